// The form of an expense: a new one, or one that is there already.

import { get, Problem, send } from "../api.js";
import { useCategories, useUsers } from "../data.js";
import { shortDay, today } from "../day.js";
import { dropKey, keyFor, useDraft } from "../drafts.js";
import { html, useEffect, useState } from "../lib/standalone.module.js";
import { money, readMoney, typedMoney } from "../money.js";
import { session } from "../session.js";
import { useStore } from "../store.js";
import { Conflict } from "./conflict.js";
import { InputField, SelectField } from "./field.js";
import { Form } from "./form.js";
import { useOpened, useSaving } from "./saving.js";

/** @import { Expense } from "../types.js" */

const lastUser = "lastUser";

/**
 * @typedef {object} Typed
 * @property {string} description
 * @property {string} amount
 * @property {string} date
 * @property {string} categoryId
 * @property {string} userId
 */

/**
 * @param {object} props
 * @param {Expense} [props.expense] The one to change; a new one if left out.
 * @param {(expense: Expense) => void} props.onDone Called with what the server has now.
 * @param {() => void} props.onCancel
 */
export function ExpenseForm({ expense: given, onDone, onCancel }) {
  const expense = useOpened(given);
  const name = expense ? `expense-${expense.id}-${expense.version}` : "expense";
  const [typed, setTyped, dropDraft] = useDraft(name, () => begin(expense));
  const [theirs, setTheirs] = useState(/** @type {Expense | null} */ (null));
  const saving = useSaving();
  const { errors, setErrors, save } = saving;
  const categories = useCategories().data;
  const users = useUsers().data;
  const own = useStore(session)?.user?.id;

  const hasChoice = !expense && users !== undefined && users.length > 1;
  const ids = [typed.userId, own, localStorage.getItem(lastUser)].map(String);
  const userId = ids.find((id) => users?.some((user) => String(user.id) === id)) ?? String(users?.[0]?.id ?? "");
  const offered = useOfferedCategory(expense || typed.categoryId ? "" : typed.description, userId);
  const categoryId = typed.categoryId || String(offered?.category.id ?? "");

  /** @param {keyof Typed} field */
  const change = (field) => (/** @type {string} */ value) => setTyped({ ...typed, [field]: value });

  /** @param {Expense} saved */
  const done = (saved) => {
    dropDraft();
    dropKey(name);
    if (!expense) localStorage.setItem(lastUser, userId);
    onDone(saved);
  };

  /** @param {number} [version] The version to overwrite. */
  const submit = (version) => {
    const { amount, error } = readMoney(typed.amount);
    const wrong = {
      ...(typed.description.trim() === "" && { description: "Say what it was for." }),
      ...(error !== undefined && { amount: error }),
      ...(typed.date === "" && { date: "Say when it was." }),
      ...(categoryId === "" && { categoryId: "Choose a category." }),
      ...(!expense && userId === "" && {
        userId: users ? "Say first whose money it is: nobody is in the ledger yet." : "The users are not there yet. Try again.",
      }),
    };
    if (Object.keys(wrong).length > 0 || amount === undefined) return setErrors(wrong);

    const body = { description: typed.description.trim(), amount, date: typed.date, categoryId: Number(categoryId) };

    return save(async (signal) => {
      if (!expense) {
        const created = { ...body, userId: Number(userId) };

        return done(await send("post", "/api/expenses", { body: created, key: keyFor(name, created), signal }));
      }

      try {
        return done(await send("put", "/api/expenses/{id}", {
          values: { id: expense.id }, body, version: version ?? expense.version, signal,
        }));
      } catch (problem) {
        if (!(problem instanceof Problem && problem.status === 412)) throw problem;
      }

      // The response to a first try may have got lost: then it is what was typed.
      const current = await get("/api/expenses/{id}", { values: { id: expense.id }, signal });
      if (isSame(current, body)) done(current);
      else setTheirs(current);
    });
  };

  if (theirs) {
    const { amount = 0 } = readMoney(typed.amount);
    const mine = categories?.find((category) => String(category.id) === categoryId)?.name ?? "";

    return html`
      <${Conflict}
        fields=${[
          { label: "Description", theirs: theirs.description, mine: typed.description.trim() },
          { label: "Amount", theirs: money(theirs.amount), mine: money(amount) },
          { label: "Date", theirs: shortDay(theirs.date), mine: shortDay(typed.date) },
          { label: "Category", theirs: theirs.category.name, mine },
        ]}
        onTheirs=${() => done(theirs)}
        onMine=${() => {
          setTheirs(null);
          submit(theirs.version);
        }} />`;
  }

  return html`
    <${Form} saving=${saving} fields=${["description", "amount", "date", "categoryId", ...(hasChoice ? ["userId"] : [])]}
      isLoading=${!expense && users === undefined} onSubmit=${() => submit()} onCancel=${() => {
        // What is typed from now on is another expense, even if it is alike.
        dropDraft();
        dropKey(name);
        onCancel();
      }}>
      <${InputField} label="Description" required maxlength="200" value=${typed.description} error=${errors.description}
        onChange=${change("description")} />
      <${InputField} label="Amount" required inputmode="decimal" class="money" placeholder=${typedMoney(0)} value=${typed.amount}
        error=${errors.amount} onChange=${change("amount")} />
      <${InputField} label="Date" required type="date" value=${typed.date} error=${errors.date} onChange=${change("date")} />
      <${SelectField} label="Category" required value=${categoryId} error=${errors.categoryId} onChange=${change("categoryId")}
        hint=${categories?.length === 0
          ? html`There is none yet: <a href="#/categories" onClick=${onCancel}>add one</a>.`
          : offered && `As for “${offered.description}” on ${shortDay(offered.date)}.`}
        options=${[["", "Choose…"], ...(categories ?? []).map(({ id, name }) => [String(id), name])]} />
      ${hasChoice && html`
        <${SelectField} label="User" required value=${userId} error=${errors.userId} onChange=${change("userId")}
          options=${users.map(({ id, name }) => [String(id), name])} />`}
    <//>`;
}

/**
 * @param {Expense | undefined} expense
 * @returns {Typed}
 */
const begin = (expense) => (expense
  ? {
    description: expense.description,
    amount: typedMoney(expense.amount),
    date: expense.date,
    categoryId: String(expense.category.id),
    userId: String(expense.user.id),
  }
  : { description: "", amount: "", date: today(), categoryId: "", userId: "" });

/**
 * @param {Expense} expense
 * @param {{ description: string, amount: number, date: string, categoryId: number }} body
 */
const isSame = (expense, body) =>
  expense.description === body.description
  && expense.amount === body.amount
  && expense.date === body.date
  && expense.category.id === body.categoryId;

/**
 * The last expense of this user with the same text: its category is likely to be right again.
 *
 * @param {string} description
 * @param {string} userId
 */
function useOfferedCategory(description, userId) {
  const [offered, setOffered] = useState(/** @type {Expense | null} */ (null));
  const text = description.trim();
  useEffect(() => {
    setOffered(null);
    if (text.length < 3 || userId === "") return undefined;

    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const query = { userId: Number(userId), q: text, limit: 20 };
        const { items } = await get("/api/expenses", { query, signal: abort.signal });
        setOffered(items.find((item) => item.description.toLowerCase() === text.toLowerCase()) ?? items[0] ?? null);
      } catch (error) {
        // It is an offer: without one, people choose.
        if (!abort.signal.aborted && !(error instanceof Problem)) throw error;
      }
    }, 250);

    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, userId]);

  return offered;
}
