// How a file is read: the questions that it leaves open, and all options.

import { send } from "../api.js";
import { useCategories } from "../data.js";
import { shortDay } from "../day.js";
import { html, useEffect, useRef, useState } from "../lib/standalone.module.js";
import { notify } from "../notices.js";
import { InputField, SelectField } from "./field.js";
import { Form } from "./form.js";
import { SavingState, useSaving } from "./saving.js";

/** @import { Import, ImportOptions } from "../types.js" */

/** @type {Record<string, string>} */
const questions = {
  dateFormat: "How are the dates written?",
  decimalSeparator: "Which sign begins the decimals?",
  sign: "Which amounts are spending?",
  amountColumn: "Which column has the amounts?",
  debitColumn: "Which column has money out?",
};

/** @type {Record<string, string>} */
const words = {
  negativeIsSpending: "Negative ones are spending",
  positiveIsSpending: "Positive ones are spending",
};

const isDay = /^\d{4}-\d\d-\d\d$/;

/** @param {Import} of @param {Record<string, unknown>} options Some of them as they were typed. @param {AbortSignal} signal */
const readAgain = ({ id, version }, options, signal) => send("put", "/api/imports/{id}/options", {
  values: { id },
  body: /** @type {ImportOptions} */ (Object.fromEntries(Object.entries(options)
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => [name, isText(name) ? value : JSON.parse(String(value))]))),
  version,
  signal,
});

/** @param {string} name Of an option. */
const isText = (name) => name !== "header" && name !== "createCategories" && name !== "defaultCategoryId";

/** What the file does not say. @param {{ of: Import }} props */
export function Questions({ of }) {
  const [answers, setAnswers] = useState(/** @type {Record<string, string>} */ ({}));
  const { isSaving, errors, setErrors, save } = useSaving();

  /** @param {Event} event */
  const submit = (event) => {
    event.preventDefault();
    const open = of.needs.filter(({ option }) => !answers[option]);
    if (open.length > 0) return setErrors({ "": `Answer first: ${open.map(({ option }) => questions[option] ?? option).join(" ")}` });

    return save(async (signal) => {
      await readAgain(of, { ...of.given, ...answers }, signal);
      setAnswers({});
    });
  };

  return html`
    <form class="card questions" aria-label="Questions about the file" onSubmit=${submit}>
      <h2>The file leaves something open</h2>
      ${of.needs.map(({ option, reason, choices }) => html`
        <fieldset key=${option} disabled=${isSaving}>
          <legend>${questions[option] ?? option}</legend>
          <p class="quiet small">${reason}</p>
          ${choices.map(({ value, samples }) => html`
            <label key=${value}>
              <input type="radio" name=${option} value=${value} checked=${answers[option] === value}
                onChange=${() => setAnswers({ ...answers, [option]: value })} />
              ${words[value] ?? value}
              <span class="quiet">${samples.map((sample) => html` <span class="sample">${isDay.test(sample) ? shortDay(sample) : sample}</span>`)}</span>
            </label>`)}
        </fieldset>`)}
      <${SavingState} isSaving=${isSaving} errors=${errors} fields=${[]} />
      <div class="buttons"><button type="submit" disabled=${isSaving}>Read the file</button></div>
    </form>`;
}

/** @type {[string, string][]} */
const columnFields = [
  ["dateColumn", "Column of the date"],
  ["descriptionColumn", "Column of the description"],
  ["amountColumn", "Column of the amount"],
  ["debitColumn", "Column of money out"],
  ["creditColumn", "Column of money in"],
  ["categoryColumn", "Column of the category"],
];

/** @type {[string, string][]} */
const rareColumnFields = [
  ["directionColumn", "Column of words such as debit and credit"],
  ["idColumn", "Column of the bank's own number"],
];

/** @satisfies {Record<string, [string, string][]>} */
const choices = {
  decimalSeparator: [[".", "Point"], [",", "Comma"]],
  sign: [["negativeIsSpending", "Negative"], ["positiveIsSpending", "Positive"]],
  format: [["csv", "CSV"], ["ofx", "OFX or QFX"], ["qif", "QIF"], ["camt", "CAMT"]],
  header: [["true", "Column names"], ["false", "An entry"]],
  delimiter: [[",", "Comma"], [";", "Semicolon"], ["tab", "Tab"], ["|", "Vertical bar"]],
  encoding: [
    ["utf-8", "Unicode (UTF-8)"], ["utf-16", "Unicode (UTF-16)"], ["windows-1252", "Western European (Windows)"],
    ["iso-8859-15", "Western European (ISO)"], ["ibm850", "Western European (DOS)"], ["macintosh", "Western European (Mac)"],
    ["windows-1250", "Central European (Windows)"], ["iso-8859-2", "Central European (ISO)"], ["windows-1251", "Cyrillic (Windows)"],
    ["windows-1253", "Greek (Windows)"], ["windows-1254", "Turkish (Windows)"], ["shift_jis", "Japanese"], ["gb18030", "Chinese"],
  ],
};

