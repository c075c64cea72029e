// A dialog over the page. The browser keeps the focus in it, and gives it back afterwards.

import { Icon } from "../icons.js";
import { useId } from "../ids.js";
import { html, useEffect, useRef } from "../lib/standalone.module.js";

/**
 * @param {object} props
 * @param {string} props.title
 * @param {() => void} [props.onClose] Called after Escape or "Close"; without it, the dialog stays until it is taken away.
 * @param {unknown} [props.children]
 */
export function Dialog({ title, onClose, children }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const titleId = useId();
  useEffect(() => {
    const element = /** @type {HTMLDialogElement} */ (dialog.current);
    element.showModal();
    /** @type {HTMLElement | null} */
    const first = element.querySelector(":scope > article > header ~ * :is(input, select, textarea, button)");
    first?.focus();

    return () => element.close();
  }, []);

  /** @param {Event} event */
  const cancel = (event) => {
    event.preventDefault();
    onClose?.();
  };

  // After a second Escape, browsers close it without asking. One that was taken away is closed too, and says so late.
  const closed = () => {
    if (!dialog.current) return;
    if (onClose) onClose();
    else if (dialog.current.isConnected) dialog.current.showModal();
  };

  return html`
    <dialog ref=${dialog} aria-labelledby=${titleId} onCancel=${cancel} onClose=${closed}>
      <article>
        <header>
          <h2 id=${titleId}>${title}</h2>
          ${onClose && html`
            <button type="button" class="plain" aria-label="Close" onClick=${onClose}><${Icon} name="close" /></button>`}
        </header>
        ${children}
      </article>
    </dialog>`;
}
