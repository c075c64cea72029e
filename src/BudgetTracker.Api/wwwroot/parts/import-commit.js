// What becomes of a preview: its rows are made expenses, after what has to be decided is.

import { Problem, send } from "../api.js";
import { counted } from "../counted.js";
import { dropKey, keyFor } from "../drafts.js";
import { html, useState } from "../lib/standalone.module.js";
import { notify } from "../notices.js";
import { isCreated, setCategory } from "./import-rows.js";
import { SavingState, useSaving } from "./saving.js";

/** @import { BodyOf, Category, Import } from "../types.js" */

/**
 * @param {object} props
 * @param {Import} props.of
 * @param {Category[]} props.categories
 * @param {() => void} props.onForget
 */
export function Commit({ of, categories, onForget }) {
  const { id, counts, version } = of;
  const [matches, setMatches] = useState("");
  const [deleted, setDeleted] = useState("leave");
  const [otherCurrency, setOtherCurrency] = useState("");
  const [isAllowed, setAllowed] = useState(false);
  const [incomplete, setIncomplete] = useState(0);
  const { isSaving, errors, setErrors, save } = useSaving();
  const made = counts.new + (matches === "create" ? counts.match : 0) + (deleted === "restore" ? counts.deleted : 0);
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const isOpen = of.needs.length > 0;
  const linked = matches === "link" ? counts.match : 0;

  /** @param {Event} event */
  const submit = (event) => {
    event.preventDefault();
    if (counts.match > 0 && matches === "") return setErrors({ "": "Decide first about the rows that are like expenses of the ledger." });

    const body = /** @type {NonNullable<BodyOf<"/api/imports/{id}/commit", "post">>} */ ({
      ...(counts.match > 0 && { matches }),
      ...(counts.deleted > 0 && { deleted }),
      ...(isAllowed && { allowCurrency: true }),
    });

    return save(async (signal) => {
      try {
        const name = `commit-${id}`;
        const done = await send("post", "/api/imports/{id}/commit", { values: { id }, body, key: keyFor(name, { body, version }), signal });
        dropKey(name);
        notify(`Imported: ${counted(done.created, "expense")}${done.linked > 0 ? `, ${counted(done.linked, "row")} linked` : ""}.`);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (error.type === "/problems/import-incomplete") setIncomplete(error.document.count ?? 0);
        else if (error.type === "/problems/import-currency") setOtherCurrency(error.message.replace(/ Send allowCurrency.*/, ""));
        else throw error;
      }
    });
  };

  /** @param {string} categoryId */
  const fill = (categoryId) => save(async (signal) => {
    const category = categories.find((category) => String(category.id) === categoryId);
    if (category) await setCategory(id, category, (row) => row.category === null && !isCreated(of, row), signal);
    setIncomplete(0);
  });

  return html`
    <form class="card commit" aria-label="Commit" onSubmit=${submit}>
      ${counts.match > 0 && html`
        <fieldset disabled=${isSaving}>
          <legend>${counted(counts.match, "row is", "rows are")} like expenses of the ledger.</legend>
          <${Choice} name="matches" value="link" chosen=${matches} onChoose=${setMatches} label="They are the same: make no second expense" />
          <${Choice} name="matches" value="create" chosen=${matches} onChoose=${setMatches} label="They are others: make expenses of them" />
        </fieldset>`}
      ${counts.deleted > 0 && html`
        <fieldset disabled=${isSaving}>
          <legend>${counted(counts.deleted, "row was", "rows were")} imported before, and deleted since.</legend>
          <${Choice} name="deleted" value="leave" chosen=${deleted} onChoose=${setDeleted} label="Leave them deleted" />
          <${Choice} name="deleted" value="restore" chosen=${deleted} onChoose=${setDeleted} label="Make expenses of them again" />
        </fieldset>`}
      ${incomplete > 0 && html`
        <div class="waiting" role="alert">
          <label>
            ${counted(incomplete, "row has", "rows have")} no category yet. Choose one there, or for all of them here:
            <select value="" disabled=${isSaving} onChange=${(/** @type {any} */ event) => fill(event.currentTarget.value)}>
              <option value="" disabled>Choose…</option>
              ${categories.map(({ id, name }) => html`<option value=${String(id)} key=${id}>${name}</option>`)}
            </select>
          </label>
        </div>`}
      ${otherCurrency && html`
        <div class="waiting" role="alert">
          <label><input type="checkbox" checked=${isAllowed} onChange=${() => setAllowed(!isAllowed)} /> ${otherCurrency} Import it all the same</label>
        </div>`}
      <${SavingState} isSaving=${isSaving} errors=${errors} fields=${[]} />
      <div class="buttons">
        <p>
          ${isOpen
            ? "Answer the questions first."
            : `${counted(made, "row becomes an expense", "rows become expenses")}${
              made + linked < all ? `; ${counted(all - made - linked, "is left out", "are left out")}` : ""}.`}
        </p>
        <button type="button" class="secondary" onClick=${onForget}>Forget the file</button>
        <button type="submit" aria-busy=${isSaving} disabled=${isSaving || isOpen || made + linked + counts.match === 0}>
          ${isOpen ? "Import" : linked > 0 && made === 0 ? `Link ${counted(linked, "row")}` : `Import ${counted(made, "expense")}${linked > 0 ? `, link ${linked}` : ""}`}
        </button>
      </div>
    </form>`;
}

/** @param {{ name: string, value: string, chosen: string, label: string, onChoose: (value: string) => void }} props */
const Choice = ({ name, value, chosen, label, onChoose }) => html`
  <label><input type="radio" name=${name} value=${value} checked=${chosen === value} onChange=${() => onChoose(value)} /> ${label}</label>`;
