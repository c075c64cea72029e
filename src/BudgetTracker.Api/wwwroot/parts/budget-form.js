// The forms of a budget: a new one, its limit from a period on, and the rest of it.

import { get, Problem, send } from "../api.js";
import { useCategories, useData } from "../data.js";
import { addDays, firstDay, firstWeekday, shortDay, thisMonth, today, toDate } from "../day.js";
import { dropKey, keyFor, useDraft } from "../drafts.js";
import { html, useState } from "../lib/standalone.module.js";
import { money, readMoney, typedMoney } from "../money.js";
import { Conflict } from "./conflict.js";
import { InputField, SelectField } from "./field.js";
import { Form } from "./form.js";
import { useOpened, useSaving } from "./saving.js";

/** @import { BodyOf, Budget, User } from "../types.js" */

/** @type {[BodyOf<"/api/budgets", "post">["period"], string][]} */
export const periods = [["week", "Week"], ["month", "Month"], ["quarter", "Quarter"], ["year", "Year"]];

/** @type {[Budget["rollover"], string][]} */
const rollovers = [
  ["none", "Nothing"],
  ["surplus", "What is left"],
  ["full", "What is left or overspent"],
];

/** The first day of the period that today is in. @param {string} period */
function beginningOf(period) {
  const day = today();
  if (period === "week") return addDays(day, -((toDate(day).getUTCDay() - firstWeekday() + 7) % 7));

  const month = Number(day.slice(5, 7));
  const first = period === "year" ? 1 : period === "quarter" ? month - ((month - 1) % 3) : month;

  return `${day.slice(0, 4)}-${String(first).padStart(2, "0")}-01`;
}

/** @param {string} text What was typed where nothing may be typed. @returns {{ amount: number | null, error?: string | undefined }} */
function readCap(text) {
  if (text.trim() === "") return { amount: null };
  const { amount = null, error } = readMoney(text, { least: 0 });

  return { amount, error };
}

/** @param {string} text */
const readPercent = (text) => (/^\d+$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 100 ? Number(text) : undefined);
const percentError = "Write a whole number from 1 to 100.";

/** @param {{ [field: string]: string | undefined }} errors @returns {Record<string, string>} */
const thatAre = (errors) => Object.fromEntries(Object.entries(errors).flatMap(([field, error]) => (error ? [[field, error]] : [])));

/**
 * What both forms of a whole budget end with.
 *
 * @param {object} props
 * @param {{ rollover: string, rolloverCap: string, alertAt: string, endsOn: string }} props.typed
 * @param {(field: string) => (value: string) => void} props.change
 * @param {Record<string, string>} props.errors
 */
const RestFields = ({ typed, change, errors }) => html`
  <${SelectField} label="Carried over" hint="Into the next period" value=${typed.rollover} options=${rollovers} onChange=${change("rollover")} />
  <${InputField} label="At most" inputmode="decimal" class="money" value=${typed.rolloverCap} disabled=${typed.rollover === "none"}
    hint="Empty: any amount" error=${errors.rolloverCap} onChange=${change("rolloverCap")} />
  <${InputField} label="Warn at (percent)" inputmode="numeric" class="money" value=${typed.alertAt} error=${errors.alertAt}
    onChange=${change("alertAt")} />
  <${InputField} label="Last day" type="date" value=${typed.endsOn} hint="Empty: without end" error=${errors.endsOn}
    onChange=${change("endsOn")} />`;

/**
 * @param {object} props
 * @param {User} props.person Whose budget it will be.
 * @param {(budget: Budget) => void} props.onDone
 * @param {() => void} props.onCancel
 */
