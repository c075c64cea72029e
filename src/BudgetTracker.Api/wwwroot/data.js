// Data of the server in views.

import { get, getAll, revision } from "./api.js";
import { useEffect, useRef, useState } from "./lib/standalone.module.js";
import { useStore } from "./store.js";

/** @import { ItemOf, ListPath, QueryOf, ValuesOf } from "./types.js" */

const pageSize = 50;
const mostReloaded = 500;

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

/**
 * A list, page by page. After a write of this page, what was loaded is loaded again.
 *
 * @template {ListPath} P
 * @param {P} path
 * @param {{ values?: ValuesOf<P, "get">, query?: QueryOf<P, "get"> }} options
 * @param {(item: ItemOf<P>) => unknown} idOf
 */
export function usePages(path, options, idOf) {
  const key = JSON.stringify(options);
  const written = useStore(revision);
  const [state, setState] = useState({
    key: "",
    items: /** @type {ItemOf<P>[] | undefined} */ (undefined),
    cursor: /** @type {string | null} */ (null),
    isLoading: true,
    error: /** @type {Error | undefined} */ (undefined),
  });
  const abort = useRef(new AbortController());

  /**
   * @param {{ limit: number, cursor?: string }} page
   * @param {(loaded: { items: ItemOf<P>[], nextCursor: string | null }) => Partial<typeof state>} merge
   */
  const load = (page, merge) => {
    const { signal } = abort.current;
    setState((before) => ({ ...before, isLoading: true }));
    /** @type {any} */
    const query = { ...options.query, ...page };
    /** @type {Promise<any>} */
    const loading = get(path, { ...options, query, signal });
    loading.then(
      (loaded) => signal.aborted || setState((before) => ({ ...before, ...merge(loaded), error: undefined, isLoading: false })),
      (error) => signal.aborted || setState((before) => ({ ...before, error, isLoading: false })),
    );
  };

  useEffect(() => {
    const known = state.key === key ? (state.items ?? []) : [];
    const cursor = state.cursor;
    abort.current = new AbortController();
    load({ limit: Math.min(Math.max(known.length, pageSize), mostReloaded) }, ({ items, nextCursor }) => {
      // What is further down than one page can hold stays as it was.
      const last = items.at(-1);
      const end = last ? known.findIndex((item) => idOf(item) === idOf(last)) : -1;
      const rest = known.length > mostReloaded && end >= 0 ? known.slice(end + 1) : [];

      return { key, items: [...items, ...rest], cursor: rest.length > 0 ? cursor : nextCursor };
    });

    return () => abort.current.abort();
  }, [key, written]);

  return {
    items: state.items,
    isComplete: state.cursor === null && !state.isLoading,
    isLoading: state.isLoading,
    error: state.error,
    more: () => {
      const { cursor } = state;
      if (cursor === null || state.isLoading) return;
      load({ limit: pageSize, cursor }, ({ items, nextCursor }) => ({ items: [...(state.items ?? []), ...items], cursor: nextCursor }));
    },
  };
}

/** All categories, by name. */
export const useCategories = () => useData((signal) => getAll("/api/categories", { signal }).then(byName), []);

/** All users that the caller may see, by name. */
export const useUsers = () => useData((signal) => getAll("/api/users", { signal }).then(byName), []);

/**
 * @template {{ name: string }} T
 * @param {T[]} items
 */
export const byName = (items) => items.sort((a, b) => a.name.localeCompare(b.name));
