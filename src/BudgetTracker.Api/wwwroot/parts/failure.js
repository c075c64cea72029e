// What stands where data would, when the server refused it.

import { html } from "../lib/standalone.module.js";

/** @param {{ error: Error }} props */
export const Failure = ({ error }) => html`<p class="failure" role="alert">${error.message}</p>`;
