// The first admin, by the link that the server printed: #/setup?code=...

import { go } from "../address.js";
import { Problem, send } from "../api.js";
import { html, useState } from "../lib/standalone.module.js";
import { notify } from "../notices.js";
import { EmailField } from "../parts/email-field.js";
import { Failure } from "../parts/failure.js";
import { InputField } from "../parts/field.js";
import { Form } from "../parts/form.js";
import { Heading } from "../parts/heading.js";
import { PasswordField, passwordError } from "../parts/password-field.js";
import { useSaving } from "../parts/saving.js";
import { loadSession, signedIn } from "../session.js";

/** @import { Address } from "../types.js" */

/** @param {{ address: Address }} props */
export default function Setup({ address }) {
  const [typed, setTyped] = useState({ name: "", email: "", password: "", code: address.query.get("code") ?? "" });
  const [isOver, setOver] = useState(/** @type {Error | null} */ (null));
  const saving = useSaving();
  const { errors, setErrors, save } = saving;

  /** @param {keyof typeof typed} field */
  const change = (field) => (/** @type {string} */ value) => setTyped({ ...typed, [field]: value });

  const submit = () => {
    const error = passwordError(typed.password);
    const wrong = {
      ...(typed.name.trim() === "" && { name: "Say what you are called." }),
      ...(typed.email.trim() === "" && { email: "Write an email address. You sign in with it." }),
      ...(error && { password: error }),
      ...(typed.code.trim() === "" && { code: "It stands in the link that the server printed." }),
    };
    if (Object.keys(wrong).length > 0) return setErrors(wrong);

    return save(async (signal) => {
      const body = { ...typed, name: typed.name.trim(), email: typed.email.trim(), code: typed.code.trim() };
      try {
        await send("post", "/api/setup", { body, key: null, signal });
      } catch (problem) {
        if (!(problem instanceof Problem && problem.status === 404)) throw problem;

        return setOver(problem);
      }

      await loadSession({ isSigningIn: true });
      // The code has no more use, and the password needs not to be typed again.
      go("#/", { replace: true });
      signedIn.get()?.();
      notify(`Welcome, ${body.name}. Others who use the ledger are added in Settings.`, { seconds: 15 });
    });
  };

  return html`
    <${Heading} name="Set up" />
    <div class="card setup">
      ${isOver
        ? html`<${Failure} error=${isOver} /><p><a href="#/">Go on to the ledger</a></p>`
        : html`
          <p>You are the first admin of this ledger.</p>
          <${Form} saving=${saving} label="Begin" fields=${["name", "email", "password", "code"]} onSubmit=${submit}>
            <${InputField} label="Name" required maxlength="100" autocomplete="name" value=${typed.name} error=${errors.name} onChange=${change("name")} />
            <${EmailField} autocomplete="username" value=${typed.email} error=${errors.email} onChange=${change("email")} />
            <${PasswordField} value=${typed.password} error=${errors.password} onChange=${change("password")} />
            ${(errors.code || !address.query.get("code")) && html`
              <${InputField} label="Code" required value=${typed.code} error=${errors.code} onChange=${change("code")} />`}
          <//>`}
    </div>`;
}
