// Who uses the ledger, and how they get at it.

import { Problem, send } from "../api.js";
import { deleteNow } from "../deleting.js";
import { html, useState } from "../lib/standalone.module.js";
import { notify } from "../notices.js";
import { InputField } from "../parts/field.js";
import { Form } from "../parts/form.js";
import { Heading } from "../parts/heading.js";
import { PasswordField, passwordError } from "../parts/password-field.js";
import { SavingState, useSaving } from "../parts/saving.js";
import { Tokens } from "../parts/tokens.js";
import { Users } from "../parts/users.js";
import { session } from "../session.js";
import { useStore } from "../store.js";

/** @import { Session } from "../types.js" */

export default function Settings() {
  const who = useStore(session);

  return html`
    <${Heading} name="Settings" />
    ${who && html`
      <div class="settings">
        ${who.user
          ? html`<${Account} user=${who.user} role=${who.role} /><${Tokens} />`
          : html`
            <p class="card">There is no sign-in: whoever reaches this server may see and change everything
              (<code>Access:Mode</code> is <code>Open</code>).</p>`}
        ${who.role === "admin" && html`<${Users} hasSignIn=${who.mode === "signIn"} ownId=${who.user?.id} />`}
      </div>`}`;
}

/** @param {{ user: NonNullable<Session["user"]>, role: Session["role"] }} props */
function Account({ user, role }) {
  const [hasForm, setForm] = useState(false);
  const { isSaving, errors, save } = useSaving();

  const signOut = () => save(async (signal) => {
    await deleteNow();
    try {
      await send("delete", "/api/session", { signal, isSigningIn: true });
    } catch (problem) {
      // It has ended already.
      if (!(problem instanceof Problem && problem.status === 401)) throw problem;
    }

    // What was typed is not for who signs in next.
    sessionStorage.clear();
    location.assign("#/");
    location.reload();
  });

  return html`
    <section class="card account" aria-label="Account">
      <p>
        <strong>${user.name}</strong> <span class="quiet">${user.email} · ${role === "admin" ? "Admin" : "Member"}</span>
      </p>
      <div class="actions">
        <button type="button" class="link" aria-expanded=${hasForm} onClick=${() => setForm(!hasForm)}>Change password</button>
        <button type="button" class="link" disabled=${isSaving} onClick=${signOut}>Sign out</button>
      </div>
      <${SavingState} isSaving=${isSaving} errors=${errors} fields=${[]} />
      ${hasForm && html`<${OwnPassword} user=${user} onClose=${() => setForm(false)} />`}
    </section>`;
}

/** @param {{ user: NonNullable<Session["user"]>, onClose: () => void }} props */
function OwnPassword({ user: { id, email }, onClose }) {
  const [typed, setTyped] = useState({ current: "", password: "" });
  const saving = useSaving();
  const { errors } = saving;

  const submit = () => {
    const error = passwordError(typed.password);
    const wrong = { ...(typed.current === "" && { current: "Write the present one." }), ...(error && { password: error }) };
    if (Object.keys(wrong).length > 0) return saving.setErrors(wrong);

    return saving.save(async (signal) => {
      await send("put", "/api/users/{id}/password", { values: { id }, body: typed, signal });
      onClose();
      notify("The password is changed. Sign in with it, here and wherever else you were.", { seconds: 15 });
    });
  };

  return html`
    <${Form} saving=${saving} label="Change password" fields=${["current", "password"]} onSubmit=${submit} onCancel=${onClose}>
      <input hidden type="email" autocomplete="username" value=${email} readonly />
      <${InputField} label="Present password" type="password" required autocomplete="current-password" value=${typed.current}
        error=${errors.current} onChange=${(/** @type {string} */ current) => setTyped({ ...typed, current })} />
      <${PasswordField} value=${typed.password} error=${errors.password}
        onChange=${(/** @type {string} */ password) => setTyped({ ...typed, password })} />
    <//>`;
}
