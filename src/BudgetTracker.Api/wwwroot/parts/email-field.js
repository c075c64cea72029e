// An email address.

import { html } from "../lib/standalone.module.js";
import { InputField } from "./field.js";

/**
 * The server decides what an address is. A field of type "email" would reject letters outside ASCII, and some browsers
 * rewrite its domain.
 *
 * @param {{ value: string, error: string | undefined, onChange: (value: string) => void } & Record<string, unknown>} props Others are
 *   those of an input field.
 */
export const EmailField = (props) => html`
  <${InputField} label="Email" required maxlength="100" inputmode="email" autocapitalize="off" spellcheck=${false} ...${props} />`;
