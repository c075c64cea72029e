// A month at a glance. At most five requests, each as soon as what it needs is known; each card is there as soon as its own data is. The cards whose
// height depends on the data are the last of their column, so that nothing moves when they land.

import { get } from "../api.js";
import { byName, useData } from "../data.js";
import { firstDay, lastDay, thisMonth } from "../day.js";
import { html } from "../lib/standalone.module.js";
import { Heading } from "../parts/heading.js";
import { isMonth, MonthPicker } from "../parts/month-picker.js";
import { Budgets } from "../parts/overview/budgets.js";
import { Categories } from "../parts/overview/categories.js";
import { FirstSteps } from "../parts/overview/first-steps.js";
import { Months, useYear } from "../parts/overview/months.js";
import { Newest } from "../parts/overview/newest.js";
import { Spent } from "../parts/overview/spent.js";
import { session } from "../session.js";
import { useStore } from "../store.js";

/** @import { Address } from "../types.js" */

/** @param {{ address: Address }} props */
export default function Overview({ address }) {
  const month = isMonth(address.parts[0]) ? String(address.parts[0]) : thisMonth();
  const year = useYear(month);
  const newest = useData(async (signal) => {
    // Those of earlier months show whether there are any, and who spent last.
    const { items } = await get("/api/expenses", { query: { to: lastDay(month), limit: 10 }, signal });

    return { month, expenses: items.filter(({ date }) => date >= firstDay(month)), lastUserId: items[0]?.user.id, isEmpty: items.length === 0 };
  }, [month]);
  const known = useStore(session);
  const users = useData(async (signal) => {
    if (!known || known.user) return known?.user && [known.user];

    // One request, however many there are: a household is smaller.
    return byName((await get("/api/users", { query: { limit: 500 }, signal })).items);
  }, [known]).data;
  if (newest.data?.isEmpty && year.data?.isEmpty) return html`<${Heading} name="Overview" /><${FirstSteps} users=${users} />`;

  return html`
    <${Heading} name="Overview"><${MonthPicker} month=${month} /><//>
    <div class="overview">
      <${Spent} month=${month} />
      <${Months} loaded=${year} />
      <${Budgets} month=${month} users=${users} lastUser=${newest.data && { id: newest.data.lastUserId }} />
      <${Categories} loaded=${year} />
      <${Newest} loaded=${newest} />
    </div>`;
}
