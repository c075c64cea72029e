// Who uses the page.

import { get, onSignedOut, Problem } from "./api.js";
import { createStore } from "./store.js";

/** @import { Session } from "./types.js" */

/** @type {Session} */
const open = { mode: "open", user: null, role: "admin", scopes: ["read", "write"] };

/** Null until the server has said who it is. */
export const session = createStore(/** @type {Session | null} */ (null));

/** What is called once somebody has signed in; null while nobody is asked to. */
export const signedIn = createStore(/** @type {(() => void) | null} */ (null));

onSignedOut(async () => {
  const before = session.get()?.user?.id;
  await /** @type {Promise<void>} */ (new Promise((resolve) => signedIn.set(resolve)));
  signedIn.set(null);
  await loadSession();
  // What is on the screen, and what was typed there, belongs to somebody else.
  if (before !== undefined && before !== session.get()?.user?.id) location.reload();
});

/** Asks the server who uses the page. */
export async function loadSession() {
  try {
    session.set(/** @type {Session} */ (await get(/** @type {any} */ ("/api/session"))));
  } catch (error) {
    if (!(error instanceof Problem && error.status === 404)) throw error;
    session.set(open);
  }
}
