// A form that is saved: its fields, how the saving goes, and its buttons.

import { html, useEffect, useRef } from "../lib/standalone.module.js";
import { SavingState } from "./saving.js";

/**
 * @param {object} props
 * @param {ReturnType<typeof import("./saving.js").useSaving>} props.saving
 * @param {string[]} props.fields Those that show their errors themselves, by their name in the API.
 * @param {string} [props.label] Of the button; "Save" if left out.
 * @param {boolean} [props.isLoading] Whether something that the form needs is not there yet.
 * @param {() => void} props.onSubmit
 * @param {() => void} [props.onCancel]
 * @param {unknown} [props.children]
 */
export function Form({ saving: { isSaving, errors }, fields, label = "Save", isLoading = false, onSubmit, onCancel, children }) {
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  /** @param {string} selector */
  const focus = (selector) => {
    /** @type {HTMLElement | null | undefined} */
    const field = form.current?.querySelector(selector);
    field?.focus();
  };
  useEffect(() => focus(":is(input, select):not([hidden])"), []);
  useEffect(() => focus("[aria-invalid]"), [errors]);

  return html`
    <form ref=${form} novalidate aria-busy=${isSaving || isLoading} onSubmit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      onSubmit();
    }}>
      <fieldset class="fields" disabled=${isSaving}>${children}</fieldset>
      <${SavingState} isSaving=${isSaving} errors=${errors} fields=${fields} />
      <div class="buttons">
        ${onCancel && html`<button type="button" class="secondary" onClick=${onCancel}>Cancel</button>`}
        <button type="submit" aria-busy=${isSaving} disabled=${isSaving}>${label}</button>
      </div>
    </form>`;
}
