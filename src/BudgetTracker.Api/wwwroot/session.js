// Who uses the page.

import { get, onSignedOut } from "./api.js";
import { createStore } from "./store.js";

/** @import { Session } from "./types.js" */

/** Null until the server has said who it is. */
export const session = createStore(/** @type {Session | null} */ (null));

/** What is called once somebody has signed in and the session is loaded; null while nobody is asked to. */
export const signedIn = createStore(/** @type {(() => void) | null} */ (null));

const owner = "owner";

onSignedOut(async () => {
  await /** @type {Promise<void>} */ (new Promise((resolve) => signedIn.set(resolve)));
  signedIn.set(null);
});

/**
 * Asks the server who uses the page. If it is not the one who used this tab before, the page begins anew.
 *
 * @param {{ isSigningIn?: boolean }} [options] `isSigningIn`: somebody has just signed in. If the browser did not keep the
 *   cookie, the server's 401 is the error to show.
 */
export async function loadSession(options) {
  const next = await get("/api/session", options);
  if (next.user) {
    const [before, now] = [sessionStorage.getItem(owner), String(next.user.id)];
    // What is on the screen, what was typed there, and what waits to be sent belongs to somebody else.
    const isOthers = before !== null && before !== now;
    if (isOthers) sessionStorage.clear();
    sessionStorage.setItem(owner, now);
    if (isOthers) {
      location.reload();
      await new Promise(() => {});
    }
  }

  session.set(next);
}
