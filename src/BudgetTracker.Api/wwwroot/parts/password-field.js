// A new password.

import { html } from "../lib/standalone.module.js";
import { InputField } from "./field.js";

const shortest = 12;

/** @param {string} password @returns {string | undefined} What is wrong with it. */
export const passwordError = (password) => (password.length < shortest ? `Take ${shortest} characters or more.` : undefined);

/** @param {{ value: string, error: string | undefined, onChange: (value: string) => void }} props */
export const PasswordField = ({ value, error, onChange }) => html`
  <${InputField} label="New password" type="password" required maxlength="128" autocomplete="new-password"
    value=${value} error=${error} hint=${`${shortest} characters or more`} onChange=${onChange} />`;
