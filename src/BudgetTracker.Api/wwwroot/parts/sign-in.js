// Signing in, over whatever is on the screen: once it is done, everything goes on where it was.

import { send } from "../api.js";
import { html, useState } from "../lib/standalone.module.js";
import { loadSession } from "../session.js";
import { Dialog } from "./dialog.js";
import { EmailField } from "./email-field.js";
import { InputField } from "./field.js";
import { Form } from "./form.js";
import { useSaving } from "./saving.js";

/** @param {{ onSignedIn: () => void }} props */
export function SignIn({ onSignedIn }) {
  const [typed, setTyped] = useState({ email: "", password: "" });
  const saving = useSaving();
  const { errors } = saving;

  /** @param {keyof typeof typed} field */
  const change = (field) => (/** @type {string} */ value) => setTyped({ ...typed, [field]: value });

  const submit = () => {
    const wrong = {
      ...(typed.email.trim() === "" && { email: "Write your email address." }),
      ...(typed.password === "" && { password: "Write your password." }),
    };
    if (Object.keys(wrong).length > 0) return saving.setErrors(wrong);

    return saving.save(async (signal) => {
      await send("post", "/api/session", { body: typed, key: null, signal, isSigningIn: true });
      await loadSession({ isSigningIn: true });
      onSignedIn();
    });
  };

  return html`
    <${Dialog} title="Sign in">
      <${Form} saving=${saving} label="Sign in" fields=${["email", "password"]} onSubmit=${submit}>
        <${EmailField} autocomplete="username" value=${typed.email} error=${errors.email} onChange=${change("email")} />
        <${InputField} label="Password" type="password" required autocomplete="current-password" value=${typed.password}
          error=${errors.password} onChange=${change("password")} />
      <//>
    <//>`;
}