export function NewBudget({ person, onDone, onCancel }) {
  const [typed, setTyped, dropDraft] = useDraft("budget", () => ({
    categoryId: "", period: "month", limit: "", startsOn: firstDay(thisMonth()), rollover: "none", rolloverCap: "", alertAt: "80", endsOn: "",
  }));
  const saving = useSaving();
  const { errors, setErrors, save } = saving;
  const categories = useCategories().data ?? [];

  /** @param {string} field */
  const change = (field) => (/** @type {string} */ value) =>
    setTyped({ ...typed, [field]: value, ...(field === "period" && { startsOn: beginningOf(value) }) });

  const submit = () => {
    const limit = readMoney(typed.limit, { least: 0 });
    const cap = typed.rollover === "none" ? { amount: null } : readCap(typed.rolloverCap);
    const alertAt = readPercent(typed.alertAt);
    const wrong = thatAre({
      categoryId: typed.categoryId === "" ? "Choose a category, or everything." : undefined,
      limit: limit.error,
      startsOn: typed.startsOn === "" ? "Say when the first period begins." : undefined,
      rolloverCap: cap.error,
      alertAt: alertAt === undefined ? percentError : undefined,
    });
    if (Object.keys(wrong).length > 0 || limit.amount === undefined || alertAt === undefined) return setErrors(wrong);

    const body = /** @type {BodyOf<"/api/budgets", "post">} */ ({
      userId: person.id,
      categoryId: typed.categoryId === "all" ? null : Number(typed.categoryId),
      period: typed.period,
      startsOn: typed.startsOn,
      endsOn: typed.endsOn || null,
      limit: limit.amount,
      rollover: typed.rollover,
      rolloverCap: cap.amount,
      alertAt,
    });

    return save(async (signal) => {
      const created = await send("post", "/api/budgets", { body, key: keyFor("budget", body), signal });
      dropDraft();
      dropKey("budget");
      onDone(created);
    });
  };

  return html`
    <${Form} saving=${saving} onSubmit=${submit} onCancel=${() => (dropDraft(), dropKey("budget"), onCancel())}
      fields=${["categoryId", "period", "limit", "startsOn", "endsOn", "rollover", "rolloverCap", "alertAt"]}>
      <${SelectField} label="Category" value=${typed.categoryId} error=${errors.categoryId} onChange=${change("categoryId")}
        options=${[["", "Choose…"], ["all", "Everything"], ...categories.map(({ id, name }) => [String(id), name])]} />
      <${InputField} label="Limit" inputmode="decimal" class="money" placeholder=${typedMoney(0)} value=${typed.limit} error=${errors.limit}
        onChange=${change("limit")} />
      <${SelectField} label="For each" value=${typed.period} options=${periods} onChange=${change("period")} />
      <${InputField} label="First day" type="date" value=${typed.startsOn} error=${errors.startsOn} hint="Every period is counted from it"
        onChange=${change("startsOn")} />
      <${RestFields} typed=${typed} change=${change} errors=${errors} />
    <//>`;
}

/**
 * The limit from a period on.
 *
 * @param {object} props
 * @param {Budget} props.budget
 * @param {(budget: Budget) => void} props.onDone
 * @param {() => void} props.onCancel
 */
export function LimitForm({ budget: given, onDone, onCancel }) {
  const budget = useOpened(given);
  const [limit, setLimit] = useState(typedMoney(budget.limit));
  const [from, setFrom] = useState(budget.from);
  const [theirs, setTheirs] = useState(/** @type {Budget | null} */ (null));
  const saving = useSaving();
  const { errors, setErrors, save } = saving;
  const earlier = useData(
    (signal) => get("/api/budgets/{id}/periods", { values: { id: budget.id }, query: { on: budget.from, limit: 13 }, signal }),
    [budget.id, budget.from],
  ).data?.items ?? [];
  const next = addDays(budget.to, 1);
  const beginnings = [next, budget.from, ...earlier.map((period) => period.from).filter((day) => day < budget.from)];

  /** @param {number} version The version to overwrite. */
  const submit = (version) => {
    const { amount, error } = readMoney(limit, { least: 0 });
    if (amount === undefined) return setErrors({ limit: error });

    return save(async (signal) => {
      try {
        return onDone(await send("put", "/api/budgets/{id}/limits/{from}", {
          values: { id: budget.id, from }, body: { limit: amount }, version, signal,
        }));
      } catch (problem) {
        if (!(problem instanceof Problem && problem.status === 412)) throw problem;
      }

      const current = await get("/api/budgets/{id}", { values: { id: budget.id }, query: { on: from }, signal });
      // The response to a first try may have got lost: then it is what was typed.
      if (current.limit === amount) onDone(current);
      else setTheirs(current);
    });
  };

  if (theirs) {
    return html`
      <${Conflict} fields=${[{ label: `Limit from ${shortDay(from)}`, theirs: money(theirs.limit), mine: money(readMoney(limit, { least: 0 }).amount ?? 0) }]}
        onTheirs=${() => onDone(theirs)}
        onMine=${() => {
          setTheirs(null);
          submit(theirs.version);
        }} />`;
  }

  return html`
    <${Form} saving=${saving} onSubmit=${() => submit(budget.version)} onCancel=${onCancel} fields=${["limit", "from"]}>
      <${InputField} label="Limit" inputmode="decimal" class="money" value=${limit} error=${errors.limit} onChange=${setLimit} />
      <${SelectField} label="From the period that begins on" value=${from} error=${errors.from} onChange=${setFrom}
        hint="It holds until the next limit" options=${beginnings.map((day) => [day, shortDay(day)])} />
    <//>`;
}