const rareFields = ["format", "encoding", "header", "delimiter", ...rareColumnFields.map(([name]) => name)];

/** The options that have a field here, by their name in the API. */
export const optionNames = ["dateFormat", "decimalSeparator", "sign", ...columnFields.map(([name]) => name), ...rareFields];

/**
 * The fields of how a file is read.
 *
 * @param {object} props
 * @param {(name: string) => string} props.valueOf What was given, typed or chosen; empty: as found.
 * @param {(name: string) => (value: string) => void} props.change
 * @param {Record<string, string>} props.errors
 * @param {Partial<ImportOptions>} [props.found] What the file was read with; nothing while it could not be read.
 * @param {string[]} [props.columns] The columns of the file; unknown if left out.
 */
export function OptionFields({ valueOf, change, errors, found = {}, columns }) {
  /** @param {string} name @param {string} label @param {[string, string][]} options */
  const choice = (name, label, options) => {
    const value = found[/** @type {keyof ImportOptions} */ (name)] ?? undefined;
    const known = options.find(([option]) => option === String(value))?.[1] ?? value;

    return html`
      <${SelectField} key=${name} label=${label} value=${valueOf(name) || "found"} error=${errors[name]}
        options=${[["found", known === undefined ? "As found" : `As found: ${known}`], ...options]}
        onChange=${(/** @type {string} */ chosen) => change(name)(chosen === "found" ? "" : chosen)} />`;
  };
  /** @param {[string, string][]} fields */
  const ofColumns = (fields) => fields.map(([name, label]) => (columns
    ? columns.length > 0 && choice(name, label, columns.map((column) => [column, column]))
    : html`
      <${InputField} key=${name} label=${label} value=${valueOf(name)} error=${errors[name]} hint="Its name, or its number from 1"
        onChange=${change(name)} />`));

  const more = useRef(/** @type {HTMLDetailsElement | null} */ (null));
  useEffect(() => {
    if (more.current && rareFields.some((name) => errors[name])) more.current.open = true;
  }, [errors]);

  return html`
    ${ofColumns(columnFields)}
    <${InputField} label="Dates are written" value=${valueOf("dateFormat")} placeholder=${found.dateFormat ?? "dd/MM/yyyy"}
      error=${errors.dateFormat} onChange=${change("dateFormat")} />
    ${choice("decimalSeparator", "Decimal sign", choices.decimalSeparator)}
    ${choice("sign", "Sign of spending", choices.sign)}
    <details class="more-options" ref=${more}>
      <summary>More options</summary>
      <div class="fields">
        ${choice("encoding", "Letters are written in", choices.encoding)}
        ${choice("format", "Kind of file", choices.format)}
        ${(columns === undefined || columns.length > 0) && html`
          ${choice("delimiter", "Between the columns", choices.delimiter)}
          ${choice("header", "The first row is", choices.header)}`}
        ${ofColumns(rareColumnFields)}
      </div>
    </details>`;
}

/** How the file was read, to be corrected. @param {{ of: Import }} props */
export function OptionsForm({ of }) {
  const { given, options: found, columns } = of;
  const [typed, setTyped] = useState(/** @type {Record<string, string>} */ ({}));
  const saving = useSaving();
  const { errors } = saving;
  const categories = useCategories().data ?? [];

  /** @param {string} name */
  const valueOf = (name) => typed[name] ?? String(given[/** @type {keyof ImportOptions} */ (name)] ?? "");
  /** @param {string} name */
  const change = (name) => (/** @type {string} */ value) => setTyped({ ...typed, [name]: value });

  const submit = () => saving.save(async (signal) => {
    await readAgain(of, { ...given, ...typed }, signal);
    setTyped({});
    notify("The file was read again.");
  });

  return html`
    <details class="card options">
      <summary>How the file is read</summary>
      <p class="quiet small">The file is read anew. What you changed in rows is lost.</p>
      <${Form} saving=${saving} label="Read the file again" onSubmit=${submit}
        fields=${[...optionNames, "defaultCategoryId", "createCategories"]}>
        <${SelectField} label="Category where nothing gives one" error=${errors.defaultCategoryId} value=${valueOf("defaultCategoryId") || "none"}
          options=${[["none", "None"], ...categories.map(({ id, name }) => [String(id), name])]}
          onChange=${(/** @type {string} */ value) => change("defaultCategoryId")(value === "none" ? "" : value)} />
        ${columns.length > 0 && html`
          <${SelectField} label="Categories that do not exist" error=${errors.createCategories} value=${valueOf("createCategories") || "false"}
            options=${[["false", "Do not create them"], ["true", "Create them"]]} onChange=${change("createCategories")} />`}
        <${OptionFields} valueOf=${valueOf} change=${change} errors=${errors} found=${found} columns=${columns} />
      <//>
    </details>`;
}
