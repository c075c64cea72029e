// Days (2026-11-28) and months (2026-11) as text, shown as the browser's locale writes them. No time zone comes in but
// for today and for instants: there it is the browser's.

// The months of the ledger are those of this calendar, in every locale.
const calendar = "gregory";
/** @param {Intl.DateTimeFormatOptions} options */
const formatWith = (options) => new Intl.DateTimeFormat(undefined, { ...options, calendar, timeZone: "UTC" });
const longFormat = formatWith({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const weekdayFormat = formatWith({ weekday: "long", day: "numeric", month: "long" });
const shortFormat = formatWith({ day: "numeric", month: "short", year: "numeric" });
const dayFormat = formatWith({ day: "numeric", month: "short" });
const monthFormat = formatWith({ month: "long", year: "numeric" });
const monthNameFormat = formatWith({ month: "long" });
const shortMonthFormat = formatWith({ month: "short" });
const narrowMonthFormat = formatWith({ month: "narrow" });
const instantFormat = new Intl.DateTimeFormat(undefined, { calendar, dateStyle: "medium", timeStyle: "short" });

/** @param {string} text A day or a month. */
export const toDate = (text) => new Date(`${text.length === 7 ? `${text}-01` : text}T00:00:00Z`);

/** @param {Date} date */
const toDay = (date) => date.toISOString().slice(0, 10);

export function today() {
  const now = new Date();

  return toDay(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())));
}

export const thisMonth = () => today().slice(0, 7);

/** Friday, 27 November 2026; without the year in this one. @param {string} day */
export const longDay = (day) => (day.slice(0, 4) === today().slice(0, 4) ? weekdayFormat : longFormat).format(toDate(day));

/** 27 Nov 2026. @param {string} day */
export const shortDay = (day) => shortFormat.format(toDate(day));

/** 27 Nov. @param {string} day */
export const dayAndMonth = (day) => dayFormat.format(toDate(day));

/** November 2026. @param {string} month */
export const longMonth = (month) => monthFormat.format(toDate(month));

/** November. @param {string} month */
export const monthName = (month) => monthNameFormat.format(toDate(month));

/** Nov. @param {string} month */
export const shortMonth = (month) => shortMonthFormat.format(toDate(month));

/** N. @param {string} month */
export const narrowMonth = (month) => narrowMonthFormat.format(toDate(month));

/** 1 – 14 Nov 2026. @param {string} from @param {string} to */
export const dayRange = (from, to) => shortFormat.formatRange(toDate(from), toDate(to));

/** 28 Nov 2026, 14:05, where the browser is. @param {string} instant */
export const shortInstant = (instant) => instantFormat.format(new Date(instant));

/** @param {string} day @param {number} count */
export function addDays(day, count) {
  const date = toDate(day);
  date.setUTCDate(date.getUTCDate() + count);

  return toDay(date);
}

/** @param {string} month @param {number} count */
export function addMonths(month, count) {
  const date = toDate(month);
  date.setUTCMonth(date.getUTCMonth() + count);

  return toDay(date).slice(0, 7);
}

/** @param {string} month */
export const firstDay = (month) => `${month}-01`;

/** @param {string} month */
export const lastDay = (month) => addDays(firstDay(addMonths(month, 1)), -1);

/**
 * The day of a month whose budgets stand for it: today in this month, the last day of one before, the first of one to come.
 *
 * @param {string} month
 */
export const dayOf = (month) => (month === thisMonth() ? today() : month < thisMonth() ? lastDay(month) : firstDay(month));

/** The first day of the week of the browser's locale: 1 is Monday, 7 Sunday. */
export function firstWeekday() {
  const locale = /** @type {any} */ (new Intl.Locale(navigator.language));

  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
}
