"use strict";
// The six requests of load.lua by fastify and pg, with hand-written SQL, on the PostgreSQL database of a BudgetTracker: the same
// rows by the same indexes, and the same answers (compare.py). Two processes, as there are two cores for most; each has ten
// connections, and a prepared statement for each query.
//
//   node server.js PORT CONNECTION [PROCESSES]     such as postgres://postgres@localhost/budget, 2

const cluster = require("node:cluster");
const fastify = require("fastify");
const { Pool, types } = require("pg");

const [port, connectionString, processes = "2"] = process.argv.slice(2);

if (cluster.isPrimary) {
  for (let i = 0; i < Number(processes); i++) cluster.fork();
  process.on("SIGTERM", () => process.exit(0));
} else {
  serve();
}

function serve() {
  // bigint as a number: ids and cents are below 2^53. Days stay text.
  types.setTypeParser(types.builtins.INT8, Number);
  types.setTypeParser(types.builtins.NUMERIC, Number);
  types.setTypeParser(types.builtins.DATE, (text) => text);
  const pool = new Pool({ connectionString, max: 10 });

  // The driver prepares a statement with a name once for each connection.
  const query = async (name, text, values) => (await pool.query({ name, text, values, rowMode: "array" })).rows;

  const instant = (column) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const expenseColumns = `e.id, e.description, e.amount_cents, e.date, e.import_id, ${instant("e.created_at")}, e.version,
    u.id, u.name, u.email, c.id, c.name, c.color`;
  const expenses = `SELECT ${expenseColumns} FROM expenses e JOIN users u ON u.id = e.user_id JOIN categories c ON c.id = e.category_id`;
  const toExpense = (r) => ({
    id: r[0], description: r[1], amount: r[2] / 100, date: r[3],
    user: { id: r[7], name: r[8], email: r[9] }, category: { id: r[10], name: r[11], color: r[12] },
    importId: r[4], createdAt: r[5], version: r[6],
  });

  const [integer, number, string] = ["integer", "number", "string"].map((type) => ({ type }));
  const object = (properties) => ({ type: "object", properties });
  const array = (items) => ({ type: "array", items });
  const nullable = (schema) => ({ ...schema, nullable: true });
  const user = object({ id: integer, name: string, email: string });
  const category = object({ id: integer, name: string, color: string });
  const expense = object({
    id: integer, description: string, amount: number, date: string, user, category, importId: nullable(integer), createdAt: string, version: integer,
  });
  const page = (items) => object({ items: array(items), nextCursor: nullable(string) });
  const summary = object({
    userId: integer, name: string, from: nullable(string), to: nullable(string), total: number, count: integer,
    categories: array(object({ ...category.properties, total: number, count: integer, share: number })),
  });
  const params = { ...object({ id: integer }), required: ["id"] };
  const toCursor = (...parts) => Buffer.from(parts.join("|")).toString("base64url");
  const fail = (statusCode, message) => Object.assign(new Error(message), { statusCode });

  const app = fastify();

  app.get("/api/expenses/:id", { schema: { params, response: { 200: expense } } }, async (request) => {
    const [row] = await query("expense", `${expenses} WHERE e.id = $1`, [request.params.id]);
    if (!row) throw fail(404, "There is no such expense.");

    return toExpense(row);
  });

  const listQuery = { ...object({ userId: integer, category: string, sort: { enum: ["-date", "-amount"], default: "-date" } }) };
  listQuery.properties.limit = { type: "integer", minimum: 1, maximum: 500, default: 50 };
  app.get("/api/expenses", { schema: { querystring: listQuery, response: { 200: page(expense) } } }, async (request) => {
    const { userId, category, sort, limit } = request.query;
    const [where, values] = [[], []];
    if (userId !== undefined) where.push(`e.user_id = $${values.push(userId)}`);
    // A category that is asked for first is one range of an index; joined, PostgreSQL might sort the whole table.
    if (category !== undefined) where.push(`e.category_id = (SELECT id FROM categories WHERE normalized_name = $${values.push(category.toUpperCase())})`);
    const column = sort === "-amount" ? "amount_cents" : "date";
    const text = `${expenses} ${where.length > 0 ? `WHERE ${where.join(" AND ")}` : ""}
      ORDER BY e.${column} DESC, e.id DESC LIMIT $${values.push(limit + 1)}`;
    const rows = await query(`list ${where.length} ${userId === undefined} ${column}`, text, values);
    const items = rows.slice(0, limit).map(toExpense);
    const last = rows[limit - 1];

    return { items, nextCursor: rows.length > limit ? toCursor(column === "date" ? last[3] : last[2], last[0]) : null };
  });

  const usersQuery = object({ include: { enum: ["expenses"] }, limit: { type: "integer", minimum: 1, maximum: 100, default: 50 } });
  // Without a schema of the response: on ten thousand objects JSON.stringify is faster than what fastify makes of one.
  app.get("/api/users", { schema: { querystring: usersQuery } }, async (request, reply) => {
    const { include, limit } = request.query;
    const rows = await query("users", `SELECT id, email, name, ${instant("created_at")}, version FROM users ORDER BY id LIMIT $1`, [limit + 1]);
    const items = rows.slice(0, limit).map(([id, email, name, createdAt, version]) => ({ id, email, name, createdAt, version }));
    if (include && items.length > 0) {
      const byId = new Map(items.map((item) => [item.id, (item.expenses = [])]));
      const own = await query(
        "graph",
        `SELECT e.user_id, e.id, e.description, e.amount_cents, e.date, c.id, c.name, c.color, e.import_id, ${instant("e.created_at")}, e.version
         FROM expenses e JOIN categories c ON c.id = e.category_id
         WHERE e.user_id BETWEEN $1 AND $2 ORDER BY e.user_id, e.date DESC, e.id DESC`,
        [items[0].id, items.at(-1).id]);
      for (const r of own) {
        byId.get(r[0])?.push({
          id: r[1], description: r[2], amount: r[3] / 100, date: r[4], category: { id: r[5], name: r[6], color: r[7] },
          importId: r[8], createdAt: r[9], version: r[10],
        });
      }
    }

    reply.type("application/json; charset=utf-8");

    return JSON.stringify({ items, nextCursor: rows.length > limit ? toCursor(items.at(-1).id) : null });
  });

  app.get("/api/users/:id/summary", { schema: { params, response: { 200: summary } } }, async (request) => {
    const { id } = request.params;
    const rows = await query(
      "summary",
      `SELECT u.name, c.id, c.name, c.color, s.total, s.count
       FROM users u
       LEFT JOIN (SELECT category_id, sum(amount_cents) AS total, count(*) AS count FROM expenses WHERE user_id = $1 GROUP BY category_id) s ON true
       LEFT JOIN categories c ON c.id = s.category_id WHERE u.id = $1 ORDER BY s.total DESC, c.id`,
      [id]);
    if (rows.length === 0) throw fail(404, "There is no such user.");

    const spent = rows.filter((row) => row[1] !== null);
    const sum = (column) => spent.reduce((total, row) => total + row[column], 0);
    const total = sum(4);
    const categories = spent.map((row) => ({
      id: row[1], name: row[2], color: row[3], total: row[4] / 100, count: row[5], share: Math.round((row[4] / total) * 10_000) / 10_000,
    }));

    return { userId: id, name: rows[0][0], from: null, to: null, total: total / 100, count: sum(5), categories };
  });

  const body = object({
    userId: integer,
    categoryId: integer,
    description: { type: "string", minLength: 1, maxLength: 200 },
    amount: { type: "number", exclusiveMinimum: 0, maximum: 99_999_999.99 },
    date: { type: "string", format: "date" },
  });
  body.required = Object.keys(body.properties);
  app.post("/api/expenses", { schema: { body, response: { 201: expense } } }, async (request, reply) => {
    const { userId, categoryId, description, amount, date } = request.body;
    // One statement, and so one transaction: it finds the owner and the category, and inserts only where both are.
    const [row] = await query(
      "create",
      `WITH e AS (
         INSERT INTO expenses (user_id, category_id, description, normalized_description, amount_cents, date, created_at, version)
         SELECT u.id, c.id, $3::text, upper($3::text), $4, $5, date_trunc('milliseconds', now()), 1 FROM users u, categories c WHERE u.id = $1 AND c.id = $2
         RETURNING *)
       SELECT ${expenseColumns} FROM e JOIN users u ON u.id = e.user_id JOIN categories c ON c.id = e.category_id`,
      [userId, categoryId, description, Math.round(amount * 100), date]);
    if (!row) throw fail(400, "There is no such user or category.");

    reply.code(201).header("location", `/api/expenses/${row[0]}`);

    return toExpense(row);
  });

  app.listen({ port: Number(port), host: "127.0.0.1" }).catch((error) => {
    console.error(error);
    process.exit(1);
  });
}
