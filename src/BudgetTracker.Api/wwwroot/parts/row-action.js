// What can be done with a row of a list, as an icon.

import { Icon } from "../icons.js";
import { html } from "../lib/standalone.module.js";

/**
 * @param {object} props
 * @param {"edit" | "merge" | "delete"} props.icon
 * @param {string} props.title
 * @param {string} props.of What the row is called.
 * @param {() => void} props.onClick
 */
export const RowAction = ({ icon, title, of, onClick }) => html`
  <button type="button" class="plain" aria-label=${`${title} ${of}`} title=${title} onClick=${onClick}><${Icon} name=${icon} /></button>`;
