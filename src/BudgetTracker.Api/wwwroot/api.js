// The one module that talks to the server.
//
// A request ends with a response, or is aborted; it does not end because the server is away. Without a connection, when
// the response breaks off, and at a 502, 503 or 504, it waits and is sent again: a POST with the same Idempotency-Key, so that nothing
// is done twice. At a 401 it waits until somebody has signed in. What waits here is still on the screen, as it was typed.

import { append } from "./address.js";
import { createStore } from "./store.js";

/**
 * @import { BodyOf, DataOf, ItemOf, ListPath, Method, PathFor, ProblemDocument, QueryOf, ValuesOf } from "./types.js"
 */

/** Whether the server answers; false while requests wait for it. */
export const isReachable = createStore(true);

/** Counts the writes of this page: who shows data reads it again when this changes. */
export const revision = createStore(0);

/** An error that the server responded with. Its message is for people. */
export class Problem extends Error {
  /** @param {ProblemDocument} document */
  constructor(document) {
    super(document.detail ?? document.title);
    this.document = document;
    this.status = document.status;
    this.type = document.type;
    /** The errors of a 400, by the name of their field. */
    this.errors = document.errors ?? {};
  }
}

/** @type {() => Promise<void>} */
let signIn = () => Promise.reject(new Error("Nobody asks people to sign in."));
/** @type {Promise<void> | undefined} */
let signingIn;

/**
 * Says how people are asked to sign in; the promise ends when they have. All requests that meet a 401 wait for one and
 * the same.
 *
 * @param {() => Promise<void>} ask
 */
export function onSignedOut(ask) {
  signIn = ask;
}

/**
 * Reads.
 *
 * @template {PathFor<"get">} P
 * @param {P} path
 * @param {object} [options]
 * @param {ValuesOf<P, "get">} [options.values]
 * @param {QueryOf<P, "get">} [options.query]
 * @param {AbortSignal} [options.signal]
 * @param {boolean} [options.isSigningIn] A 401 is an error: nobody is asked to sign in.
 * @returns {Promise<DataOf<P, "get">>}
 */
export async function get(path, options = {}) {
  const { signal, isSigningIn } = options;

  return JSON.parse(await request("GET", addressOf(path, options), { signal, isSigningIn }));
}

/**
 * Reads a list to its end.
 *
 * @template {ListPath} P
 * @param {P} path
 * @param {{ values?: ValuesOf<P, "get">, query?: QueryOf<P, "get">, signal?: AbortSignal }} [options]
 * @returns {Promise<ItemOf<P>[]>}
 */
export async function getAll(path, options = {}) {
  /** @type {ItemOf<P>[]} */
  const items = [];
  let cursor = null;
  do {
    /** @type {any} */
    const query = { limit: 500, ...options.query, cursor };
    /** @type {any} */
    const page = await get(path, { ...options, query });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);

  return items;
}

/**
 * Writes.
 *
 * @template {Exclude<Method, "get">} M
 * @template {PathFor<M>} P
 * @param {M} method
 * @param {P} path
 * @param {object} [options]
 * @param {ValuesOf<P, M>} [options.values]
 * @param {QueryOf<P, M>} [options.query]
 * @param {BodyOf<P, M> | FormData} [options.body]
 * @param {number} [options.version] Only if the resource still has this version (If-Match); else it is a 412.
 * @param {string | null} [options.key] The Idempotency-Key of a POST. What may be sent by two calls needs the same key in
 *   both. Null: none, for a POST with a secret in it.
 * @param {AbortSignal} [options.signal] Ends the waiting; the server may have done it all the same.
 * @param {boolean} [options.keepalive] Goes on when the page is left.
 * @param {boolean} [options.isSigningIn] A 401, such as for a wrong password, is an error: nobody is asked to sign in.
 * @returns {Promise<DataOf<P, M>>}
 */
export async function send(method, path, options = {}) {
  /** @type {Record<string, string>} */
  const headers = {};
  if (method === "post" && options.key !== null) headers["Idempotency-Key"] = options.key ?? newKey();
  if (options.version !== undefined) headers["If-Match"] = `"${options.version}"`;
  let body;
  if (options.body instanceof FormData) {
    body = options.body;
  } else if (options.body !== undefined) {
    headers["Content-Type"] = "application/json";
    body = JSON.stringify(options.body);
  }

  const { signal, keepalive, isSigningIn } = options;
  const text = await request(method.toUpperCase(), addressOf(path, options), { headers, body, signal, keepalive, isSigningIn });
  revision.set(revision.get() + 1);

  return text === "" ? /** @type {any} */ (undefined) : JSON.parse(text);
}

/** A new Idempotency-Key. */
export function newKey() {
  // randomUUID is for pages that came by https or from this machine.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The address of a path of the contract, for links too; beside this module, wherever a proxy serves it.
 *
 * @param {string} path
 * @param {{ values?: any, query?: any }} [options]
 */
export function addressOf(path, { values = {}, query = {} } = {}) {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name]));
  const address = new URL(filled.slice(1), new URL(".", import.meta.url));
  append(address.searchParams, query);

  return address.href;
}

/**
 * Sends until there is a whole response.
 *
 * @param {string} method
 * @param {string} address
 * @param {Pick<RequestInit, "headers" | "body" | "keepalive"> & {
 *   signal?: AbortSignal | undefined, isSigningIn?: boolean | undefined }} options
 * @returns {Promise<string>} Its body.
 */
async function request(method, address, { signal, isSigningIn, ...init }) {
  // Longer than the server takes for any request before it responds 503; an upload may take longer.
  const limit = init.body instanceof FormData ? 150_000 : 30_000;
  for (let attempt = 0; ; attempt++) {
    const timeout = AbortSignal.timeout(limit);
    const ended = signal ? AbortSignal.any([signal, timeout]) : timeout;
    let response;
    let text;
    try {
      response = await fetch(address, { ...init, method, signal: ended });
      text = await response.text();
    } catch {
      signal?.throwIfAborted();
    }

    if (response === undefined || text === undefined || [502, 503, 504].includes(response.status)) {
      isReachable.set(false);
      await pause(Math.min(1000 * 2 ** attempt, 10_000), signal);
      continue;
    }

    isReachable.set(true);
    if (response.ok) return text;

    if (response.status === 401 && !isSigningIn) {
      signingIn ??= signIn().finally(() => (signingIn = undefined));
      await signingIn;
      continue;
    }

    const problem = problemOf(response, text);
    if (problem.type !== "/problems/idempotency-key-in-progress") throw problem;
    await pause(1000, signal);
  }
}

/** @param {Response} response @param {string} text Its body. */
function problemOf({ status, statusText, headers }, text) {
  if (headers.get("Content-Type")?.startsWith("application/problem+json")) return new Problem(JSON.parse(text));

  return new Problem({ type: "about:blank", title: `The server responded ${status} ${statusText}.`, status });
}

/**
 * Waits; not longer than until the browser is online again.
 *
 * @param {number} milliseconds
 * @param {AbortSignal | undefined} signal
 */
function pause(milliseconds, signal) {
  return /** @type {Promise<void>} */ (new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener("online", end);
      signal?.removeEventListener("abort", end);
      if (signal?.aborted) reject(signal.reason);
      else resolve();
    };
    const timer = setTimeout(end, milliseconds);
    window.addEventListener("online", end);
    signal?.addEventListener("abort", end);
  }));
}
