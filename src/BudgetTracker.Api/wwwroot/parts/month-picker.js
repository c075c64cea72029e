// Which month is shown: the one before, the one after, or any.

import { go } from "../address.js";
import { addMonths, longMonth, thisMonth } from "../day.js";
import { Icon } from "../icons.js";
import { html } from "../lib/standalone.module.js";

const pattern = "[0-9]{4}-(0[1-9]|1[0-2])";

/** @param {string | undefined} text */
export const isMonth = (text) => text !== undefined && new RegExp(`^${pattern}$`).test(text) && text > "0001";

/** @param {{ month: string, view?: string }} props `view`: the address of a view whose months have addresses below its own. */
export function MonthPicker({ month, view }) {
  const [before, after] = [addMonths(month, -1), addMonths(month, 1)];
  /** @param {string} of */
  const at = (of) => `#/${view ? `${view}/` : ""}${of}`;

  return html`
    <div class="month-picker">
      ${month !== thisMonth() && html`<a class="now" href="#/${view ?? ""}">This month</a>`}
      <a class="step" href=${at(before)} aria-label=${`Before: ${longMonth(before)}`}><${Icon} name="back" /></a>
      <input type="month" aria-label="Month" value=${month} required pattern=${pattern}
        onChange=${(/** @type {any} */ event) => isMonth(event.currentTarget.value) && go(at(event.currentTarget.value))} />
      <a class="step" href=${at(after)} aria-label=${`After: ${longMonth(after)}`}><${Icon} name="forward" /></a>
    </div>`;
}
