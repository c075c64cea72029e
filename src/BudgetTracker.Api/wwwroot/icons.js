// Line icons of 24 by 24, drawn for this page.

import { html } from "./lib/standalone.module.js";

/** @type {Record<string, string>} */
const paths = {
  Overview: "M4 20V10M10 20V4M16 20v-8M21 20H3",
  Expenses: "M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6",
  Budgets: "M12 3a9 9 0 1 0 9 9h-9zM16 3.9A9 9 0 0 1 20.1 8H16z",
  Import: "M12 4v11m0 0-4-4m4 4 4-4M4 19h16",
  Categories: "M4 4h7l9 9-7 7-9-9zM8 8h.01",
  Settings: "M4 7h9m6 0h1M4 17h1m6 0h9M16 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5M8 14.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5",
  add: "M12 5v14M5 12h14",
  edit: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  delete: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13",
  back: "M14 6l-6 6 6 6",
  forward: "M10 6l6 6-6 6",
  close: "M6 6l12 12M18 6L6 18",
  up: "M12 19V6m-6 6 6-6 6 6",
  down: "M12 5v13m-6-6 6 6 6-6",
  warning: "M12 4 2.5 20h19zM12 10v4M12 17h.01",
  over: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M12 7v6M12 16.5h.01",
  under: "M5 12.5l4.5 4.5L19 7",
  download: "M12 4v11m0 0-4-4m4 4 4-4M4 19h16",
  filter: "M3 5h18l-7 8v6l-4-2v-4z",
  merge: "M6 4v4c0 4 6 4 6 8v4M18 4v4c0 4-6 4-6 8m-3 1 3 3 3-3",
  waiting: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M12 7v5l3 2",
};

/** @param {{ name: string }} props The words beside it say what it means. */
export const Icon = ({ name }) => html`
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${paths[name]} /></svg>`;
