// Deleting with time to think again: what is deleted disappears at once, and the server is told after ten seconds, or when
// the page is left.

import { Problem, revision, send } from "./api.js";
import { notify } from "./notices.js";
import { createStore } from "./store.js";

/** @import { Expense } from "./types.js" */

const seconds = 10;

/** The expenses that are as good as deleted, and those that are deleted, by id: views leave them out. */
export const deleting = createStore(/** @type {ReadonlyMap<number, Expense>} */ (new Map()));

/** The ids of those that are deleted: what is read from then on is without them. No id is given twice, so they stay. */
export const deleted = createStore(/** @type {ReadonlySet<number>} */ (new Set()));

/** @type {Map<number, (options?: { keepalive?: boolean }) => Promise<void>>} */
const waiting = new Map();

// A page that is frozen or closed runs no timer any more; requests of this kind outlive it.
window.addEventListener("pagehide", () => void deleteNow({ keepalive: true }));

/** Tells the server at once what is still waiting. @param {{ keepalive?: boolean }} [options] */
export const deleteNow = (options) => Promise.all([...waiting.values()].map((tell) => tell(options)));

/**
 * @param {Expense} expense
 * @param {string} text What the notice says.
 */
export function deleteLater(expense, text) {
  const { id, version } = expense;
  const keep = () => {
    const left = new Map(deleting.get());
    left.delete(id);
    deleting.set(left);
  };
  const done = () => deleted.set(new Set(deleted.get()).add(id));
  const stop = () => {
    clearTimeout(timer);
    closeNotice();
    waiting.delete(id);
  };
  const tell = async ({ keepalive = false } = {}) => {
    stop();
    try {
      await send("delete", "/api/expenses/{id}", { values: { id }, version, keepalive });
      done();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.status === 404) {
        done();
      } else {
        keep();
        const isChanged = error.status === 412;
        notify(isChanged ? "Somebody changed it meanwhile, so it was not deleted." : `It was not deleted: ${error.message}`, { seconds: 20 });
      }

      // What is shown is older than the response.
      revision.set(revision.get() + 1);
    }
  };

  const timer = setTimeout(tell, seconds * 1000);
  const closeNotice = notify(text, {
    seconds: seconds + 1,
    actions: [{
      label: "Undo",
      run: () => {
        stop();
        keep();
      },
    }],
  });
  waiting.set(id, tell);
  deleting.set(new Map(deleting.get()).set(id, expense));
}
