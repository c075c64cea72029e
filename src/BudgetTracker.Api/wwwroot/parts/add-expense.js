// The button "Add expense" and its dialog.

import { Icon } from "../icons.js";
import { html, useState } from "../lib/standalone.module.js";
import { money } from "../money.js";
import { notify } from "../notices.js";
import { Dialog } from "./dialog.js";
import { ExpenseForm } from "./expense-form.js";

/** @import { Expense } from "../types.js" */

export function AddExpense() {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);

  /** @param {Expense} expense */
  const done = (expense) => {
    close();
    notify(`Saved: ${expense.description}, ${money(expense.amount)}.`, {
      actions: [{ label: "Add another", run: () => setOpen(true) }],
    });
  };

  return html`
    <button type="button" class="add" onClick=${() => setOpen(true)}><${Icon} name="add" /> Add expense</button>
    ${isOpen && html`
      <${Dialog} title="Add expense" onClose=${close}><${ExpenseForm} onDone=${done} onCancel=${close} /><//>`}`;
}
