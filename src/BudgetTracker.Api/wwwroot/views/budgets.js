// The budgets of one person, as they stand in a month: make, change, end and delete them, and look back.

import { linkTo } from "../address.js";
import { getAll, send } from "../api.js";
import { counted } from "../counted.js";
import { useData } from "../data.js";
import { dayOf, longMonth, shortDay, thisMonth, today } from "../day.js";
import { Icon } from "../icons.js";
import { html, useState } from "../lib/standalone.module.js";
import { money, percent } from "../money.js";
import { notify } from "../notices.js";
import { BudgetBar } from "../parts/budget-bar.js";
import { EditBudget, LimitForm, NewBudget } from "../parts/budget-form.js";
import { BudgetHistory, carried, periodName } from "../parts/budget-history.js";
import { Confirm } from "../parts/confirm.js";
import { Dialog } from "../parts/dialog.js";
import { Failure } from "../parts/failure.js";
import { Heading } from "../parts/heading.js";
import { isMonth, MonthPicker } from "../parts/month-picker.js";
import { NoPerson, PersonChoice, usePerson } from "../parts/person.js";

/** @import { Address, Budget, User } from "../types.js" */

const lengths = { week: "a week", month: "a month", quarter: "a quarter", year: "a year" };
const states = { under: "Within the limit", near: "Near the limit", over: "Over the limit" };

/** @param {Budget} budget */
const nameOf = ({ category }) => category?.name ?? "Everything";

/** @param {{ address: Address }} props */
export default function Budgets({ address }) {
  const month = isMonth(address.parts[1]) ? String(address.parts[1]) : thisMonth();
  const { person, users, error } = usePerson();
  const [isAdding, setAdding] = useState(false);
  const close = () => setAdding(false);

  return html`
    <${Heading} name="Budgets">
      <${MonthPicker} month=${month} view="budgets" />
      <${PersonChoice} person=${person} users=${users} />
      ${person && html`<button type="button" class="secondary" onClick=${() => setAdding(true)}><${Icon} name="add" /> Add budget</button>`}
    <//>
    ${person ? html`<${List} person=${person} month=${month} onAdd=${() => setAdding(true)} />` : html`<${NoPerson} users=${users} error=${error} />`}
    ${isAdding && person && html`
      <${Dialog} title="Add budget" onClose=${close}>
        <${NewBudget} person=${person} onCancel=${close} onDone=${(/** @type {Budget} */ created) => {
          close();
          notify(created.startsOn > today()
            ? `Saved: ${nameOf(created)}. It begins on ${shortDay(created.startsOn)}.`
            : `Saved: ${nameOf(created)}, ${money(created.limit)} ${lengths[created.period]}.`);
        }} />
      <//>`}`;
}

/** @param {{ person: User, month: string, onAdd: () => void }} props */
function List({ person, month, onAdd }) {
  const on = dayOf(month);
  const { data, error, isLoading } = useData(async (signal) => {
    const budgets = await getAll("/api/users/{id}/budgets", { values: { id: person.id }, query: { on }, signal });

    return { userId: person.id, budgets: budgets.sort(byName) };
  }, [person.id, on]);
  if (error) return html`<${Failure} error=${error} />`;

  if (data?.userId !== person.id) return html`<${Skeleton} />`;

  return data.budgets.length === 0
    ? html`
      <p class="nothing">
        ${month === thisMonth() ? `${person.name} has no budgets yet.` : `${person.name} has no budgets in ${longMonth(month)}.`}
        ${" A budget says what may be spent on a category, or on everything. "}
        <button type="button" class="link" onClick=${onAdd}>Add one</button>
      </p>`
    : html`
      <ul class="budget-cards busy" aria-busy=${isLoading}>
        ${data.budgets.map((budget) => html`<${Item} budget=${budget} userId=${person.id} month=${month} key=${budget.id} />`)}
      </ul>`;
}

/** The one on everything first. @param {Budget} a @param {Budget} b */
const byName = (a, b) => (a.category?.name ?? "").localeCompare(b.category?.name ?? "") || a.id - b.id;

