import type { LiabilityReport } from '../../../../contract/liability.ts';
import type { Ledger } from './ledger.ts';
import { monthIndex, monthOf } from './months.ts';

/** Ages in months, as accountants look at them. */
const AGE_BOUNDS = [
  [0, 2],
  [3, 5],
  [6, 11],
  [12, 23],
  [24, null],
] as const;

/** What lapses is shown for so many months, the last month of the report included. */
const MONTHS_AHEAD = 24;

/** Open points by age, debts apart, as of the end of a month. */
export function ageingOf(ledger: Ledger, asOf: string): Pick<LiabilityReport, 'ageing' | 'debts'> {
  const ageing = AGE_BOUNDS.map(([from, to]) => ({ from, to, points: 0 }));
  let debts = 0;
  const last = monthIndex(asOf);
  for (const { month, lotMonth, origin, points } of ledger.cells) {
    if (month > asOf) continue;
    if (origin === 'debt') {
      debts += points;
      continue;
    }
    const age = Math.max(0, last - monthIndex(lotMonth));
    const bucket = ageing.find(({ to }) => to === null || age <= to);
    if (bucket !== undefined) bucket.points += points;
  }
  return { ageing, debts };
}

/** What will lapse, by the month of the lots' last day as it stands now. */
export function expiringOf(ledger: Ledger, asOf: string): LiabilityReport['expiring'] {
  const first = monthIndex(asOf);
  const months = Array.from({ length: MONTHS_AHEAD }, (_, step) => ({
    month: monthOf(first + step),
    points: 0,
  }));
  const expiring = { lapsed: 0, months, later: 0, never: 0 };
  for (const { month, expiresIn, origin, points } of ledger.cells) {
    if (month > asOf || origin === 'debt') continue;
    if (expiresIn === null) expiring.never += points;
    else if (expiresIn < asOf) expiring.lapsed += points;
    else {
      const row = months[monthIndex(expiresIn) - first];
      if (row === undefined) expiring.later += points;
      else row.points += points;
    }
  }
  return expiring;
}
