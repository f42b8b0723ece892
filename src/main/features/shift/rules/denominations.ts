import { currencyDecimals } from '../../../../contract/kernel/money.ts';
import type { Denomination } from '../../../../contract/shift.ts';

/** Notes and coins in currency units, as they are in use. */
const IN_USE: Readonly<Record<string, { notes: readonly number[]; coins: readonly number[] }>> = {
  CNY: { notes: [100, 50, 20, 10, 5, 1], coins: [0.5, 0.1] },
  EUR: { notes: [500, 200, 100, 50, 20, 10, 5], coins: [2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01] },
  USD: { notes: [100, 50, 20, 10, 5, 2, 1], coins: [0.5, 0.25, 0.1, 0.05, 0.01] },
  GBP: { notes: [50, 20, 10, 5], coins: [2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01] },
  MXN: { notes: [1000, 500, 200, 100, 50, 20], coins: [10, 5, 2, 1, 0.5, 0.2, 0.1] },
  TWD: { notes: [2000, 1000, 500, 200, 100], coins: [50, 20, 10, 5, 1] },
  HKD: { notes: [1000, 500, 100, 50, 20, 10], coins: [5, 2, 1, 0.5, 0.2, 0.1] },
  MOP: { notes: [1000, 500, 100, 50, 20, 10], coins: [5, 2, 1, 0.5, 0.2, 0.1] },
  JPY: { notes: [10_000, 5000, 2000, 1000], coins: [500, 100, 50, 10, 5, 1] },
  KRW: { notes: [50_000, 10_000, 5000, 1000], coins: [500, 100, 50, 10] },
  SGD: { notes: [1000, 100, 50, 10, 5, 2], coins: [1, 0.5, 0.2, 0.1, 0.05] },
  COP: { notes: [100_000, 50_000, 20_000, 10_000, 5000, 2000], coins: [1000, 500, 200, 100, 50] },
  PEN: { notes: [200, 100, 50, 20, 10], coins: [5, 2, 1, 0.5, 0.2, 0.1] },
  CLP: { notes: [20_000, 10_000, 5000, 2000, 1000], coins: [500, 100, 50, 10] },
  ARS: { notes: [20_000, 10_000, 2000, 1000, 500, 200, 100], coins: [50, 10, 5, 2, 1] },
};

/** Steps of the usual series, in minor units of a currency nobody wrote down above. */
const SERIES = [1, 2, 5];

/**
 * The notes and coins of a currency, largest first, in minor units. A currency that is not in the
 * table has the usual 1-2-5 series: coins below five units, notes up to five hundred; what does
 * not fit is counted as another amount.
 */
export function denominationsOf(currency: string): readonly Denomination[] {
  const scale = 10 ** currencyDecimals(currency);
  const known = IN_USE[currency];
  if (known === undefined) return usualSeries(scale);
  const of = (kind: Denomination['kind'], units: readonly number[]) =>
    units.map((unit) => ({ minor: Math.round(unit * scale), kind }));
  return [...of('note', known.notes), ...of('coin', known.coins)];
}

function usualSeries(scale: number): readonly Denomination[] {
  const values: Denomination[] = [];
  for (let power = 1; power <= 100 * scale; power *= 10) {
    for (const step of SERIES) {
      const minor = step * power;
      values.push({ minor, kind: minor < 5 * scale ? 'coin' : 'note' });
    }
  }
  return values.reverse();
}
