// The budgets of one person, as bars: first those that need a look.

import { linkTo } from "../../address.js";
import { getAll, Problem } from "../../api.js";
import { useData } from "../../data.js";
import { dayAndMonth, dayOf } from "../../day.js";
import { Icon } from "../../icons.js";
import { html, useState } from "../../lib/standalone.module.js";
import { money } from "../../money.js";
import { session } from "../../session.js";
import { useStore } from "../../store.js";
import { carried } from "../budget-history.js";
import { Card, SkeletonRows } from "./card.js";

/**
 * @import { Budget, UserReference } from "../../types.js"
 * @typedef {{ userId: number, budgets: Budget[] }} Own
 */

const mostShown = 6;
const remembered = "budgetUser";
const rowsOfBefore = "budgetRows";
const states = ["over", "near", "under"];

/**
 * @param {object} props
 * @param {string} props.month
 * @param {UserReference[] | undefined} props.users
 * @param {{ id: number | undefined } | undefined} props.lastUser Who spent last is who is shown where nobody is remembered.
 */
export function Budgets({ month, users, lastUser }) {
  const known = useStore(session);
  const self = known?.user;
  const [chosen, setChosen] = useState(Number(localStorage.getItem(remembered)));
  const userId = known ? (self?.id ?? (chosen || lastUser?.id)) : undefined;
  const day = dayOf(month);
  const loaded = useData(async (signal) => {
    if (userId === undefined) return undefined;

    try {
      const items = await getAll("/api/users/{id}/budgets", { values: { id: userId }, query: { on: day }, signal });
      // The view of budgets goes on with the same person.
      if (!self) localStorage.setItem(remembered, String(userId));
      localStorage.setItem(rowsOfBefore, String(Math.min(items.length, mostShown)));

      return { userId, budgets: items };
    } catch (error) {
      if (!(error instanceof Problem && error.status === 404)) throw error;
      // The one who is remembered is no more.
      localStorage.removeItem(remembered);
      setChosen(0);

      return undefined;
    }
  }, [userId, day]);
  const nobody = { data: { userId: 0, budgets: [] }, error: undefined, isLoading: false };

  return html`
    <${Card} name="Budgets" kind="budgets" loaded=${known && lastUser && userId === undefined ? nobody : loaded}
      beside=${known && !self && html`<${Person} users=${users} userId=${userId} onChange=${(/** @type {number} */ id) => {
        localStorage.setItem(remembered, String(id));
        setChosen(id);
      }} />`}
      skeleton=${html`<${SkeletonRows} kind="budget-rows" count=${Number(localStorage.getItem(rowsOfBefore) ?? 3)} />`}>
      ${(/** @type {Own} */ own) => html`<${Bars} ...${own} />`}
    <//>`;
}

/** @param {{ users: UserReference[] | undefined, userId: number | undefined, onChange: (id: number) => void }} props */
const Person = ({ users, userId, onChange }) => users && users.length > 1 && html`
  <select class="person" aria-label="Whose budgets" value=${String(userId ?? "")}
    onChange=${(/** @type {any} */ event) => onChange(Number(event.currentTarget.value))}>
    ${users.map(({ id, name }) => html`<option value=${String(id)} key=${id}>${name}</option>`)}
  </select>`;

/** @param {Own} props */
function Bars({ userId, budgets }) {
  if (budgets.length === 0) return html`<p class="quiet">There are none yet. <a href="#/budgets">Make a budget</a></p>`;

  const sorted = [...budgets].sort((a, b) =>
    states.indexOf(a.state) - states.indexOf(b.state) || (b.percent ?? 2) - (a.percent ?? 2));

  return html`
    <ul class="budget-rows">
      ${sorted.slice(0, mostShown).map((budget) => html`<${Bar} key=${budget.id} userId=${userId} budget=${budget} />`)}
    </ul>
    <p class="all"><a href="#/budgets">${budgets.length > mostShown ? `All ${budgets.length} budgets` : "All budgets"}</a></p>`;
}

/** @param {{ userId: number, budget: Budget }} props */
function Bar({ userId, budget }) {
  const { category, state, from, to, limit, rolledIn, available, spent, remaining, dailyAllowance, daysLeft } = budget;
  const part = available > 0 ? Math.min(spent / available, 1) : 1;
  const list = linkTo("expenses", { userId, categoryId: category?.id, from, to });

  return html`
    <li class="budget ${state}">
      <p>
        <span class="name">
          <span class="swatch" style=${{ "--color": category?.color ?? "var(--quiet)" }}></span> <span>${category?.name ?? "Everything"}</span>
        </span>
        <span class="state">
          <${Icon} name=${state === "near" ? "warning" : state} />
          ${remaining < 0 ? html`<strong class="money">${money(-remaining)}</strong> over` : html`<strong class="money">${money(remaining)}</strong> left`}
        </span>
      </p>
      <div class="bar" aria-hidden="true"><span style=${{ "--part": part }}></span></div>
      <p class="small quiet">
        <span>
          <a class="money" href=${list}>${money(spent)}</a> of ${money(limit)}
          ${rolledIn !== 0 && ` ${carried(rolledIn)}`}
        </span>
        <span>
          ${remaining > 0 && daysLeft > 0 && `${money(dailyAllowance)} a day `}until ${dayAndMonth(to)}
        </span>
      </p>
    </li>`;
}