/** @param {{ budget: Budget, userId: number, month: string }} props */
function Item({ budget, userId, month }) {
  const [open, setOpen] = useState(/** @type {"" | "limit" | "edit" | "delete"} */ (""));
  const [hasHistory, setHistory] = useState(false);
  const close = () => setOpen("");
  const name = nameOf(budget);
  const period = periodName(budget, budget.period);
  const isLate = budget.daysLeft === 0;

  /** @param {Budget} saved */
  const saved = (saved) => {
    close();
    notify(`Saved: ${nameOf(saved)}.`);
  };

  return html`
    <li class="card budget-card ${budget.state}" aria-label=${name}>
      <header>
        <h2>
          ${budget.category && html`<span class="swatch" style=${{ "--color": budget.category.color }}></span> `}${name}
          <span class="quiet"> ${lengths[budget.period]}</span>
        </h2>
        <span class="state"><${Icon} name=${budget.state === "near" ? "warning" : budget.state} /> ${states[budget.state]}</span>
      </header>
      <${BudgetBar} sums=${budget} label=${`${name}, ${period}`} />
      <p>
        <a href=${linkTo("expenses", { userId, categoryId: budget.category?.id, from: budget.from, to: budget.to })}>
          <strong class="number">${money(budget.spent)}</strong> spent</a>
        ${` of ${money(budget.limit)}`}${budget.rolledIn !== 0 && ` ${carried(budget.rolledIn)}`}
        ${budget.percent !== null && html`<span class="quiet"> · ${percent(budget.percent)}</span>`}
      </p>
      <dl>
        ${period !== longMonth(month) && html`<div><dt>Period</dt><dd>${period}</dd></div>`}
        <div>
          <dt>${budget.remaining < 0 ? "Over" : "Left"}</dt>
          <dd class="number">${money(Math.abs(budget.remaining))}</dd>
        </div>
        ${!isLate && html`
          <div><dt>A day, ${counted(budget.daysLeft, "day")} left</dt><dd class="number">${money(budget.dailyAllowance)}</dd></div>`}
        ${!isLate && budget.projected !== null && html`
          <div><dt>If it goes on like this</dt><dd class="number">${money(budget.projected)}</dd></div>`}
        ${budget.endsOn && html`<div><dt>Ends</dt><dd>${shortDay(budget.endsOn)}</dd></div>`}
      </dl>
      <div class="actions">
        <button type="button" class="link" aria-expanded=${hasHistory} onClick=${() => setHistory(!hasHistory)}>History</button>
        <button type="button" class="link" onClick=${() => setOpen("limit")}>Change limit</button>
        <button type="button" class="link" onClick=${() => setOpen("edit")}>Edit</button>
        <button type="button" class="link" onClick=${() => setOpen("delete")}>Delete</button>
      </div>
      ${hasHistory && html`<${BudgetHistory} budget=${budget} userId=${userId} />`}
      ${open === "limit" && html`
        <${Dialog} title=${`Limit: ${name}`} onClose=${close}><${LimitForm} budget=${budget} onDone=${saved} onCancel=${close} /><//>`}
      ${open === "edit" && html`
        <${Dialog} title=${`Edit: ${name}`} onClose=${close}><${EditBudget} budget=${budget} onDone=${saved} onCancel=${close} /><//>`}
      ${open === "delete" && html`<${Removal} budget=${budget} onClose=${close} />`}
    </li>`;
}

/** @param {{ budget: Budget, onClose: () => void }} props */
function Removal({ budget, onClose }) {
  const { id, version, to, endsOn, rollover, rolloverCap, alertAt } = budget;
  const name = nameOf(budget);

  /** @param {AbortSignal} signal */
  const end = async (signal) => {
    await send("put", "/api/budgets/{id}", { values: { id }, body: { endsOn: to, rollover, rolloverCap, alertAt }, version, signal });
    onClose();
    notify(`${name} ends on ${shortDay(to)}.`);
  };

  /** @param {AbortSignal} signal */
  const remove = async (signal) => {
    await send("delete", "/api/budgets/{id}", { values: { id }, version, signal });
    onClose();
    notify(`Deleted: the budget on ${name}.`);
  };

  return html`
    <${Confirm} title=${`Delete: ${name}`} onClose=${onClose} actions=${[
      ...(endsOn === null || endsOn > to ? [{ label: `End on ${shortDay(to)}`, isSecondary: true, run: end }] : []),
      { label: "Delete", run: remove },
    ]}>
      <p>The budget goes with its history, and that cannot be undone. No expense goes.</p>
      <p>To keep the history, end the budget instead.</p>
    <//>`;
}

const Skeleton = () => html`
  <ul class="budget-cards" aria-hidden="true">
    ${[0, 1, 2].map((index) => html`<li class="card budget-card" key=${index}><h2><span class="skeleton">A category</span></h2></li>`)}
  </ul>`;
