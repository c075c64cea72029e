// Twelve months by category, and the last of them in detail.

import { go, linkTo } from "../../address.js";
import { get, Problem } from "../../api.js";
import { useData } from "../../data.js";
import { addMonths, firstDay, lastDay, longMonth, narrowMonth, shortMonth, thisMonth } from "../../day.js";
import { html } from "../../lib/standalone.module.js";
import { money, shortMoney, sum } from "../../money.js";
import { Chart } from "../chart.js";
import { Card } from "./card.js";

/**
 * @import { SpendingGroup } from "../../types.js"
 * @import { Loaded } from "../../data.js"
 * @import { Configure } from "../chart.js"
 * @typedef {{ month: string, months: SpendingGroup[], categories: SpendingGroup[], isEmpty: boolean }} Year
 */

// More colours than these cannot be told apart.
const mostInStack = 7;

/**
 * Loads the twelve months up to one, by category, and the categories of that one. `isEmpty` says that neither they nor any
 * later month has an expense, which is only known from this month on.
 *
 * @param {string} month
 */
export const useYear = (month) => useData(async (signal) => {
  const to = lastDay(month);
  const from = firstDay(addMonths(month, -11));
  // Few are dated later than this month.
  const isOpen = month >= thisMonth();
  try {
    const { groups } = await get("/api/reports/spending", { query: { from, to: isOpen ? undefined : to, groupBy: ["month", "category"] }, signal });
    const months = groups.filter((group) => (group.month ?? "") <= month);

    return { month, months, categories: months.filter((group) => group.month === month), isEmpty: isOpen && groups.length === 0 };
  } catch (error) {
    if (!(error instanceof Problem && error.status === 400)) throw error;
  }

  // A report has at most 10,000 groups.
  const [months, categories] = await Promise.all([
    get("/api/reports/spending", { query: { from, to, groupBy: ["month"] }, signal }),
    get("/api/reports/spending", { query: { from: firstDay(month), to, groupBy: ["category"] }, signal }),
  ]);

  return { month, months: months.groups, categories: categories.groups, isEmpty: false };
}, [month]);

/** @param {{ loaded: Loaded<Year> }} props */
export const Months = ({ loaded }) => html`
  <${Card} name="Twelve months" kind="months" loaded=${loaded}>
    ${(/** @type {Year} */ data) => html`<${Bars} ...${data} />`}
  <//>`;

/** @param {Year} props */
function Bars({ month, months }) {
  const shown = Array.from({ length: 12 }, (_, index) => addMonths(month, index - 11));
  const stack = stackOf(months, shown);
  const totals = shown.map((one) => sum(months.filter((group) => group.month === one).map(({ total }) => total)));

  return html`
    <${Chart} kind="bars" keys=${[months]} configure=${/** @type {Configure<"bar">} */ ((colors) => ({
      type: "bar",
      data: {
        labels: shown.map(longMonth),
        datasets: stack.map(({ name, color, values }) => ({
          label: name, data: values, backgroundColor: color ?? colors.line, borderColor: colors.line, borderWidth: 1, borderSkipped: false,
        })),
      },
      options: {
        interaction: { mode: "nearest", intersect: true },
        onClick: (_, [bar]) => bar && go(listOf(shown[bar.index], stack[bar.datasetIndex]?.id)),
        datasets: { bar: { categoryPercentage: 0.9, barPercentage: 0.8 } },
        scales: {
          x: { stacked: true, display: false },
          y: {
            stacked: true,
            border: { display: false },
            grid: { color: colors.line },
            ticks: { color: colors.quiet, maxTicksLimit: 6, callback: (value) => shortMoney(Number(value)) },
            // The names of the months stand below, in the same columns.
            afterFit: (scale) => (scale.width = 48),
          },
        },
        plugins: { tooltip: { callbacks: { label: ({ dataset, parsed }) => `${dataset.label}: ${money(parsed.y ?? 0)}` } } },
      },
    }))} />
    <ol class="month-names">
      ${shown.map((one, index) => html`
        <li key=${one}>
          <a href=${listOf(one)} aria-current=${one === month ? "true" : undefined} title=${`${longMonth(one)}: ${money(totals[index] ?? 0)}`}>
            <span class="short" aria-hidden="true">${shortMonth(one)}</span>
            <span class="letter" aria-hidden="true">${narrowMonth(one)}</span>
            <span class="visually-hidden">${longMonth(one)}: ${money(totals[index] ?? 0)}</span>
          </a>
        </li>`)}
    </ol>`;
}

/**
 * @param {string | undefined} month
 * @param {number} [categoryId]
 */
const listOf = (month = "", categoryId) => linkTo("expenses", { categoryId, from: firstDay(month), to: lastDay(month) });

/**
 * The categories that a bar is made of, largest first, and what is left of all others.
 *
 * @param {SpendingGroup[]} groups
 * @param {string[]} months
 * @returns {{ id?: number | undefined, name: string, color?: string | undefined, values: number[] }[]}
 */
function stackOf(groups, months) {
  /** @type {Map<number | undefined, SpendingGroup[]>} */
  const byCategory = new Map();
  for (const group of groups) byCategory.set(group.category?.id, [...(byCategory.get(group.category?.id) ?? []), group]);

  const sorted = [...byCategory.values()]
    .map((own) => ({ own, total: sum(own.map(({ total }) => total)) }))
    .sort((a, b) => b.total - a.total);
  /** @param {SpendingGroup[]} own */
  const values = (own) => months.map((month) => sum(own.filter((group) => group.month === month).map(({ total }) => total)));
  const large = sorted.slice(0, sorted.length > mostInStack + 1 ? mostInStack : undefined);
  const small = sorted.slice(large.length).flatMap(({ own }) => own);

  return [
    ...large.map(({ own }) => ({
      id: own[0]?.category?.id, name: own[0]?.category?.name ?? "All categories", color: own[0]?.category?.color, values: values(own),
    })),
    ...(small.length > 0 ? [{ name: "Other", values: values(small) }] : []),
  ];
}
