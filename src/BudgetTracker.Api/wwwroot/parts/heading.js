// The head of a view: its name, and what belongs beside it.

import { html } from "../lib/standalone.module.js";

/** @param {{ name: string, children?: unknown }} props The name is that of the navigation. */
export const Heading = ({ name, children }) => html`
  <header class="view-heading">
    <h1 tabindex="-1">${name}</h1>
    ${children}
  </header>`;
