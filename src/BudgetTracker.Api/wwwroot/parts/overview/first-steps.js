// What to do first, while the ledger is empty.

import { send } from "../../api.js";
import { useCategories } from "../../data.js";
import { dropKey, keyFor, useDraft } from "../../drafts.js";
import { html } from "../../lib/standalone.module.js";
import { Field } from "../field.js";
import { SavingState, useSaving } from "../saving.js";

/** @import { UserReference } from "../../types.js" */

/** @param {{ users: UserReference[] | undefined }} props */
export function FirstSteps({ users }) {
  const categories = useCategories().data;
  if (!users || !categories) return html`<p><span class="skeleton">What to do first</span></p>`;

  return html`
    <section class="card first-steps" aria-label="First steps">
      <p>Nothing is in this ledger yet. It begins like this:</p>
      <ol>
        <li>
          <h2>Say whose money it is</h2>
          ${users.length > 0 && html`<p class="done">${users.map(({ name }) => name).join(", ")}</p>`}
          ${users.length === 0 && html`
            <${Adding} name="first-user" button="Add person" fields=${[["name", "Name"], ["email", "Email", "email"]]}
              add=${(/** @type {any} */ body, /** @type {any} */ options) => send("post", "/api/users", { body, ...options })} />`}
        </li>
        <li>
          <h2>Add categories</h2>
          ${categories.length > 0 && html`<p class="done">${categories.slice(0, 10).map(({ name }) => name).join(", ")}</p>`}
          <${Adding} name="first-category" button="Add category" fields=${[["name", "Category, such as Food or Rent"]]}
            add=${(/** @type {any} */ body, /** @type {any} */ options) => send("post", "/api/categories", { body, ...options })} />
        </li>
        <li>
          <h2>Add an expense, or import a file of your bank</h2>
          <p>“Add expense” is at the top of every view. <a href="#/import">Import</a> reads CSV, OFX, QIF and CAMT.</p>
        </li>
      </ol>
      <p class="quiet">
        To look around first, in a household with a year of expenses, stop the server and start it with the word ${" "}<code>demo</code>:${" "}
        it has a ledger of its own.
      </p>
    </section>`;
}

/**
 * A form of few texts.
 *
 * @param {object} props
 * @param {string} props.name
 * @param {string} props.button
 * @param {[string, string, string?][]} props.fields The name, the label and the type of each.
 * @param {(body: Record<string, string>, options: { key: string, signal: AbortSignal }) => Promise<unknown>} props.add
 */
function Adding({ name, button, fields, add }) {
  const [typed, setTyped, dropDraft] = useDraft(name, () => /** @type {Record<string, string>} */ ({}));
  const { isSaving, errors, setErrors, save } = useSaving();

  /** @param {Event} event */
  const submit = (event) => {
    event.preventDefault();
    const body = Object.fromEntries(fields.map(([field]) => [field, (typed[field] ?? "").trim()]));
    const empty = fields.filter(([field]) => body[field] === "").map(([field]) => [field, "Write something here."]);
    if (empty.length > 0) return setErrors(Object.fromEntries(empty));

    return save(async (signal) => {
      await add(body, { key: keyFor(name, body), signal });
      dropKey(name);
      setTyped({});
      dropDraft();
    });
  };

  return html`
    <form class="adding" novalidate onSubmit=${submit}>
      ${fields.map(([field, label, type = "text"]) => html`
        <${Field} key=${field} label=${label} error=${errors[field]}>
          ${(/** @type {object} */ attributes) => html`
            <input ...${attributes} type=${type} autocomplete="off" value=${typed[field] ?? ""} disabled=${isSaving}
              onInput=${(/** @type {any} */ event) => setTyped({ ...typed, [field]: event.currentTarget.value })} />`}
        <//>`)}
      <button type="submit" class="secondary" aria-busy=${isSaving}>${button}</button>
      <${SavingState} isSaving=${isSaving} errors=${errors} fields=${fields.map(([field]) => field)} />
    </form>`;
}
