// Who uses the page.

import { get, onSignedOut } from "./api.js";
import { createStore } from "./store.js";

/** @import { Session } from "./types.js" */

/** Null until the server has said who it is. */
export const session = createStore(/** @type {Session | null} */ (null));

/** What is called once somebody has signed in and the session is loaded; null while nobody is asked to. */
export const signedIn = createStore(/** @type {(() => void) | null} */ (null));

onSignedOut(async () => {
  const before = session.get()?.user?.id;
  await /** @type {Promise<void>} */ (new Promise((resolve) => signedIn.set(resolve)));
  signedIn.set(null);
  if (before === undefined || before === session.get()?.user?.id) return;

  // What is on the screen, what was typed there, and what waits to be sent belongs to somebody else.
  sessionStorage.clear();
  location.reload();
  await new Promise(() => {});
});

/**
 * Asks the server who uses the page.
 *
 * @param {{ isSigningIn?: boolean }} [options] `isSigningIn`: somebody has just signed in. If the browser did not keep the
 *   cookie, the server's 401 is the error to show.
 */
export async function loadSession(options) {
  session.set(await get("/api/session", options));
}
