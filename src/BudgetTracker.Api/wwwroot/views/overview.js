// A month at a glance.

import { linkTo } from "../address.js";
import { get } from "../api.js";
import { useData } from "../data.js";
import { firstDay, lastDay, longMonth, shortDay, thisMonth } from "../day.js";
import { html } from "../lib/standalone.module.js";
import { money } from "../money.js";
import { Failure } from "../parts/failure.js";
import { Heading } from "../parts/heading.js";

/** @import { Address } from "../types.js" */

/** @param {{ address: Address }} props */
export default function Overview({ address }) {
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(address.parts[0] ?? "") ? String(address.parts[0]) : thisMonth();
  const range = { from: firstDay(month), to: lastDay(month) };
  const { data, error } = useData(async (signal) => {
    const [spent, newest] = await Promise.all([
      get("/api/reports/spending", { query: { ...range, groupBy: ["category"] }, signal }),
      get("/api/expenses", { query: { ...range, limit: 10 }, signal }),
    ]);

    return { spent, newest: newest.items };
  }, [month]);

  return html`
    <${Heading} name="Overview"><strong>${longMonth(month)}</strong><//>
    ${error && html`<${Failure} error=${error} />`}
    ${data && html`
      <section class="card">
        <h2>Spent</h2>
        <p><a href=${linkTo("expenses", range)}>${money(data.spent.total)}</a></p>
        <ul>
          ${data.newest.map((expense) => html`<li key=${expense.id}>${shortDay(expense.date)} ${expense.description} ${money(expense.amount)}</li>`)}
        </ul>
      </section>`}`;
}
