// The categories that all users share: name, colour, what is on each, and merging one into another.

import { linkTo } from "../address.js";
import { get, Problem, send } from "../api.js";
import { counted } from "../counted.js";
import { useCategories, useData } from "../data.js";
import { dropKey, keyFor } from "../drafts.js";
import { Icon } from "../icons.js";
import { html, useState } from "../lib/standalone.module.js";
import { money } from "../money.js";
import { notify } from "../notices.js";
import { Confirm } from "../parts/confirm.js";
import { Conflict } from "../parts/conflict.js";
import { Dialog } from "../parts/dialog.js";
import { Failure } from "../parts/failure.js";
import { InputField, SelectField } from "../parts/field.js";
import { Form } from "../parts/form.js";
import { Heading } from "../parts/heading.js";
import { RowAction } from "../parts/row-action.js";
import { useOpened, useSaving } from "../parts/saving.js";
import { session } from "../session.js";
import { useStore } from "../store.js";

/**
 * @import { Category } from "../types.js"
 * @typedef {{ total: number, count: number }} Use
 */

const fewEnoughToSee = 15;
const none = { total: 0, count: 0 };

export default function Categories() {
  const { data: categories, error } = useCategories();
  const { data: report } = useData((signal) => get("/api/reports/spending", { query: { groupBy: ["category"] }, signal }), []);
  const mayChange = useStore(session)?.role === "admin";
  const [isAdding, setAdding] = useState(false);
  const [text, setText] = useState("");
  const uses = new Map(report?.groups.map(({ category, total, count }) => [category?.id, { total, count }]));
  const shown = categories?.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  const close = () => setAdding(false);

  return html`
    <${Heading} name="Categories">
      <button type="button" class="secondary" onClick=${() => setAdding(true)}><${Icon} name="add" /> Add category</button>
    <//>
    ${error && html`<${Failure} error=${error} />`}
    ${categories && categories.length > fewEnoughToSee && html`
      <div class="filters"><${InputField} label="Name" type="search" value=${text} onChange=${setText} /></div>`}
    ${!shown && !error && html`<${Skeleton} />`}
    ${categories?.length === 0 && html`
      <p class="nothing">There are no categories yet. Expenses are put into them, such as Food or Rent.
        <button type="button" class="link" onClick=${() => setAdding(true)}>Add the first one</button></p>`}
    ${categories && categories.length > 0 && shown?.length === 0 && html`<p class="nothing">No category is called like that.</p>`}
    ${categories && shown && shown.length > 0 && html`
      <ul class="list categories">
        ${shown.map((category) => html`
          <${Item} category=${category} use=${report && (uses.get(category.id) ?? none)} categories=${categories} mayChange=${mayChange} key=${category.id} />`)}
      </ul>`}
    ${isAdding && html`
      <${Dialog} title="Add category" onClose=${close}>
        <${CategoryForm} onCancel=${close} onDone=${(/** @type {Category} */ { name }) => {
          close();
          notify(`Saved: ${name}.`);
        }} />
      <//>`}`;
}

/** @param {{ category: Category, use: Use | undefined, categories: Category[], mayChange: boolean }} props */
function Item({ category, use, categories, mayChange }) {
  const { id, name, color } = category;
  const [open, setOpen] = useState(/** @type {"" | "edit" | "merge" | "delete"} */ (""));
  const close = () => setOpen("");

  return html`
    <li>
      <span class="name"><span class="swatch" style=${{ "--color": color }}></span> ${name}</span>
      <span class="use">
        ${use
          ? use.count > 0
            ? html`<a href=${linkTo("expenses", { categoryId: id })}>${counted(use.count, "expense")}</a>`
            : html`<span class="quiet">No expenses</span>`
          : html`<span class="skeleton">123 expenses</span>`}
      </span>
      <span class="money">${use && use.count > 0 && money(use.total)}</span>
      ${mayChange && html`
        <span class="actions">
          <${RowAction} icon="edit" title="Edit" of=${name} onClick=${() => setOpen("edit")} />
          <${RowAction} icon="merge" title="Merge" of=${name} onClick=${() => setOpen("merge")} />
          <${RowAction} icon="delete" title="Delete" of=${name} onClick=${() => setOpen("delete")} />
        </span>`}
      ${open === "edit" && html`
        <${Dialog} title=${`Edit ${name}`} onClose=${close}>
          <${CategoryForm} category=${category} onCancel=${close} onDone=${(/** @type {Category} */ saved) => {
            close();
            notify(`Saved: ${saved.name}.`);
          }} />
        <//>`}
      ${open === "merge" && html`<${Merge} category=${category} count=${use?.count} categories=${categories} onClose=${close} />`}
      ${open === "delete" && html`<${Removal} category=${category} categories=${categories} onClose=${close} />`}
    </li>`;
}

/**
 * @param {object} props
 * @param {Category} [props.category] The one to change; a new one if left out.
 * @param {(category: Category) => void} props.onDone
 * @param {() => void} props.onCancel
 */
function CategoryForm({ category: given, onDone, onCancel }) {
  const category = useOpened(given);
  const [name, setName] = useState(category?.name ?? "");
  const [color, setColor] = useState(category?.color ?? "");
  const [theirs, setTheirs] = useState(/** @type {Category | null} */ (null));
  const saving = useSaving();
  const { errors, setErrors, save } = saving;

  /** @param {number} [version] The version to overwrite. */
  const submit = (version) => {
    if (name.trim() === "") return setErrors({ name: "Say what it is called." });

    const body = { name: name.trim(), ...(color && { color: color.toUpperCase() }) };

    return save(async (signal) => {
      if (!category) {
        const created = await send("post", "/api/categories", { body, key: keyFor("category", body), signal });
        dropKey("category");

        return onDone(created);
      }

      try {
        return onDone(await send("put", "/api/categories/{id}", {
          values: { id: category.id }, body, version: version ?? category.version, signal,
        }));
      } catch (problem) {
        if (!(problem instanceof Problem && problem.status === 412)) throw problem;
      }

      const current = await get("/api/categories/{id}", { values: { id: category.id }, signal });
      // The response to a first try may have got lost: then it is what was typed.
      if (current.name === body.name && current.color.toUpperCase() === body.color) onDone(current);
      else setTheirs(current);
    });
  };

  if (theirs) {
    return html`
      <${Conflict}
        fields=${[{ label: "Name", theirs: theirs.name, mine: name.trim() }, { label: "Colour", theirs: theirs.color, mine: color.toUpperCase() }]}
        onTheirs=${() => onDone(theirs)}
        onMine=${() => {
          setTheirs(null);
          submit(theirs.version);
        }} />`;
  }

  return html`
    <${Form} saving=${saving} fields=${["name", "color"]} onSubmit=${() => submit()} onCancel=${onCancel}>
      <${InputField} label="Name" required maxlength="50" value=${name} error=${errors.name} onChange=${setName} />
      ${category && html`<${InputField} label="Colour" type="color" value=${color.toLowerCase()} error=${errors.color} onChange=${setColor} />`}
    <//>`;
}

