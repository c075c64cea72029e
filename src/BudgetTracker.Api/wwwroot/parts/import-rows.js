// The rows of an import: what was read of each, what becomes of it, and its category.

import { getAll, send } from "../api.js";
import { counted } from "../counted.js";
import { usePages } from "../data.js";
import { shortDay } from "../day.js";
import { html, useEffect, useState } from "../lib/standalone.module.js";
import { money } from "../money.js";
import { notify } from "../notices.js";
import { Failure } from "./failure.js";
import { More } from "./more.js";
import { SavingState, useSaving } from "./saving.js";

/** @import { Category, Import, ImportRow } from "../types.js" */

const longestCategory = 50;
const mostChanges = 1000;

/** @type {Record<ImportRow["status"], string>} */
export const statusNames = {
  new: "New",
  match: "Entered by hand?",
  duplicate: "Imported before",
  notSpending: "Not spending",
  pending: "Not booked yet",
  deleted: "Deleted since",
  skipped: "Skipped",
  invalid: "Cannot be read",
};

/** Rows that become expenses, or may. @param {ImportRow} row */
const needsCategory = ({ status }) => status === "new" || status === "match" || status === "deleted";

/** Whether the commit creates the category that the file names. @param {Import} of @param {ImportRow} row */
export const isCreated = ({ given }, { category, fileCategory }) =>
  category === null && given.createCategories === true && fileCategory !== null && [...fileCategory].length <= longestCategory;

/**
 * Who was paid, as far as a description tells: its first three words; numbers of receipts and cards are no words. The
 * server suggests categories in the same way.
 *
 * @param {string} description
 */
const payeeOf = (description) => description.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().split(/[^\p{L}\p{N}]+/u)
  .filter((word) => /\p{L}/u.test(word) && (word.match(/\d/g)?.length ?? 0) <= 3)
  .slice(0, 3).join(" ");

/** @param {number} id @param {{ number: number, categoryId?: number, skip?: boolean }[]} changes @param {AbortSignal} [signal] */
const change = (id, changes, signal) =>
  send("put", "/api/imports/{id}/rows", { values: { id }, body: changes, ...(signal && { signal }) });

/**
 * Gives all rows that fit a category.
 *
 * @param {number} id
 * @param {Category} category
 * @param {(row: ImportRow) => boolean} fits
 * @param {AbortSignal} signal
 */
export async function setCategory(id, category, fits, signal) {
  const rows = (await getAll("/api/imports/{id}/rows", { values: { id }, signal }))
    .filter((row) => needsCategory(row) && row.category?.id !== category.id && fits(row));
  for (let start = 0; start < rows.length; start += mostChanges) {
    const part = rows.slice(start, start + mostChanges);
    await change(id, part.map(({ number }) => ({ number, categoryId: category.id })), signal);
  }

  notify(`${category.name}: ${counted(rows.length, "row")}.`);
}

/** @param {{ of: Import, status: ImportRow["status"] | undefined, categories: Category[] }} props */
export function Rows({ of, status, categories }) {
  const { items, error, isLoading, isComplete, more } = usePages(
    "/api/imports/{id}/rows",
    { values: { id: of.id }, query: { ...(status && { status }) } },
    ({ number }) => number,
  );
  if (error) return html`<${Failure} error=${error} />`;
  if (!items) return html`<p class="skeleton">Loading the rows</p>`;
  if (items.length === 0 && isComplete) return html`<p class="nothing">No row is like that.</p>`;

  const isOpen = of.state === "preview";

  return html`
    <table class="rows busy" role="table" aria-busy=${isLoading} aria-label="Rows of the file">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">Date</th>
          <th role="columnheader" scope="col">Description</th>
          <th role="columnheader" scope="col" class="number">Amount</th>
          <th role="columnheader" scope="col">Category</th>
          <th role="columnheader" scope="col">Status</th>
          ${isOpen && html`<th role="columnheader" scope="col"><span class="visually-hidden">Skip</span></th>`}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${items.map((row) => html`<${Row} of=${of} row=${row} categories=${categories} isOpen=${isOpen} key=${row.number} />`)}
      </tbody>
    </table>
    ${!isComplete && html`<${More} onMore=${more} isLoading=${isLoading} />`}`;
}

/** @param {{ of: Import, row: ImportRow, categories: Category[], isOpen: boolean }} props */
function Row({ of, row, categories, isOpen }) {
  const { number, description, amount, date, category, categoryReason, status, reason, raw } = row;
  const name = description || raw;
  const { isSaving, errors, save } = useSaving();
  const [chosen, setChosen] = useState("");
  const [isOffered, setOffered] = useState(false);
  // All categories in each of many rows would be too much for a browser: a row has them when somebody turns to it.
  const [hasAll, setAll] = useState(false);
  const options = hasAll ? categories : categories.filter(({ id }) => id === category?.id);
  useEffect(() => setChosen(""), [category?.id]);

  /** @param {string} id */
  const choose = (id) => {
    setChosen(id);
    save(async (signal) => {
      await change(of.id, [{ number, categoryId: Number(id) }], signal);
      setOffered(payeeOf(description) !== "");
    });
  };

  const chooseForAll = () => save(async (signal) => {
    const given = categories.find(({ id }) => id === category?.id);
    if (given) await setCategory(of.id, given, (other) => payeeOf(other.description) === payeeOf(description), signal);
    setOffered(false);
  });

  return html`
    <tr role="row" class=${needsCategory(row) ? "" : "out"}>
      <td role="cell" class="date">${date ? shortDay(date) : "–"}</td>
      <td role="cell" class="description" title=${raw}>${name}</td>
      <td role="cell" class="number">${amount === null ? "–" : amount > 0 ? `+${money(amount)}` : money(-amount)}</td>
      <td role="cell" class="category">
        ${isOpen && needsCategory(row)
          ? html`
            <select aria-label=${`Category of ${name}`} disabled=${isSaving} onFocus=${() => setAll(true)} onPointerDown=${() => setAll(true)}
              value=${chosen || String(category?.id ?? "")} onChange=${(/** @type {any} */ event) => choose(event.currentTarget.value)}>
              <option value="" disabled=${hasAll}>${row.fileCategory ? `${row.fileCategory} (${isCreated(of, row) ? "will be created" : "does not exist"})` : "Choose…"}</option>
              ${options.map(({ id, name }) => html`<option value=${String(id)} key=${id}>${name}</option>`)}
            </select>
            ${isOffered && category
              ? html`<button type="button" class="link small" disabled=${isSaving} onClick=${chooseForAll}>For all rows of this payee</button>`
              : category && categoryReason && html`<small class="quiet">${categoryReason}</small>`}`
          : category && html`<span class="swatch" style=${{ "--color": category.color }}></span> ${category.name}`}
        <${SavingState} isSaving=${isSaving} errors=${errors} fields=${[]} />
      </td>
      <td role="cell" class="status"><strong class="status-name ${status}">${statusNames[status]}</strong>${reason && html`<small class="quiet">${reason}</small>`}</td>
      ${isOpen && html`
        <td role="cell" class="take">
          ${(needsCategory(row) || status === "skipped") && html`
            <button type="button" class="link small" disabled=${isSaving} aria-label=${`${status === "skipped" ? "Take" : "Skip"} ${name}`}
              onClick=${() => save(async (signal) => void await change(of.id, [{ number, skip: status !== "skipped" }], signal))}>
              ${status === "skipped" ? "Take" : "Skip"}</button>`}
        </td>`}
    </tr>`;
}
