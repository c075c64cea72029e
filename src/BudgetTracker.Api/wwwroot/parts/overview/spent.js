// What was spent in a month, beside the month before at the same day.

import { linkTo } from "../../address.js";
import { get } from "../../api.js";
import { counted } from "../../counted.js";
import { useData } from "../../data.js";
import { addDays, addMonths, dayAndMonth, firstDay, lastDay, monthName, thisMonth, today } from "../../day.js";
import { Icon } from "../../icons.js";
import { html } from "../../lib/standalone.module.js";
import { money, sum } from "../../money.js";
import { Chart } from "../chart.js";
import { Card } from "./card.js";

/**
 * @import { SpendingGroup } from "../../types.js"
 * @import { Configure } from "../chart.js"
 */

/** @param {{ month: string }} props */
export function Spent({ month }) {
  const loaded = useData(async (signal) => {
    const query = { from: firstDay(addMonths(month, -1)), to: lastDay(month), groupBy: /** @type {["day"]} */ (["day"]) };

    return { month, groups: (await get("/api/reports/spending", { query, signal })).groups };
  }, [month]);

  return html`
    <${Card} name=${month === thisMonth() ? "Spent so far" : "Spent"} kind="spent" loaded=${loaded}
      skeleton=${html`<p class="figure"><span class="skeleton">1,234.00</span></p>`}>
      ${(/** @type {{ month: string, groups: SpendingGroup[] }} */ data) => html`<${Figures} ...${data} />`}
    <//>`;
}

/** @param {{ month: string, groups: SpendingGroup[] }} props */
function Figures({ month, groups }) {
  const isNow = month === thisMonth();
  const now = { from: firstDay(month), to: isNow ? today() : lastDay(month) };
  const before = sameDays(now, addMonths(month, -1), isNow);
  const [spent, spentBefore] = [totalOf(groups, now), totalOf(groups, before)];
  const later = { from: addDays(now.to, 1), to: lastDay(month) };
  const spentLater = isNow ? totalOf(groups, later).total : 0;
  const difference = sum([spent.total, -spentBefore.total]);
  const text = money(spent.total);

  return html`
    <p class="figure" style=${{ "--characters": text.length }}><a class="money" href=${linkTo("expenses", now)}>${text}</a></p>
    <p class="quiet">
      in ${counted(spent.count, "expense")}
      ${spentLater > 0 && html`; <a href=${linkTo("expenses", later)}>${money(spentLater)}</a> more is dated later`}
    </p>
    <p class="change">
      ${difference !== 0 && html`<${Icon} name=${difference > 0 ? "up" : "down"} />`}
      <span>
        <strong>${difference === 0 ? "As much as" : `${money(Math.abs(difference))} ${difference > 0 ? "more" : "less"}`}</strong>
        ${difference !== 0 && " than"} the month before<br />
        <span class="quiet">
          <a class="money" href=${linkTo("expenses", before)}>${money(spentBefore.total)}</a>
          ${isNow ? ` by ${dayAndMonth(before.to)}` : ` in ${monthName(before.from)}`}
        </span>
      </span>
    </p>
    <${Course} month=${month} groups=${groups} until=${now.to} />`;
}

/** How the two months went, day by day. @param {{ month: string, groups: SpendingGroup[], until: string }} props */
function Course({ month, groups, until }) {
  const last = addMonths(month, -1);
  const [lines, lengths] = [[sums(groups, month, until), sums(groups, last, lastDay(last))], [month, last].map((one) => lastDay(one).slice(8))];

  return html`
    <${Chart} kind="course" keys=${[groups, until]} configure=${/** @type {Configure<"line">} */ ((colors) => ({
      type: "line",
      data: {
        labels: Array.from({ length: Math.max(...lengths.map(Number)) }, (_, index) => index + 1),
        datasets: [
          { label: monthName(month), data: lines[0], borderColor: colors.accent, borderWidth: 2.5 },
          { label: monthName(last), data: lines[1], borderColor: colors.quiet, borderWidth: 1.5, borderDash: [4, 3] },
        ],
      },
      options: {
        interaction: { mode: "index", intersect: false },
        elements: { point: { radius: 0, hitRadius: 12 } },
        layout: { padding: 2 },
        scales: { x: { display: false }, y: { display: false, min: 0, max: Math.max(1, ...lines.flat()) } },
        plugins: {
          tooltip: {
            callbacks: {
              title: () => "",
              label: ({ datasetIndex, dataset, parsed }) =>
                `${dayAndMonth(addDays(firstDay(datasetIndex === 0 ? month : last), parsed.x ?? 0))}: ${money(parsed.y ?? 0)}`
                + ` in ${dataset.label}`,
            },
          },
        },
      },
    }))} />
    <p class="key quiet" aria-hidden="true"><span class="solid"></span> ${monthName(month)} <span class="dashed"></span> ${monthName(last)}</p>`;
}

/**
 * The days of another month that match; all of them if the month is over.
 *
 * @param {{ to: string }} days
 * @param {string} month
 * @param {boolean} isNow
 */
function sameDays({ to }, month, isNow) {
  const same = `${month}-${to.slice(8)}`;

  return { from: firstDay(month), to: isNow && same < lastDay(month) ? same : lastDay(month) };
}

/**
 * @param {SpendingGroup[]} groups
 * @param {{ from: string, to: string }} days
 */
function totalOf(groups, { from, to }) {
  const within = groups.filter(({ day = "" }) => day >= from && day <= to);

  return { total: sum(within.map(({ total }) => total)), count: within.reduce((count, group) => count + group.count, 0) };
}

/**
 * What was spent from the first of a month to each of its days.
 *
 * @param {SpendingGroup[]} groups
 * @param {string} month
 * @param {string} until
 */
function sums(groups, month, until) {
  const byDay = new Map(groups.map(({ day, total }) => [day, total]));
  const result = [];
  for (let day = firstDay(month), total = 0; day <= until && day <= lastDay(month); day = addDays(day, 1)) {
    total = sum([total, byDay.get(day) ?? 0]);
    result.push(total);
  }

  return result;
}
