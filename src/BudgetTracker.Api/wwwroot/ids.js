// Ids for labels and notes to refer to.

import { useState } from "./lib/standalone.module.js";

let last = 0;

/** An id that no other element of the page has; the same at every drawing. */
export const useId = () => useState(() => `id-${++last}`)[0];
