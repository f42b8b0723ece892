/** Whole-number arithmetic and the calendar, written anew so that no mistake is shared. */

/** a × b ÷ c to the nearest, halves up, for a, b of 0 or more and c above 0. */
export function timesOverNearest(a: number, b: number, c: number): number {
  const twice = 2n * BigInt(a) * BigInt(b) + BigInt(c);
  return Number(twice / (2n * BigInt(c)));
}

/**
 * Shares `total` (0 or more) in proportion to `weights`: everybody the whole part, then one each to
 * the largest fractions, the first of equals. Without any weight the first gets all.
 */
export function shares(total: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return weights.map((_, at) => (at === 0 ? total : 0));
  const by = BigInt(all);
  const exact = weights.map((weight) => BigInt(total) * BigInt(weight));
  const parts = exact.map((part) => Number(part / by));
  const fractions = exact.map((part, at) => ({ at, fraction: part % by }));
  fractions.sort((a, b) => (a.fraction < b.fraction ? 1 : a.fraction > b.fraction ? -1 : 0));
  const missing = total - parts.reduce((sum, part) => sum + part, 0);
  for (const { at } of fractions.slice(0, missing)) parts[at] = (parts[at] ?? 0) + 1;
  return parts;
}

interface Day {
  readonly y: number;
  readonly m: number;
  readonly d: number;
}

function read(day: string): Day {
  return { y: +day.slice(0, 4), m: +day.slice(5, 7), d: +day.slice(8, 10) };
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

function write({ y, m, d }: Day): string {
  return `${`${y}`.padStart(4, '0')}-${two(m)}-${two(d)}`;
}

function isLeap(y: number): boolean {
  return (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function lengthOf(y: number, m: number): number {
  return m === 2 && isLeap(y) ? 29 : (MONTH_DAYS[m - 1] ?? 0);
}

/** The day `count` days later. */
export function daysAfter(day: string, count: number): string {
  let { y, m, d } = read(day);
  d += count;
  while (d > lengthOf(y, m)) {
    d -= lengthOf(y, m);
    m += 1;
    if (m > 12) [y, m] = [y + 1, 1];
  }
  return write({ y, m, d });
}

/** The day `count` days earlier. */
export function daysBefore(day: string, count: number): string {
  let { y, m, d } = read(day);
  d -= count;
  while (d < 1) {
    m -= 1;
    if (m < 1) [y, m] = [y - 1, 12];
    d += lengthOf(y, m);
  }
  return write({ y, m, d });
}

/** The same day `count` months later, or the last one of a shorter month. */
export function monthsAfter(day: string, count: number): string {
  const { y, m, d } = read(day);
  const months = m - 1 + count;
  const to = { y: y + Math.floor(months / 12), m: (months % 12) + 1 };
  return write({ ...to, d: Math.min(d, lengthOf(to.y, to.m)) });
}

/** The last day of the month. */
export function monthEnd(day: string): string {
  const { y, m } = read(day);
  return write({ y, m, d: lengthOf(y, m) });
}

/** The first `month`/`day` on or after `from`, `yearsAhead` years on; clamped in short months. */
export function nextDate(
  from: string,
  date: { readonly month: number; readonly day: number; readonly yearsAhead: number },
): string {
  const inYear = (y: number) =>
    write({ y, m: date.month, d: Math.min(date.day, lengthOf(y, date.month)) });
  const { y } = read(from);
  return inYear((inYear(y) < from ? y + 1 : y) + date.yearsAhead);
}

/** The day of the week, 1 = Monday to 7 = Sunday. */
export function weekdayOf(day: string): number {
  const { y, m, d } = read(day);
  // Zeller's congruence: 0 = Saturday.
  const [year, month] = m < 3 ? [y - 1, m + 12] : [y, m];
  const century = Math.floor(year / 100);
  const of = year % 100;
  const h =
    (d + Math.floor((13 * (month + 1)) / 5) + of + (of >> 2) + (century >> 2) + 5 * century) % 7;
  return ((h + 5) % 7) + 1;
}
