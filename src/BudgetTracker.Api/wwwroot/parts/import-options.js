// How a file is read: the questions that it leaves open, and all options.

import { send } from "../api.js";
import { useCategories } from "../data.js";
import { shortDay } from "../day.js";
import { html, useState } from "../lib/standalone.module.js";
import { notify } from "../notices.js";
import { InputField, SelectField } from "./field.js";
import { Form } from "./form.js";
import { SavingState, useSaving } from "./saving.js";

/**
 * @import { BodyOf, Import } from "../types.js"
 * @typedef {BodyOf<"/api/imports/{id}/options", "put">} Options
 */

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

/** @param {Import} of @param {Record<string, unknown>} options @param {AbortSignal} signal */
const readAgain = ({ id, version }, options, signal) => send("put", "/api/imports/{id}/options", {
  values: { id },
  body: /** @type {Options} */ (Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null && value !== ""))),
  version,
  signal,
});

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

const columnFields = /** @type {const} */ ([
  ["dateColumn", "Column of the date"],
  ["descriptionColumn", "Column of the description"],
  ["amountColumn", "Column of the amount"],
  ["debitColumn", "Column of money out"],
  ["creditColumn", "Column of money in"],
  ["categoryColumn", "Column of the category"],
]);

/** How the file was read, to be corrected. @param {{ of: Import }} props */
export function OptionsForm({ of }) {
  const { given, options: found, columns } = of;
  const [typed, setTyped] = useState(/** @type {Record<string, string>} */ ({}));
  const saving = useSaving();
  const { errors } = saving;
  const categories = useCategories().data ?? [];
  const hasColumns = columns.length > 0;

  /** @param {keyof Options} name */
  const valueOf = (name) => typed[name] ?? String(given[name] ?? "");
  /** @param {keyof Options} name */
  const change = (name) => (/** @type {string} */ value) => setTyped({ ...typed, [name]: value === "found" ? "" : value });
  /** @param {keyof Options} name @param {[string, string][]} options */
  const choice = (name, options) => ({
    value: valueOf(name) || "found",
    options: [["found", found[name] === null ? "As found" : `As found: ${options.find(([value]) => value === found[name])?.[1] ?? found[name]}`], ...options],
    error: errors[name],
    onChange: change(name),
  });

  const submit = () => saving.save(async (signal) => {
    const { defaultCategoryId, createCategories, ...texts } = { ...given, ...typed };
    await readAgain(of, {
      ...texts,
      defaultCategoryId: defaultCategoryId ? Number(defaultCategoryId) : null,
      createCategories: String(createCategories) === "true" ? true : null,
    }, signal);
    setTyped({});
    notify("The file was read again.");
  });

  return html`
    <details class="card options">
      <summary>How the file is read</summary>
      <p class="quiet small">The file is read anew. What you changed in rows is lost.</p>
      <${Form} saving=${saving} label="Read the file again" onSubmit=${submit}
        fields=${[...columnFields.map(([name]) => name), "dateFormat", "decimalSeparator", "sign", "defaultCategoryId", "createCategories"]}>
        <${SelectField} label="Category where nothing gives one" error=${errors.defaultCategoryId} value=${valueOf("defaultCategoryId") || "none"}
          options=${[["none", "None"], ...categories.map(({ id, name }) => [String(id), name])]}
          onChange=${(/** @type {string} */ value) => change("defaultCategoryId")(value === "none" ? "" : value)} />
        ${hasColumns && html`
          <${SelectField} label="Categories that do not exist" error=${errors.createCategories} value=${valueOf("createCategories") || "false"}
            options=${[["false", "Do not create them"], ["true", "Create them"]]} onChange=${change("createCategories")} />
          ${columnFields.map(([name, label]) => html`
            <${SelectField} key=${name} label=${label} ...${choice(name, columns.map((column) => [column, column]))} />`)}`}
        <${InputField} label="Dates are written" value=${valueOf("dateFormat")} placeholder=${found.dateFormat ?? "dd/MM/yyyy"}
          error=${errors.dateFormat} onChange=${change("dateFormat")} />
        <${SelectField} label="Decimal sign" ...${choice("decimalSeparator", [[".", "."], [",", ","]])} />
        <${SelectField} label="Sign of spending"
          ...${choice("sign", [["negativeIsSpending", "Negative"], ["positiveIsSpending", "Positive"]])} />
      <//>
    </details>`;
}
