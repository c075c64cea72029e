// What is spent of what is available in a period, as a bar.

import { html } from "../lib/standalone.module.js";
import { money } from "../money.js";

/**
 * @param {object} props
 * @param {{ limit: number, available: number, spent: number }} props.sums
 * @param {string} props.label
 * @param {number} [props.most] What the whole width stands for; what is available, or spent, if left out.
 */
export function BudgetBar({ sums: { limit, available, spent }, label, most = Math.max(available, spent) }) {
  /** @param {number} amount */
  const part = (amount) => `${most > 0 ? Math.max(0, Math.min(100, (amount / most) * 100)) : 0}%`;
  const style = {
    "--limit": part(Math.min(limit, available)),
    "--available": part(available),
    "--spent": part(Math.min(spent, available)),
    "--all-spent": part(spent),
  };

  return html`
    <div class="budget-bar" style=${style} role="meter" aria-label=${label} aria-valuemin="0"
      aria-valuemax=${Math.max(available, spent)} aria-valuenow=${spent}
      aria-valuetext=${`${money(spent)} of ${money(available)}`}><span></span></div>`;
}
