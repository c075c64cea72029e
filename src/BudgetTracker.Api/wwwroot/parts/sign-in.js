// Signing in, over whatever is on the screen: once it is done, everything goes on where it was.

import { send } from "../api.js";
import { html, useState } from "../lib/standalone.module.js";
import { loadSession } from "../session.js";
import { Dialog } from "./dialog.js";
import { Field } from "./field.js";
import { SavingState, useSaving } from "./saving.js";

/** @param {{ onSignedIn: () => void }} props */
export function SignIn({ onSignedIn }) {
  const [typed, setTyped] = useState({ email: "", password: "" });
  const { isSaving, errors, save } = useSaving();

  /** @param {Event} event */
  const submit = (event) => {
    event.preventDefault();
    save(async (signal) => {
      await send("post", "/api/session", { body: typed, key: null, signal, isSigningIn: true });
      await loadSession({ isSigningIn: true });
      onSignedIn();
    });
  };

  return html`
    <${Dialog} title="Sign in">
      <form onSubmit=${submit}>
        <fieldset disabled=${isSaving}>
          <${Field} label="Email" error=${errors.email}>
            ${(/** @type {object} */ attributes) => html`
              <input ...${attributes} type="email" required autocomplete="username" value=${typed.email}
                onInput=${(/** @type {any} */ event) => setTyped({ ...typed, email: event.currentTarget.value })} />`}
          <//>
          <${Field} label="Password" error=${errors.password}>
            ${(/** @type {object} */ attributes) => html`
              <input ...${attributes} type="password" required autocomplete="current-password" value=${typed.password}
                onInput=${(/** @type {any} */ event) => setTyped({ ...typed, password: event.currentTarget.value })} />`}
          <//>
        </fieldset>
        <${SavingState} isSaving=${isSaving} errors=${errors} fields=${["email", "password"]} />
        <div class="buttons"><button type="submit" aria-busy=${isSaving}>Sign in</button></div>
      </form>
    <//>`;
}
