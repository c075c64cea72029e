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
