// The filters of expenses: text at once, the others behind a button on a phone.

import { useCategories, useUsers } from "../data.js";
import { Icon } from "../icons.js";
import { useId } from "../ids.js";
import { html, useEffect, useRef, useState } from "../lib/standalone.module.js";
import { readMoney, typedMoney } from "../money.js";

/**
 * @import { QueryOf } from "../types.js"
 * @typedef {NonNullable<QueryOf<"/api/expenses", "get">>} Query
 */

/**
 * @param {object} props
 * @param {Query} props.query
 * @param {(query: Query) => void} props.onChange
 */
export function Filters({ query, onChange }) {
  const categories = useCategories().data;
  const users = useUsers().data;
  const [isOpen, setOpen] = useState(false);
  const panelId = useId();
  const chosen = (query.categoryId ?? []).map(String);

  /** @param {Partial<Record<keyof Query, any>>} change */
  const set = (change) => onChange({ ...query, ...change });
  const count = ["categoryId", "userId", "from", "to", "minAmount", "maxAmount", "importId"]
    .filter((name) => name in query).length;
  const isFiltered = count > 0 || query.q !== undefined;

  return html`
    <form class="filters" aria-label="Filters" onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}>
      <${TypedFilter} label="Text" type="search" value=${query.q ?? ""} onChange=${(/** @type {string} */ q) => set({ q })} />
      <button type="button" class="secondary more-filters" aria-expanded=${isOpen} aria-controls=${panelId}
        onClick=${() => setOpen(!isOpen)}><${Icon} name="filter" /> Filters${count > 0 && ` (${count})`}</button>
      <div id=${panelId} class="filter-panel">
        <${Choice} label="Category" value=${chosen.length > 1 ? "several" : (chosen[0] ?? "")}
          onChange=${(/** @type {string} */ id) => set({ categoryId: id === "" ? undefined : [id] })}
          options=${[
            ["", "All"],
            ...(chosen.length > 1 ? [["several", `${chosen.length} categories`]] : []),
            ...(categories ?? []).map(({ id, name }) => [String(id), name]),
          ]} />
        ${users && users.length > 1 && html`
          <${Choice} label="User" value=${String(query.userId ?? "")}
            onChange=${(/** @type {string} */ userId) => set({ userId })}
            options=${[["", "Everybody"], ...users.map(({ id, name }) => [String(id), name])]} />`}
        <${TypedFilter} label="From" type="date" value=${query.from ?? ""} onChange=${(/** @type {string} */ from) => set({ from })} />
        <${TypedFilter} label="To" type="date" value=${query.to ?? ""} onChange=${(/** @type {string} */ to) => set({ to })} />
        <${AmountFilter} label="At least" value=${query.minAmount} onChange=${(/** @type {string} */ minAmount) => set({ minAmount })} />
        <${AmountFilter} label="At most" value=${query.maxAmount} onChange=${(/** @type {string} */ maxAmount) => set({ maxAmount })} />
        <${Choice} label="Order" value=${query.sort ?? "-date"}
          onChange=${(/** @type {string} */ sort) => set({ sort: sort === "-date" ? undefined : sort })}
          options=${[
            ["-date", "Newest first"], ["date", "Oldest first"], ["-amount", "Highest first"], ["amount", "Lowest first"],
          ]} />
      </div>
      ${isFiltered && html`<a class="clear" href="#/expenses">Clear${query.importId !== undefined && " (one import only)"}</a>`}
    </form>`;
}

/** @param {{ label: string, value: string, options: [string, string][], onChange: (value: string) => void }} props */
function Choice({ label, value, options, onChange }) {
  const id = useId();

  return html`
    <div class="filter">
      <label for=${id}>${label}</label>
      <select id=${id} value=${value} onChange=${(/** @type {any} */ event) => onChange(event.currentTarget.value)}>
        ${options.map(([option, text]) => html`<option value=${option} key=${option}>${text}</option>`)}
      </select>
    </div>`;
}

/**
 * A filter that is typed: it holds once the typing stops.
 *
 * @param {object} props
 * @param {string} props.label
 * @param {string} [props.type]
 * @param {string} [props.inputmode]
 * @param {boolean} [props.isInvalid]
 * @param {string} props.value
 * @param {(value: string) => void} props.onChange
 */
function TypedFilter({ label, type = "text", inputmode, isInvalid = false, value, onChange }) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const timer = useRef(0);
  useEffect(() => {
    // What is being typed is not corrected.
    if (document.activeElement !== input.current) setTyped(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const latest = useRef(onChange);
  latest.current = onChange;

  return html`
    <div class="filter ${type}">
      <label for=${id}>${label}</label>
      <input ref=${input} id=${id} type=${type} inputmode=${inputmode} autocomplete="off" value=${typed} aria-invalid=${isInvalid ? "true" : undefined}
        onInput=${(/** @type {any} */ event) => {
          const next = event.currentTarget.value;
          setTyped(next);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => latest.current(next.trim()), 300);
        }} />
    </div>`;
}

/** @param {{ label: string, value: number | undefined, onChange: (value: string | undefined) => void }} props */
function AmountFilter({ label, value, onChange }) {
  const [isInvalid, setInvalid] = useState(false);
  const shown = value === undefined ? "" : typedMoney(Number(value));

  return html`
    <${TypedFilter} label=${label} inputmode="decimal" value=${shown} isInvalid=${isInvalid}
      onChange=${(/** @type {string} */ text) => {
        const { amount } = readMoney(text);
        setInvalid(text !== "" && amount === undefined);
        if (text === "" || amount !== undefined) onChange(amount === undefined ? undefined : String(amount));
      }} />`;
}
