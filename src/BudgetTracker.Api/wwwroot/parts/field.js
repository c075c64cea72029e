// A labelled field of a form, with what is wrong with it or worth knowing.

import { useId } from "../ids.js";
import { html } from "../lib/standalone.module.js";

/**
 * @param {object} props
 * @param {string} props.label
 * @param {string} [props.error]
 * @param {unknown} [props.hint]
 * @param {(attributes: { id: string, "aria-describedby": string | undefined, "aria-invalid": "true" | undefined }) => unknown} props.children
 *   The field itself; it takes these attributes.
 */
export function Field({ label, error, hint, children }) {
  const id = useId();
  const note = error ?? hint;

  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      ${children({ id, "aria-describedby": note ? `${id}-note` : undefined, "aria-invalid": error ? "true" : undefined })}
      <small id="${id}-note" class=${error ? "error" : ""} aria-live="polite">${note}</small>
    </div>`;
}

/**
 * A field that is typed; other attributes are those of the input.
 *
 * @param {{ label: string, error?: string | undefined, hint?: unknown, value: string, onChange: (value: string) => void } & Record<string, unknown>} props
 */
export const InputField = ({ label, error, hint, onChange, ...attributes }) => html`
  <${Field} label=${label} error=${error} hint=${hint}>
    ${(/** @type {object} */ own) => html`
      <input autocomplete="off" ...${attributes} ...${own} onInput=${(/** @type {any} */ event) => onChange(event.currentTarget.value)} />`}
  <//>`;

/**
 * A field that is chosen; other attributes are those of the select.
 *
 * @param {{ label: string, error?: string | undefined, hint?: unknown, value: string, options: [string, string][], onChange: (value: string) => void } & Record<string, unknown>} props
 */
export const SelectField = ({ label, error, hint, options, value, onChange, ...attributes }) => html`
  <${Field} label=${label} error=${error} hint=${hint}>
    ${(/** @type {object} */ own) => html`
      <select ...${attributes} ...${own} value=${value} onChange=${(/** @type {any} */ event) => onChange(event.currentTarget.value)}>
        ${options.map(([option, text]) => html`<option value=${option} key=${option} disabled=${option === ""}>${text}</option>`)}
      </select>`}
  <//>`;
