// Undoing an import, or forgetting a preview.

import { Problem, send } from "../api.js";
import { counted } from "../counted.js";
import { html, useState } from "../lib/standalone.module.js";
import { notify } from "../notices.js";
import { Confirm } from "./confirm.js";

/** @import { Import } from "../types.js" */

/** @param {{ of: Import, onClose: () => void, onDone?: () => void }} props */
export function Undo({ of, onClose, onDone }) {
  const { id, version, state, created, fileName } = of;
  const [changed, setChanged] = useState(0);
  const isPreview = state === "preview";

  /** @param {"delete" | "keep"} [decision] */
  const run = (decision) => async (/** @type {AbortSignal} */ signal) => {
    try {
      await send("delete", "/api/imports/{id}", { values: { id }, query: { ...(decision && { changed: decision }) }, version, signal });
    } catch (error) {
      if (!(error instanceof Problem && error.type === "/problems/import-changed")) throw error;

      return setChanged(error.document.count ?? 0);
    }

    onClose();
    onDone?.();
    notify(isPreview ? "The file is forgotten." : "The import is undone.");
  };

  return html`
    <${Confirm} title=${isPreview ? "Forget the file" : "Undo the import"} onClose=${onClose} actions=${
      changed > 0
        ? [{ label: "Keep those", isSecondary: true, run: run("keep") }, { label: "Delete those too", run: run("delete") }]
        : [{ label: isPreview ? "Forget" : "Undo", run: run() }]}>
      ${isPreview
        ? html`<p>Nothing of ${fileName ?? "the file"} is in the ledger yet, and nothing will be.</p>`
        : html`<p>${counted(created, "expense")} that ${created === 1 ? "was" : "were"} made from ${fileName ?? "the file"} will go. Nothing else goes.</p>`}
      ${changed > 0 && html`<p role="alert"><strong>${counted(changed, "of them was changed", "of them were changed")} since.</strong> What happens to those?</p>`}
    <//>`;
}
