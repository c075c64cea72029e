// A bank's file: previewed, corrected, committed and, if wrong, undone.

import { go, linkTo } from "../address.js";
import { get, Problem, send } from "../api.js";
import { counted } from "../counted.js";
import { useCategories, useData, usePages } from "../data.js";
import { shortInstant } from "../day.js";
import { html, useState } from "../lib/standalone.module.js";
import { Failure } from "../parts/failure.js";
import { Field } from "../parts/field.js";
import { Form } from "../parts/form.js";
import { Heading } from "../parts/heading.js";
import { Commit } from "../parts/import-commit.js";
import { OptionFields, optionNames, OptionsForm, Questions } from "../parts/import-options.js";
import { Rows, statusNames } from "../parts/import-rows.js";
import { Undo } from "../parts/import-undo.js";
import { NoPerson, PersonChoice, usePerson } from "../parts/person.js";
import { SavingState, useSaving } from "../parts/saving.js";

/** @import { Address, Import, ImportRow, User } from "../types.js" */

const types = ".csv,.tsv,.txt,.ofx,.qfx,.qif,.xml";
const states = { preview: "Preview", committed: "Imported", undone: "Undone" };

/** @param {{ address: Address }} props */
export default function ImportView({ address }) {
  const { person, users, error } = usePerson();
  const id = Number(address.parts[1]);
  if (id > 0) return html`<${One} id=${id} status=${address.query.get("status")} key=${id} />`;

  return html`
    <${Heading} name="Import"><${PersonChoice} person=${person} users=${users} /><//>
    ${person
      ? html`<${Upload} person=${person} /><${Past} person=${person} key=${person.id} />`
      : html`<${NoPerson} users=${users} error=${error} />`}`;
}

/** @param {{ person: User }} props */
function Upload({ person }) {
  const saving = useSaving();
  const { isSaving, errors, save } = saving;
  const [isOver, setOver] = useState(false);
  const [refused, setRefused] = useState(/** @type {{ file: File, forOption: boolean } | null} */ (null));
  const [typed, setTyped] = useState(/** @type {Record<string, string>} */ ({}));

  /** @param {File} file @param {Record<string, string>} options */
  const read = (file, options) => save(async (signal) => {
    let bytes;
    try {
      // A copy: sent again, it is the same, whatever happens to the file.
      bytes = await file.arrayBuffer();
    } catch {
      return saving.setErrors({ file: "The file cannot be read. If it has changed, choose it again." });
    }

    const body = new FormData();
    body.append("file", new File([bytes], file.name, { type: file.type }));
    for (const [name, value] of Object.entries(options)) {
      if (value !== "") body.append(name, value);
    }

    try {
      const created = await send("post", "/api/users/{id}/imports", { values: { id: person.id }, body, signal });
      go(linkTo(`import/${created.id}`));
    } catch (error) {
      if (error instanceof Problem && error.status === 400) {
        setRefused({ file, forOption: optionNames.some((name) => error.errors[name]) });
      }

      throw error;
    }
  });

  /** @param {File | undefined} file */
  const pick = (file) => {
    if (!file) return;
    setRefused(null);
    setTyped({});
    read(file, {});
  };

  /** @param {DragEvent} event */
  const over = (event) => {
    event.preventDefault();
    setOver(true);
  };

  return html`
    <div class="card drop ${isOver ? "over" : ""}" aria-busy=${isSaving} onDragOver=${over} onDragLeave=${() => setOver(false)}
      onDrop=${(/** @type {DragEvent} */ event) => {
        event.preventDefault();
        setOver(false);
        pick(event.dataTransfer?.files[0]);
      }}>
      <${Field} label="File of your bank" error=${errors.file} hint="CSV, OFX, QFX, QIF or CAMT. You see what was read before anything is in the ledger.">
        ${(/** @type {object} */ attributes) => html`
          <input ...${attributes} type="file" accept=${types} disabled=${isSaving} onChange=${(/** @type {any} */ event) => {
            pick(event.currentTarget.files[0]);
            // The same file may be chosen again.
            event.currentTarget.value = "";
          }} />`}
      <//>
      <p class="quiet small">${isSaving ? "Reading the file…" : "Or drop it here."}</p>
      ${refused === null
        ? html`<${SavingState} isSaving=${isSaving} errors=${errors} fields=${["file"]} />`
        : html`
          <details class="options" open=${refused.forOption}>
            <summary>How ${refused.file.name} is read</summary>
            <${Form} saving=${saving} label="Read the file" fields=${["file", ...optionNames]} onSubmit=${() => read(refused.file, typed)}>
              <${OptionFields} valueOf=${(/** @type {string} */ name) => typed[name] ?? ""} errors=${errors}
                change=${(/** @type {string} */ name) => (/** @type {string} */ value) => setTyped({ ...typed, [name]: value })} />
            <//>
          </details>`}
    </div>`;
}

