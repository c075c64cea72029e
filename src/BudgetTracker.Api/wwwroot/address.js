// Where one is: what stands after the # in the address, such as #/expenses?q=rent.

import { createStore } from "./store.js";

/** @import { Address } from "./types.js" */

/** @returns {Address} */
function read() {
  const [path = "", query = ""] = location.hash.replace(/^#\/?/, "").split(/\?(.*)/s);

  return { parts: path.split("/").map(decode), query: new URLSearchParams(query) };
}

/** A part as it stands, if it is no valid encoding. @param {string} part */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const address = createStore(read());
window.addEventListener("hashchange", () => address.set(read()));

/**
 * Adds values to a query. Those that are empty are left out; a list is repeated.
 *
 * @param {URLSearchParams} parameters
 * @param {Record<string, unknown>} values
 */
export function append(parameters, values) {
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "") parameters.append(name, String(one));
    }
  }
}

/**
 * The link to an address of this page. Values that are empty are left out; a list is repeated.
 *
 * @param {string} path
 * @param {Record<string, string | number | null | undefined | (string | number)[]>} [query]
 */
export function linkTo(path, query = {}) {
  const parameters = new URLSearchParams();
  append(parameters, query);

  return `#/${path}${parameters.size > 0 ? `?${parameters}` : ""}`;
}

/**
 * Goes there.
 *
 * @param {string} link
 * @param {{ replace?: boolean }} [options] `replace`: without a step in the history, as while somebody types a filter.
 */
export function go(link, { replace = false } = {}) {
  if (!replace) {
    location.hash = link;
  } else if (link !== location.hash) {
    history.replaceState(null, "", link);
    address.set(read());
  }
}
