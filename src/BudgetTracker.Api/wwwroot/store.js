// A value that parts of the page share, and that tells them when it changes.

import { useEffect, useState } from "./lib/standalone.module.js";

/**
 * @template T
 * @typedef {{ get: () => T, set: (value: T) => void, subscribe: (listener: () => void) => () => void }} Store
 */

/**
 * @template T
 * @param {T} value
 * @returns {Store<T>}
 */
export function createStore(value) {
  /** @type {Set<() => void>} */
  const listeners = new Set();

  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);

      return () => void listeners.delete(listener);
    },
  };
}

/**
 * The store's value, now and after each change.
 *
 * @template T
 * @param {Store<T>} store
 * @returns {T}
 */
export function useStore(store) {
  const [, redraw] = useState(0);
  const shown = store.get();
  useEffect(() => {
    // It may have changed since it was drawn: effects run after the next frame.
    const unsubscribe = store.subscribe(() => redraw((count) => count + 1));
    if (!Object.is(shown, store.get())) redraw((count) => count + 1);

    return unsubscribe;
  }, [store]);

  return shown;
}
