// What was typed and not yet saved, kept while this tab is open: it survives a closed dialog and a reload.

import { newKey } from "./api.js";
import { useState } from "./lib/standalone.module.js";

/**
 * A state that is kept under a name until it is dropped.
 *
 * @template T
 * @param {string} name
 * @param {() => T} begin
 * @returns {[T, (value: T) => void, () => void]} The value, its setter, and what drops it.
 */
export function useDraft(name, begin) {
  const [value, setValue] = useState(() => /** @type {T} */ (read(`draft.${name}`) ?? begin()));

  return [
    value,
    (next) => {
      write(`draft.${name}`, next);
      setValue(next);
    },
    () => sessionStorage.removeItem(`draft.${name}`),
  ];
}

/**
 * The Idempotency-Key for a body: the same one for the same body until it is dropped, also after a reload. The response to
 * the first try may have got lost.
 *
 * @param {string} name
 * @param {unknown} body
 */
export function keyFor(name, body) {
  const text = JSON.stringify(body);
  const kept = read(`key.${name}`);
  if (kept?.text === text) return /** @type {string} */ (kept.key);

  const key = newKey();
  write(`key.${name}`, { text, key });

  return key;
}

/** @param {string} name */
export const dropKey = (name) => sessionStorage.removeItem(`key.${name}`);

/**
 * @param {string} name
 * @returns {any}
 */
function read(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}

/** @param {string} name @param {unknown} value */
const write = (name, value) => sessionStorage.setItem(name, JSON.stringify(value));
