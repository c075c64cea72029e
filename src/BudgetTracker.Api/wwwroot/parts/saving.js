// Sending a form: its state while that runs, and what went wrong, by field.

import { isReachable, Problem, revision } from "../api.js";
import { Icon } from "../icons.js";
import { html, useEffect, useRef, useState } from "../lib/standalone.module.js";
import { useStore } from "../store.js";

/**
 * What a form changes, as it was when the form opened: the list behind it may be read again meanwhile.
 *
 * @template T
 * @param {T} given
 * @returns {T}
 */
export function useOpened(given) {
  const [opened] = useState(given);

  return opened;
}

/**
 * Runs what sends a form. It is aborted when the form goes away.
 *
 * @returns {{
 *   isSaving: boolean,
 *   errors: Record<string, string>,
 *   setErrors: (errors: Record<string, string>) => void,
 *   save: (run: (signal: AbortSignal) => Promise<void>) => Promise<void>,
 * }} `errors` has those of fields by their name in the API, and any other under "".
 */
export function useSaving() {
  const [isSaving, setSaving] = useState(false);
  const [errors, setErrors] = useState(/** @type {Record<string, string>} */ ({}));
  const abort = useRef(/** @type {AbortController | null} */ (null));
  useEffect(() => () => abort.current?.abort(), []);

  return {
    isSaving,
    errors,
    setErrors,
    save: async (run) => {
      if (isSaving) return;

      const { signal } = (abort.current = new AbortController());
      setSaving(true);
      setErrors({});
      try {
        await run(signal);
      } catch (error) {
        if (!signal.aborted) setErrors(errorsOf(error));
      } finally {
        if (!signal.aborted) setSaving(false);
      }
    },
  };
}

/**
 * @param {unknown} error
 * @returns {Record<string, string>}
 */
function errorsOf(error) {
  if (!(error instanceof Problem)) throw error;

  if (error.status === 412) {
    // What is shown is read again; the next press is about that.
    revision.set(revision.get() + 1);

    return { "": "Somebody changed it meanwhile. Look at it again." };
  }

  const named = Object.entries(error.errors).map(([field, texts]) => [field.replace("$", ""), texts.join(" ")]);
  if (error.document.field) named.push([error.document.field, error.message]);

  return named.length > 0 ? Object.fromEntries(named) : { "": error.message };
}

/**
 * What the state of a form is, for people who wait.
 *
 * @param {{ isSaving: boolean, errors: Record<string, string>, fields: string[] }} props `fields`: those that show their
 * errors themselves.
 */
export function SavingState({ isSaving, errors, fields }) {
  const reachable = useStore(isReachable);
  const others = Object.entries(errors).filter(([field]) => !fields.includes(field));

  return html`
    <div class="saving-state" aria-live="polite">
      ${isSaving && !reachable && html`
        <p class="waiting"><${Icon} name="waiting" /> Not saved yet: the server does not answer. It is sent again by itself.</p>`}
      ${others.map(([field, text]) => html`<p class="failure">${field && `${field}: `}${text}</p>`)}
    </div>`;
}
