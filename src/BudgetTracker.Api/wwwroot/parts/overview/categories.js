// The categories of a month as a ring, and as a table that is its legend.

import { go, linkTo } from "../../address.js";
import { firstDay, lastDay } from "../../day.js";
import { html, useState } from "../../lib/standalone.module.js";
import { money, percent, sum } from "../../money.js";
import { Chart } from "../chart.js";
import { Card, SkeletonRows } from "./card.js";

/**
 * @import { SpendingGroup } from "../../types.js"
 * @import { Loaded } from "../../data.js"
 * @import { Configure } from "../chart.js"
 * @import { Year } from "./months.js"
 */

const mostShown = 8;

/** @param {{ loaded: Loaded<Year> }} props */
export const Categories = ({ loaded }) => html`
  <${Card} name="Categories" kind="categories" loaded=${loaded}
    skeleton=${html`<div class="chart ring"></div><${SkeletonRows} kind="legend" count=${mostShown} />`}>
    ${(/** @type {Year} */ { month, categories }) => (categories.length > 0
      ? html`<${Ring} month=${month} categories=${categories} />`
      : html`<p class="quiet">Nothing was spent.</p>`)}
  <//>`;

/** @param {{ month: string, categories: SpendingGroup[] }} props */
function Ring({ month, categories }) {
  const [isLong, setLong] = useState(false);
  const total = sum(categories.map((group) => group.total));
  const few = categories.length <= mostShown + 1 ? categories : categories.slice(0, mostShown);
  const others = categories.slice(few.length);
  const otherTotal = sum(others.map((group) => group.total));

  /** @param {SpendingGroup | undefined} group */
  const listOf = (group) => linkTo("expenses", { categoryId: group?.category?.id, from: firstDay(month), to: lastDay(month) });

  return html`
    <${Chart} kind="ring" label="Categories as parts of a ring; the table has the same figures." keys=${[categories]}
      configure=${/** @type {Configure<"doughnut">} */ ((colors) => ({
        type: "doughnut",
        data: {
          labels: [...few.map(({ category }) => category?.name), ...(others.length > 0 ? ["Other"] : [])],
          datasets: [{
            data: [...few.map((group) => group.total), ...(others.length > 0 ? [otherTotal] : [])],
            backgroundColor: [...few.map(({ category }) => category?.color), colors.line],
            borderColor: colors.line,
            borderWidth: 1,
            spacing: 2,
          }],
        },
        options: {
          cutout: "62%",
          onClick: (_, [part]) => part && (few[part.index] ? go(listOf(few[part.index])) : setLong(true)),
          plugins: { tooltip: { callbacks: { label: ({ parsed }) => `${money(parsed)} (${percent(parsed / total)})` } } },
        },
      }))} />
    <table class="legend">
      <thead class="visually-hidden"><tr><th scope="col">Category</th><th scope="col">Spent</th><th scope="col">Part</th></tr></thead>
      <tbody>
        ${(isLong ? categories : few).map((group) => html`
          <tr key=${group.category?.id}>
            <th scope="row"><span class="swatch" style=${{ "--color": group.category?.color }}></span> <span>${group.category?.name}</span></th>
            <td class="money"><a href=${listOf(group)}>${money(group.total)}</a></td>
            <td class="number quiet">${percent(group.total / total)}</td>
          </tr>`)}
        ${others.length > 0 && !isLong && html`
          <tr key="others">
            <th scope="row"><button type="button" class="link" onClick=${() => setLong(true)}>${others.length.toLocaleString()} others</button></th>
            <td class="money">${money(otherTotal)}</td>
            <td class="number quiet">${percent(otherTotal / total)}</td>
          </tr>`}
      </tbody>
    </table>`;
}
