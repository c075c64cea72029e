// A question before something that cannot be taken back.

import { html } from "../lib/standalone.module.js";
import { Dialog } from "./dialog.js";
import { SavingState, useSaving } from "./saving.js";

/**
 * @param {object} props
 * @param {string} props.title
 * @param {{ label: string, isSecondary?: boolean, run: (signal: AbortSignal) => Promise<void> }[]} props.actions
 * @param {() => void} props.onClose
 * @param {unknown} [props.children] What happens.
 */
export function Confirm({ title, actions, onClose, children }) {
  const { isSaving, errors, save } = useSaving();

  return html`
    <${Dialog} title=${title} onClose=${onClose}>
      <div class="question">${children}</div>
      <${SavingState} isSaving=${isSaving} errors=${errors} fields=${[]} />
      <div class="buttons">
        <button type="button" class="secondary" onClick=${onClose}>Cancel</button>
        ${actions.map(({ label, isSecondary, run }) => html`
          <button type="button" class=${isSecondary ? "secondary" : ""} disabled=${isSaving} onClick=${() => save(run)}>${label}</button>`)}
      </div>
    <//>`;
}
