// The expenses that match the filters in the address, newest first: look, change, delete.

import { go, linkTo } from "../address.js";
import { addressOf, get } from "../api.js";
import { counted } from "../counted.js";
import { useData, usePages } from "../data.js";
import { longDay, shortDay } from "../day.js";
import { deleted, deleteLater, deleting } from "../deleting.js";
import { Icon } from "../icons.js";
import { html, useRef, useState } from "../lib/standalone.module.js";
import { money, sum } from "../money.js";
import { notify } from "../notices.js";
import { ExpenseForm } from "../parts/expense-form.js";
import { Failure } from "../parts/failure.js";
import { Filters } from "../parts/expense-filters.js";
import { Heading } from "../parts/heading.js";
import { More } from "../parts/more.js";
import { RowAction } from "../parts/row-action.js";
import { useStore } from "../store.js";

/**
 * @import { Address, Expense, QueryOf } from "../types.js"
 * @typedef {NonNullable<QueryOf<"/api/expenses", "get">>} Query
 */

// The filters of GET /api/expenses, as they stand in the address.
const names = ["q", "userId", "from", "to", "minAmount", "maxAmount", "importId", "sort"];

/**
 * @param {URLSearchParams} query
 * @returns {Query}
 */
function queryOf(query) {
  const single = names.flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : []));
  const categories = query.getAll("categoryId");

  return { ...Object.fromEntries(single), ...(categories.length > 0 && { categoryId: categories }) };
}

/** @param {{ address: Address }} props */
export default function Expenses({ address }) {
  const query = queryOf(address.query);
  const { sort, ...filter } = query;

  return html`
    <${Heading} name="Expenses">
      <a role="button" class="secondary" download
        href=${addressOf("/api/export/expenses.csv", { query: { ...query, bom: true } })}>
        <${Icon} name="download" /> CSV
      </a>
    <//>
    <${Filters} query=${query} onChange=${(/** @type {Query} */ next) =>
      go(linkTo("expenses", /** @type {any} */ (next)), { replace: true })} />
    <${Total} filter=${filter} />
    <${List} query=${query} />`;
}

/** What the filters hold, in one line. @param {{ filter: Query }} props */
function Total({ filter }) {
  const { data, error } = useData(
    async (signal) => {
      const { total, count } = await get("/api/reports/spending", { query: { ...filter, groupBy: ["year"] }, signal });

      // A deletion aborts the reads that began before it: what arrives is without all that are deleted.
      return { total, count, without: deleted.get() };
    },
    [JSON.stringify(filter)],
  );
  const gone = [...useStore(deleting).values()].filter((expense) => !data?.without.has(expense.id) && matches(expense, filter));
  if (error) return html`<${Failure} error=${error} />`;

  const count = data ? data.count - gone.length : 0;

  return html`
    <p class="total" role="status">
      ${data
        ? html`<strong class="money">${money(sum([data.total, ...gone.map(({ amount }) => -amount)]))}</strong>
          <span class="quiet"> in ${counted(count, "expense")}</span>`
        : html`<span class="skeleton">Adding up the expenses</span>`}
    </p>`;
}

/**
 * Whether the sum has an expense in it that is about to be deleted; it may have been shown under other filters.
 *
 * @param {Expense} expense
 * @param {Query} filter
 */
const matches = (expense, { userId, categoryId, importId, from, to, minAmount, maxAmount, q }) =>
  (!userId || String(expense.user.id) === String(userId))
  && (!categoryId || categoryId.map(String).includes(String(expense.category.id)))
  && (!importId || String(expense.importId) === String(importId))
  && (!from || expense.date >= from)
  && (!to || expense.date <= to)
  && (!minAmount || expense.amount >= Number(minAmount))
  && (!maxAmount || expense.amount <= Number(maxAmount))
  && (!q || expense.description.toLowerCase().includes(q.toLowerCase()));

/** @param {{ query: Query }} props */
function List({ query }) {
  const { items, isComplete, isLoading, error, more } = usePages("/api/expenses", { query }, ({ id }) => id);
  const [editing, setEditing] = useState(/** @type {number | null} */ (null));
  const gone = useStore(deleting);
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  if (error) return html`<${Failure} error=${error} />`;

  if (!items) return html`<${Skeleton} />`;

  const shown = items.filter(({ id }) => !gone.has(id));
  if (shown.length === 0 && isComplete) return html`<${Nothing} isFiltered=${Object.keys(query).some((name) => name !== "sort")} />`;

  /** @param {number} id */
  const endEditing = (id) => {
    setEditing(null);
    requestAnimationFrame(() => {
      /** @type {HTMLElement | null | undefined} */
      const button = list.current?.querySelector(`[data-expense="${id}"] button`);
      button?.focus();
    });
  };
  const hasUsers = new Set(items.map(({ user }) => user.id)).size > 1;
  const byDay = !query.sort?.endsWith("amount");

  /** @param {Expense} expense */
  const row = (expense) => (editing === expense.id
    ? html`
      <li class="editing" key=${expense.id}>
        <${ExpenseForm} expense=${expense} onCancel=${() => endEditing(expense.id)} onDone=${(/** @type {Expense} */ saved) => {
          endEditing(saved.id);
          notify(`Saved: ${saved.description}, ${money(saved.amount)}.`);
        }} />
      </li>`
    : html`
      <li class="expense" key=${expense.id} data-expense=${expense.id}>
        <span class="description">${expense.description}</span>
        <span class="about">
          <span class="swatch" style=${{ "--color": expense.category.color }}></span> ${expense.category.name}
          ${hasUsers && html`<span class="who">${expense.user.name}</span>`}
          ${!byDay && html`<span class="when">${shortDay(expense.date)}</span>`}
        </span>
        <span class="money">${money(expense.amount)}</span>
        <span class="actions">
          <${RowAction} icon="edit" title="Edit" of=${expense.description} onClick=${() => setEditing(expense.id)} />
          <${RowAction} icon="delete" title="Delete" of=${expense.description}
            onClick=${() => deleteLater(expense, `Deleted: ${expense.description}, ${money(expense.amount)}.`)} />
        </span>
      </li>`);

  return html`
    <div class="expenses busy" ref=${list} aria-busy=${isLoading}>
      ${byDay
        ? groupByDay(shown).map(([day, expenses]) => html`
          <section key=${day} aria-label=${longDay(day)}>
            <h2>${longDay(day)}</h2>
            <ul>${expenses.map(row)}</ul>
          </section>`)
        : html`<ul>${shown.map(row)}</ul>`}
    </div>
    ${!isComplete && html`<${More} onMore=${more} isLoading=${isLoading} />`}`;
}

/**
 * @param {Expense[]} expenses
 * @returns {[string, Expense[]][]}
 */
function groupByDay(expenses) {
  /** @type {Map<string, Expense[]>} */
  const days = new Map();
  for (const expense of expenses) days.set(expense.date, [...(days.get(expense.date) ?? []), expense]);

  return [...days];
}

/** @param {{ isFiltered: boolean }} props */
const Nothing = ({ isFiltered }) => (isFiltered
  ? html`<p class="nothing">No expense matches. <a href="#/expenses">Show all of them</a></p>`
  : html`<p class="nothing">There are no expenses yet. Add the first one, or <a href="#/import">import a file of your bank</a>.</p>`);

const Skeleton = () => html`
  <div class="expenses" aria-hidden="true">
    <ul>${Array.from({ length: 12 }, (_, index) => html`
      <li class="expense" key=${index}><span class="description"><span class="skeleton">Something bought</span></span></li>`)}</ul>
  </div>`;
