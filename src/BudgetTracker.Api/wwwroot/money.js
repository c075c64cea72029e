// Amounts of money as the browser's locale writes them. The ledger has no currency.

const format = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const typedFormat = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: false });
const shortFormat = new Intl.NumberFormat(undefined, { notation: "compact", maximumSignificantDigits: 3 });
const percentFormat = new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 0 });

// What some locales write in place of 0 to 9, and of the signs that all others have.
const ascii = new Map([["٫", "."], ["٬", ","]]);
[..."0123456789"].forEach((digit) => ascii.set(new Intl.NumberFormat().format(Number(digit)), digit));
/** @param {string} text */
const toAscii = (text) => [...text].map((character) => ascii.get(character) ?? character).join("");

const parts = format.formatToParts(12345678.9);
const groupSign = toAscii(parts.find(({ type }) => type === "group")?.value ?? "");
// 3; in India 2, but for the last group.
const groupSize = toAscii(parts.filter(({ type }) => type === "integer")[1]?.value ?? "000").length;
const grouped = new RegExp(`^\\d{1,3}([.,]\\d{${groupSize},3})*$`);

/** The most that an expense may cost. */
export const maxAmount = 99_999_999.99;

/** @param {number} amount */
export const money = (amount) => format.format(amount);

/** In as few characters as an axis has: 950, 1.5K, 20M. @param {number} amount */
export const shortMoney = (amount) => shortFormat.format(amount);

/** @param {number} part 1 is all. */
export const percent = (part) => percentFormat.format(part);

/** An amount as people would type it. @param {number} amount */
export const typedMoney = (amount) => typedFormat.format(amount);

/**
 * Adds up to the cent.
 *
 * @param {number[]} amounts
 */
export const sum = (amounts) => amounts.reduce((cents, amount) => cents + Math.round(amount * 100), 0) / 100;

/**
 * Reads what was typed, with either decimal sign: 12.5, 12,50, 1.234,50, 1,234.50, 1 234.
 *
 * @param {string} text
 * @param {{ least?: number }} [options] `least`: 0.01 if left out.
 * @returns {{ amount: number, error?: undefined } | { amount?: undefined, error: string }}
 */
export function readMoney(text, { least = 0.01 } = {}) {
  const typed = toAscii(text).replace(/[\s\u00a0\u202f'’]/g, "");
  if (typed === "") return { error: "Say how much." };
  if (!/^\d[\d.,]*$|^[.,]\d+$/.test(typed)) return { error: `Write an amount such as ${typedMoney(12.5)}.` };

  const signs = typed.replace(/\d/g, "");
  const last = signs.at(-1);
  let plain = typed;
  if (last !== undefined) {
    const whole = typed.slice(0, typed.lastIndexOf(last));
    const rest = typed.slice(typed.lastIndexOf(last) + 1);
    const isGrouped = grouped.test(whole) && new Set(whole.replace(/\d/g, "")).size <= 1;
    if (signs.length > 1 && [...signs].every((sign) => sign === last)) {
      // 1.234.567: several alike are no decimal signs.
      if (!isGrouped || rest.length !== 3) return { error: `Write an amount such as ${typedMoney(1234.5)}.` };
      plain = typed.replaceAll(last, "");
    } else if (signs.length > 1) {
      if (!isGrouped || whole.includes(last)) return { error: `Write an amount such as ${typedMoney(1234.5)}.` };
      plain = `${whole.replace(/[.,]/g, "")}.${rest}`;
    } else if (rest.length === 3 && last === groupSign && whole !== "" && whole !== "0") {
      plain = `${whole}${rest}`;
    } else {
      plain = `${whole}.${rest}`;
    }
  }

  if (/\.\d{3}/.test(plain)) return { error: "Write at most two decimal places." };

  const amount = Number(plain);
  if (amount < least) return { error: "It must be more than nothing." };
  if (amount > maxAmount) return { error: `It can be ${money(maxAmount)} at most.` };

  return { amount };
}
