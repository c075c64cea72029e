// Short messages at the lower edge of the page: what happened, and what can be done about it.

import { html } from "./lib/standalone.module.js";
import { createStore, useStore } from "./store.js";

/**
 * @typedef {object} Notice
 * @property {number} id
 * @property {string} text
 * @property {{ label: string, run: () => void }[]} actions
 */

const notices = createStore(/** @type {Notice[]} */ ([]));
let lastId = 0;

/**
 * Shows a message.
 *
 * @param {string} text
 * @param {object} [options]
 * @param {number} [options.seconds] How long; 6 if left out.
 * @param {{ label: string, run: () => void }[]} [options.actions] Buttons. Each closes the message.
 * @returns {() => void} Closes it.
 */
export function notify(text, { seconds = 6, actions = [] } = {}) {
  const id = ++lastId;
  const close = () => {
    clearTimeout(timer);
    notices.set(notices.get().filter((notice) => notice.id !== id));
  };
  const timer = setTimeout(close, seconds * 1000);
  notices.set([
    ...notices.get(),
    { id, text, actions: actions.map(({ label, run }) => ({ label, run: () => (close(), run()) })) },
  ]);

  return close;
}

/** The region that all of them are shown in; it is always there, so that screen readers listen to it. */
export function Notices() {
  return html`
    <div class="notices" role="status">
      ${useStore(notices).map(({ id, text, actions }) => html`
        <p class="notice" key=${id}>
          <span>${text}</span>
          ${actions.map(({ label, run }) => html`<button type="button" onClick=${run}>${label}</button>`)}
        </p>`)}
    </div>`;
}