/** @param {{ person: User }} props */
function Past({ person }) {
  const { items, error, isComplete, isLoading, more } = usePages(
    "/api/users/{id}/imports", { values: { id: person.id } }, ({ id }) => id);
  const [undoing, setUndoing] = useState(/** @type {number | null} */ (null));
  if (error) return html`<${Failure} error=${error} />`;
  if (!items) return html`<p class="skeleton">Loading</p>`;
  if (items.length === 0) return html`<p class="nothing">${person.name} has imported no file yet.</p>`;

  const undone = items.find(({ id }) => id === undoing);

  return html`
    <section class="past" aria-label="Past imports">
      <h2>Past imports</h2>
      <ul class="list">
        ${items.map((item) => html`
          <li key=${item.id}>
            <a class="name" href=${linkTo(`import/${item.id}`)}>${item.fileName ?? `Import ${item.id}`}</a>
            <span class="quiet">${shortInstant(item.committedAt ?? item.createdAt)}</span>
            <span>${stateOf(item)}</span>
            ${item.state !== "undone" && html`
              <button type="button" class="link" aria-label=${`${item.state === "preview" ? "Forget" : "Undo"} ${item.fileName ?? item.id}`}
                onClick=${() => setUndoing(item.id)}>${item.state === "preview" ? "Forget" : "Undo"}</button>`}
          </li>`)}
      </ul>
      ${!isComplete && html`<p class="more"><button type="button" class="secondary" aria-busy=${isLoading} onClick=${more}>More</button></p>`}
      ${undone && html`<${Undo} of=${undone} onClose=${() => setUndoing(null)} />`}
    </section>`;
}

/** @param {Import} of */
const stateOf = ({ state, created, linked, counts }) => (state === "preview"
  ? `${states.preview}: ${counted(counts.new + counts.match, "row")} to import`
  : `${states[state]}: ${counted(created, "expense")}${linked > 0 ? `, ${linked} linked` : ""}`);

/** @param {{ id: number, status: string | null }} props */
function One({ id, status }) {
  const { data: of, error } = useData((signal) => get("/api/imports/{id}", { values: { id }, signal }), [id]);
  const categories = useCategories().data ?? [];
  const [isUndoing, setUndoing] = useState(false);
  const shown = status && status in statusNames ? /** @type {ImportRow["status"]} */ (status) : undefined;

  return html`
    <${Heading} name="Import"><a href="#/import">All imports</a><//>
    ${error && html`<${Failure} error=${error} />`}
    ${!of && !error && html`<p class="skeleton">Loading</p>`}
    ${of && html`
      <p class="file">
        <strong>${of.fileName ?? `Import ${of.id}`}</strong>
        <span class="quiet"> · ${of.format.toUpperCase()}${of.accounts.length > 0 && ` · ${of.accounts.join(", ")}`}${of.currencies.length > 0 && ` · ${of.currencies.join(", ")}`}
          ${of.verifiedByBalance === "yes" && " · the balances in the file confirm the amounts"}</span>
      </p>
      ${of.verifiedByBalance === "no" && html`<p class="waiting">The balances in the file do not fit its amounts. Look closely.</p>`}
      ${of.state === "preview" && of.needs.length > 0 && html`<${Questions} of=${of} />`}
      ${of.state === "preview"
        ? html`
          <${Commit} of=${of} categories=${categories} onForget=${() => setUndoing(true)} />
          <${OptionsForm} of=${of} />`
        : html`
          <p class="card import-done">
            <strong>${stateOf(of)}</strong>
            ${of.state === "committed" && html`
              <a href=${linkTo("expenses", { importId: of.id })}>Show them</a>
              <button type="button" class="link" onClick=${() => setUndoing(true)}>Undo</button>`}
          </p>`}
      <${OtherLines} of=${of} />
      <${Statuses} of=${of} shown=${shown} />
      <${Rows} of=${of} status=${shown} categories=${categories} />
      ${isUndoing && html`
        <${Undo} of=${of} onClose=${() => setUndoing(false)} onDone=${() => of.state === "preview" && go("#/import")} />`}`}`;
}

/** What the file has besides rows: nobody should have to guess where an entry went. @param {{ of: Import }} props */
function OtherLines({ of: { otherLines, otherLineCount } }) {
  if (otherLineCount === 0) return null;

  const reasons = [...new Set(otherLines.map(({ reason }) => reason))];

  return html`
    <details class="card options">
      <summary>
        ${counted(otherLineCount, "line is no row", "lines are no rows")}
        <span class="quiet">${reasons.map((reason) => `${otherLines.filter((line) => line.reason === reason).length} × ${reason}`).join(" ")}</span>
      </summary>
      <ul>
        ${otherLines.map(({ line, raw, reason }) => html`
          <li key=${line}>Line ${line}: ${reason} <span class="quiet">${raw}</span></li>`)}
      </ul>
      ${otherLineCount > otherLines.length && html`<p class="quiet">These are the first ${otherLines.length}.</p>`}
    </details>`;
}

/** The rows by status, each with its count. @param {{ of: Import, shown: ImportRow["status"] | undefined }} props */
function Statuses({ of, shown }) {
  const names = /** @type {ImportRow["status"][]} */ (Object.keys(statusNames));
  const all = Object.values(of.counts).reduce((sum, count) => sum + count, 0);

  return html`
    <nav class="statuses" aria-label="Rows by status">
      <a href=${linkTo(`import/${of.id}`)} aria-current=${shown ? undefined : "true"}>All <span class="number">${all.toLocaleString()}</span></a>
      ${names.filter((name) => of.counts[name] > 0 || name === shown).map((name) => html`
        <a key=${name} href=${linkTo(`import/${of.id}`, { status: name })} aria-current=${shown === name ? "true" : undefined}>
          ${statusNames[name]} <span class="number">${of.counts[name].toLocaleString()}</span></a>`)}
    </nav>`;
}
