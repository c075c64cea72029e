// What a stranger does with the types of the contract: create, list every page, and handle a 409 and a 412.
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

type Expense = components["schemas"]["ExpenseResponse"];
type Query = NonNullable<paths["/api/expenses"]["get"]["parameters"]["query"]>;

declare const process: { argv: string[] };

const baseUrl = process.argv[2];
if (baseUrl === undefined) throw new Error("Say where the server is: npm start -- http://localhost:5000");

const api = createClient<paths>({ baseUrl });

function check(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`It does not hold that ${what}.`);
}

async function listExpenses(userId: number): Promise<Expense[]> {
  const expenses: Expense[] = [];
  const query: Query = { userId, limit: 2, sort: "-amount" };
  for (;;) {
    const { data } = await api.GET("/api/expenses", { params: { query } });
    check(data !== undefined, "a page comes");
    expenses.push(...data.items);
    if (data.nextCursor === null) return expenses;
    query.cursor = data.nextCursor;
  }
}

const email = `${crypto.randomUUID()}@example.com`;
const name = crypto.randomUUID();

const user = await api.POST("/api/users", {
  params: { header: { "Idempotency-Key": crypto.randomUUID() } },
  body: { email, name: "Alice" },
});
check(user.data !== undefined, "a user is created");
check(user.response.headers.get("ETag") === `"${user.data.version}"`, "the ETag is the version");

const category = await api.POST("/api/categories", { body: { name } });
check(category.data !== undefined, "a category is created");

const userId = user.data.id;
const categoryId = category.data.id;
const batch = await api.POST("/api/expenses/batch", {
  body: [9, 10.5, 52.5, 7.25, 1].map((amount) => ({ userId, categoryId, description: "Groceries", amount })),
});
check(batch.data?.items.length === 5, "five expenses are created");

const expenses = await listExpenses(userId);
check(expenses.map((expense) => expense.amount).join() === "52.5,10.5,9,7.25,1", "every page is listed, highest amount first");

// A user alone, or with its expenses, which are then never left out.
const alone = await api.GET("/api/users/{id}", { params: { path: { id: userId } } });
check(alone.data !== undefined && !("expenses" in alone.data), "a user comes alone");
const whole = await api.GET("/api/users/{id}", { params: { path: { id: userId }, query: { include: "expenses" } } });
check(whole.data !== undefined && "expenses" in whole.data, "a user comes with its expenses when that is asked for");
check(whole.data.expenses.length === expenses.length, "all of them come along");

// A 409: the literal type tells which of the problems it is, and so which fields it has.
const again = await api.POST("/api/users", { body: { email: email.toUpperCase(), name: "Alice again" } });
check(again.error !== undefined, "an email address is taken once");
switch (again.error.type) {
  case "/problems/email-taken":
    check(again.error.field === "email", "the problem names the field");
    break;
  case "/problems/invalid-request":
    throw new Error(Object.entries(again.error.errors).join());
  default:
    throw new Error(again.error.title);
}

// A 412: somebody else was faster.
const first = expenses[0];
check(first !== undefined, "there is an expense");
const path = { id: first.id };
const body = { categoryId, description: "Groceries", amount: 60, date: first.date };
const header = { "If-Match": `"${first.version}"` };
const faster = await api.PUT("/api/expenses/{id}", { params: { path, header }, body });
check(faster.data?.version === first.version + 1, "the first writer wins");
const slower = await api.PUT("/api/expenses/{id}", { params: { path, header }, body });
check(slower.error !== undefined, "the second writer is told");
if (slower.error.type === "/problems/precondition-failed") {
  check(slower.response.status === 412, "that is a 412");
} else if (slower.error.type === "/problems/invalid-request") {
  throw new Error(Object.entries(slower.error.errors).join());
} else {
  throw new Error(slower.error.title);
}

// A correction sends what changes, and nothing else.
const patched = await api.PATCH("/api/expenses/{id}", { params: { path }, body: { amount: 61.5 } });
check(patched.data?.amount === 61.5 && patched.data.description === "Groceries", "a patch leaves the rest");

const summary = await api.GET("/api/users/{id}/summary", { params: { path: { id: userId } } });
check(summary.data?.total === 89.25, "the summary adds up");

console.log(`TypeScript client: ${expenses.length} expenses on ${Math.ceil(expenses.length / 2)} pages, a 409 and a 412 by their types.`);
