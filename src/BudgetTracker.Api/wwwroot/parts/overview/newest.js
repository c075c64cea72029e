// The newest expenses of a month.

import { linkTo } from "../../address.js";
import { dayAndMonth, firstDay, lastDay } from "../../day.js";
import { deleting } from "../../deleting.js";
import { html } from "../../lib/standalone.module.js";
import { money } from "../../money.js";
import { useStore } from "../../store.js";
import { Card, SkeletonRows } from "./card.js";

/**
 * @import { Expense } from "../../types.js"
 * @import { Loaded } from "../../data.js"
 * @typedef {{ month: string, expenses: Expense[] }} Month
 */

/** @param {{ loaded: Loaded<Month> }} props */
export function Newest({ loaded }) {
  const gone = useStore(deleting);

  return html`
    <${Card} name="Newest" kind="newest" loaded=${loaded} skeleton=${html`<${SkeletonRows} kind="newest-rows" count=${10} />`}>
      ${(/** @type {Month} */ { month, expenses }) => html`
        ${expenses.length === 0 && html`<p class="quiet">There are no expenses in this month.</p>`}
        <ul class="newest-rows">
          ${expenses.filter(({ id }) => !gone.has(id)).map(({ id, description, amount, date, category }) => html`
            <li key=${id}>
              <span class="description">${description}</span>
              <a class="money" href=${linkTo("expenses", { q: description })}>${money(amount)}</a>
              <span class="about"><span class="swatch" style=${{ "--color": category.color }}></span> ${category.name}</span>
              <span class="when">${dayAndMonth(date)}</span>
            </li>`)}
        </ul>
        ${expenses.length > 0 && html`
          <p class="all"><a href=${linkTo("expenses", { from: firstDay(month), to: lastDay(month) })}>All of the month</a></p>`}`}
    <//>`;
}