/**
 * What can be changed of a budget besides its limits.
 *
 * @param {object} props
 * @param {Budget} props.budget
 * @param {(budget: Budget) => void} props.onDone
 * @param {() => void} props.onCancel
 */
export function EditBudget({ budget: given, onDone, onCancel }) {
  const budget = useOpened(given);
  const [typed, setTyped] = useState({
    rollover: String(budget.rollover),
    rolloverCap: budget.rolloverCap === null ? "" : typedMoney(budget.rolloverCap),
    alertAt: String(budget.alertAt),
    endsOn: budget.endsOn ?? "",
  });
  const [theirs, setTheirs] = useState(/** @type {Budget | null} */ (null));
  const saving = useSaving();
  const { errors, setErrors, save } = saving;

  /** @param {string} field */
  const change = (field) => (/** @type {string} */ value) => setTyped({ ...typed, [field]: value });

  /** @param {number} version The version to overwrite. */
  const submit = (version) => {
    const cap = typed.rollover === "none" ? { amount: null } : readCap(typed.rolloverCap);
    const alertAt = readPercent(typed.alertAt);
    const wrong = thatAre({ rolloverCap: cap.error, alertAt: alertAt === undefined ? percentError : undefined });
    if (Object.keys(wrong).length > 0 || alertAt === undefined) return setErrors(wrong);

    const body = { rollover: /** @type {Budget["rollover"]} */ (typed.rollover), rolloverCap: cap.amount, alertAt, endsOn: typed.endsOn || null };

    return save(async (signal) => {
      try {
        return onDone(await send("put", "/api/budgets/{id}", { values: { id: budget.id }, body, version, signal }));
      } catch (problem) {
        if (!(problem instanceof Problem && problem.status === 412)) throw problem;
      }

      const current = await get("/api/budgets/{id}", { values: { id: budget.id }, signal });
      const isSame = current.rollover === body.rollover && current.rolloverCap === body.rolloverCap
        && current.alertAt === alertAt && current.endsOn === body.endsOn;
      if (isSame) onDone(current);
      else setTheirs(current);
    });
  };

  if (theirs) {
    /** @param {string} value */
    const rollover = (value) => rollovers.find(([name]) => name === value)?.[1] ?? value;

    return html`
      <${Conflict}
        fields=${[
          { label: "Carried over", theirs: rollover(theirs.rollover), mine: rollover(typed.rollover) },
          { label: "At most", theirs: theirs.rolloverCap === null ? "any" : money(theirs.rolloverCap), mine: typed.rolloverCap || "any" },
          { label: "Warn at", theirs: String(theirs.alertAt), mine: typed.alertAt },
          { label: "Last day", theirs: theirs.endsOn ? shortDay(theirs.endsOn) : "none", mine: typed.endsOn ? shortDay(typed.endsOn) : "none" },
        ]}
        onTheirs=${() => onDone(theirs)}
        onMine=${() => {
          setTheirs(null);
          submit(theirs.version);
        }} />`;
  }

  return html`
    <${Form} saving=${saving} onSubmit=${() => submit(budget.version)} onCancel=${onCancel}
      fields=${["endsOn", "rollover", "rolloverCap", "alertAt"]}>
      <${RestFields} typed=${typed} change=${change} errors=${errors} />
    <//>`;
}