/**
 * Moves what is on a category to another one, and deletes it.
 *
 * @param {object} props
 * @param {Category} props.category
 * @param {number | undefined} props.count How many expenses are on it.
 * @param {number} [props.budgetCount] How many budgets are.
 * @param {Category[]} props.categories
 * @param {() => void} props.onClose
 */
function Merge({ category, count, budgetCount, categories, onClose }) {
  const [target, setTarget] = useState("");
  const [error, setError] = useState("");

  /** @param {AbortSignal} signal */
  const run = async (signal) => {
    if (target === "") return setError("Choose where its expenses go.");

    const moved = await send("delete", "/api/categories/{id}", {
      values: { id: category.id }, query: { moveExpensesTo: Number(target) }, version: category.version, signal,
    });
    onClose();
    notify(`${category.name} is merged: ${counted(moved?.movedExpenseCount ?? 0, "expense")} moved${
      moved?.deletedBudgetCount ? `, ${counted(moved.deletedBudgetCount, "budget")} deleted` : ""}.`, { seconds: 10 });
  };

  return html`
    <${Confirm} title=${`Merge ${category.name}`} onClose=${onClose} actions=${[{ label: "Merge", run }]}>
      <p>
        ${count === undefined ? "Its expenses go" : `${counted(count, "expense goes", "expenses go")}`} to another category. ${category.name} is deleted${
          budgetCount ? `, with ${counted(budgetCount, "budget")}` : ", with the budgets on it"}. This cannot be undone.
      </p>
      <${SelectField} label="Move its expenses to" value=${target} error=${error || undefined} onChange=${setTarget}
        options=${[["", "Choose…"], ...categories.filter(({ id }) => id !== category.id).map(({ id, name }) => [String(id), name])]} />
    <//>`;
}

/** Deletes a category; one in use is offered to be merged. @param {{ category: Category, categories: Category[], onClose: () => void }} props */
function Removal({ category, categories, onClose }) {
  const [use, setUse] = useState(/** @type {{ expenseCount?: number, budgetCount?: number } | null} */ (null));

  /** @param {AbortSignal} signal */
  const run = async (signal) => {
    try {
      await send("delete", "/api/categories/{id}", { values: { id: category.id }, version: category.version, signal });
    } catch (error) {
      if (!(error instanceof Problem && error.type === "/problems/category-in-use")) throw error;

      return setUse(error.document);
    }

    onClose();
    notify(`Deleted: ${category.name}.`);
  };

  if (use) {
    return html`<${Merge} category=${category} count=${use.expenseCount} budgetCount=${use.budgetCount} categories=${categories} onClose=${onClose} />`;
  }

  return html`
    <${Confirm} title=${`Delete ${category.name}`} onClose=${onClose} actions=${[{ label: "Delete", run }]}>
      <p>A category goes only if nothing is on it. If something is, you can move that to another one next.</p>
    <//>`;
}

const Skeleton = () => html`
  <ul class="list" aria-hidden="true">
    ${Array.from({ length: 6 }, (_, index) => html`<li key=${index}><span class="name"><span class="skeleton">A category</span></span></li>`)}
  </ul>`;
