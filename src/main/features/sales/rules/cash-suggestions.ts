import { MAX_AMOUNT_MINOR, type Minor } from '../../../../contract/kernel/money.ts';

/** Notes (and large coins) people pay with, in whole units, smallest first. */
const NOTES: Readonly<Record<string, readonly number[]>> = {
  CNY: [1, 5, 10, 20, 50, 100],
  HKD: [10, 20, 50, 100, 500, 1000],
  MOP: [10, 20, 50, 100, 500, 1000],
  TWD: [100, 500, 1000],
  JPY: [1000, 5000, 10_000],
  KRW: [1000, 5000, 10_000, 50_000],
  SGD: [2, 5, 10, 50, 100],
  USD: [1, 5, 10, 20, 50, 100],
  EUR: [5, 10, 20, 50, 100],
  GBP: [5, 10, 20, 50],
  MXN: [20, 50, 100, 200, 500],
  ARS: [1000, 2000, 10_000, 20_000],
  COP: [2000, 5000, 10_000, 20_000, 50_000],
  CLP: [1000, 2000, 5000, 10_000, 20_000],
  PEN: [10, 20, 50, 100],
};
const OTHER_NOTES = [1, 5, 10, 20, 50, 100, 200, 500];

/** Buttons beside the exact amount. */
const MAX_ROUND_AMOUNTS = 4;

/**
 * Cash amounts worth a button for what is still due: the exact sum, then what people hand over
 * for it, which is the next multiple of each note of the currency. When there are too many, the
 * smallest stay, and the one made of the largest note.
 */
export function cashSuggestions(
  dueMinor: Minor,
  currency: { readonly code: string; readonly decimals: number },
): Minor[] {
  if (dueMinor <= 0) return [];
  const unit = 10 ** currency.decimals;
  const notes = NOTES[currency.code] ?? OTHER_NOTES;
  const rounded = notes.map((note) => Math.ceil(dueMinor / (note * unit)) * note * unit);
  const above = [...new Set(rounded)]
    .filter((amount) => amount > dueMinor && amount <= MAX_AMOUNT_MINOR)
    .sort((a, b) => a - b);
  const last = above.at(-1);
  if (above.length <= MAX_ROUND_AMOUNTS || last === undefined) return [dueMinor, ...above];
  return [dueMinor, ...above.slice(0, MAX_ROUND_AMOUNTS - 1), last];
}
