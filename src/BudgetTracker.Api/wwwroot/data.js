// Data of the server in views.

import { getAll, revision } from "./api.js";
import { useEffect, useState } from "./lib/standalone.module.js";
import { useStore } from "./store.js";

/**
 * @template T
 * @typedef {{ data: T | undefined, error: Error | undefined, isLoading: boolean }} Loaded
 */

/**
 * Loads what a view shows: at first, when `keys` change, and after each write of this page. The data of before stays until
 * the new one is there, so that nothing jumps; `data` says itself what it is about.
 *
 * @template T
 * @param {(signal: AbortSignal) => Promise<T>} load
 * @param {unknown[]} keys
 * @returns {Loaded<T>}
 */
export function useData(load, keys) {
  const written = useStore(revision);
  const [state, setState] = useState(/** @type {Loaded<T>} */ ({ data: undefined, error: undefined, isLoading: true }));
  useEffect(() => {
    const abort = new AbortController();
    setState((before) => (before.isLoading ? before : { ...before, isLoading: true }));
    load(abort.signal).then(
      (data) => abort.signal.aborted || setState({ data, error: undefined, isLoading: false }),
      (error) => abort.signal.aborted || setState((before) => ({ data: before.data, error, isLoading: false })),
    );

    return () => abort.abort();
  }, [...keys, written]);

  return state;
}

/** All categories, by name. */
export const useCategories = () => useData((signal) => getAll("/api/categories", { signal }).then(byName), []);

/** All users that the caller may see, by name. */
export const useUsers = () => useData((signal) => getAll("/api/users", { signal }).then(byName), []);

/**
 * @template {{ name: string }} T
 * @param {T[]} items
 */
const byName = (items) => items.sort((a, b) => a.name.localeCompare(b.name));
