// Amounts of money as the browser's locale writes them. The ledger has no currency.

const format = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const shortFormat = new Intl.NumberFormat(undefined, { notation: "compact", maximumSignificantDigits: 3 });
const percentFormat = new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 0 });
const groupSign = format.formatToParts(12345.6).find((part) => part.type === "group")?.value ?? "";
const decimalSign = format.formatToParts(1.5).find((part) => part.type === "decimal")?.value ?? ".";

/** The most that an expense may cost. */
export const maxAmount = 99_999_999.99;

/** @param {number} amount */
export const money = (amount) => format.format(amount);

/** In as few characters as an axis has: 950, 1.5K, 20M. @param {number} amount */
export const shortMoney = (amount) => shortFormat.format(amount);

/** @param {number} part 1 is all. */
export const percent = (part) => percentFormat.format(part);

/** An amount as people would type it. @param {number} amount */
export const typedMoney = (amount) => amount.toFixed(2).replace(".", decimalSign);

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
  const typed = text.replace(/[\s\u00a0\u202f'’]/g, "");
  if (typed === "") return { error: "Say how much." };
  if (!/^\d[\d.,]*$|^[.,]\d+$/.test(typed)) return { error: `Write an amount such as ${typedMoney(12.5)}.` };

  const signs = typed.replace(/\d/g, "");
  const last = signs.at(-1);
  let plain = typed;
  if (last !== undefined) {
    const whole = typed.slice(0, typed.lastIndexOf(last));
    const rest = typed.slice(typed.lastIndexOf(last) + 1);
    const isGrouped = /^\d{1,3}([.,]\d{3})*$/.test(whole) && new Set(whole.replace(/\d/g, "")).size <= 1;
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
