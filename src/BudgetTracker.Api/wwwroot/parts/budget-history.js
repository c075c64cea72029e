// The periods of a budget as bars, newest first.

import { linkTo } from "../address.js";
import { usePages } from "../data.js";
import { dayRange, longMonth } from "../day.js";
import { html } from "../lib/standalone.module.js";
import { money } from "../money.js";
import { BudgetBar } from "./budget-bar.js";
import { Failure } from "./failure.js";

/** @import { Budget } from "../types.js" */

/** November 2026, or the days. @param {{ from: string, to: string }} period @param {Budget["period"]} length */
export function periodName({ from, to }, length) {
  const isWhole = from.endsWith("-01");
  if (isWhole && length === "month") return longMonth(from.slice(0, 7));

  return isWhole && from.slice(5, 7) === "01" && length === "year" ? from.slice(0, 4) : dayRange(from, to);
}

/** How a carry reads: + 14.15 or − 3.20. @param {number} amount */
export const carried = (amount) => `${amount < 0 ? "−" : "+"} ${money(Math.abs(amount))} carried over`;

/** @param {{ budget: Budget, userId: number }} props */
export function BudgetHistory({ budget, userId }) {
  const { items, error, isComplete, isLoading, more } = usePages(
    "/api/budgets/{id}/periods",
    { values: { id: budget.id }, query: { on: budget.to } },
    ({ from }) => from,
  );
  if (error) return html`<${Failure} error=${error} />`;
  if (!items) return html`<p class="skeleton">Loading</p>`;

  const most = Math.max(...items.map(({ available, spent }) => Math.max(available, spent)));

  return html`
    <ul class="budget-history" aria-label="History">
      ${items.map((period) => {
        const name = periodName(period, budget.period);

        return html`
          <li key=${period.from}>
            <a href=${linkTo("expenses", { userId, categoryId: budget.category?.id, from: period.from, to: period.to })}>${name}</a>
            <${BudgetBar} sums=${period} label=${name} most=${most} />
            <span class="sums">
              <span class="number">${money(period.spent)}</span>
              <span class="quiet"> of ${money(period.limit)}${period.rolledIn !== 0 && ` ${carried(period.rolledIn)}`}</span>
            </span>
            <span class="left number">${period.remaining < 0 ? `${money(-period.remaining)} over` : `${money(period.remaining)} left`}</span>
          </li>`;
      })}
    </ul>
    ${!isComplete && html`<p class="more"><button type="button" class="secondary" aria-busy=${isLoading} onClick=${more}>Earlier periods</button></p>`}`;
}
