import type { LiabilityReport } from '../../../contract/liability.ts';
import { type BusinessDay, endOfMonth } from '../../../contract/kernel/time.ts';
import type { Till } from '../../../contract/system.ts';
import type { Db } from '../../store/db.ts';
import { currentProgramme } from '../loyalty/face.ts';
import { readSettings } from '../settings/face.ts';
import { readLedger, readSample } from './read-ledger.ts';
import { ageingOf, expiringOf } from './rules/ahead.ts';
import { Valuation } from './rules/cohorts.ts';
import { standAlonePrice } from './rules/deferred-revenue.ts';
import type { Ledger } from './rules/ledger.ts';
import { proofOf, totalOf, waterfallByLot, waterfallByMonth } from './rules/waterfall.ts';

/** What is read, and as of when. */
export interface LiabilityWish {
  readonly db: Db;
  readonly till: Till;
  readonly today: BusinessDay;
  readonly fromMonth: string;
  readonly toMonth: string;
  readonly progress: (done: number, total: number) => void;
}

/**
 * The redemption rate in use: a manager's decision, or what the shop's history says, in a large
 * shop that of a part of its members.
 */
export function expectedRedemption(wish: Pick<LiabilityWish, 'db' | 'till' | 'today'>): number {
  const { db, till, today } = wish;
  const decided = readSettings(db).liability.redemptionBp;
  if (decided !== null) return decided;
  const { cells } = readSample({ db, till, day: today });
  const ledger: Ledger = { cells, entries: [], sales: [], held: 0 };
  return valuationOf(wish, ledger).historyBpAt(today.slice(0, 7));
}

function valuationOf(
  { db, today }: Pick<LiabilityWish, 'db' | 'today'>,
  ledger: Ledger,
): Valuation {
  return new Valuation(ledger, {
    redemptionBp: readSettings(db).liability.redemptionBp,
    openMonth: today.slice(0, 7),
    valueOf: (month) => currentProgramme(db, endOfMonth(`${month}-01`)).rules.redemption,
  });
}

/** Open points that no sale earned, and what they are expected to be worth. */
function withoutSale(
  ledger: Ledger,
  valuation: Valuation,
  asOf: { readonly month: string; readonly value: LiabilityReport['value'] },
): LiabilityReport['withoutSale'] {
  const open = new Map<string, number>();
  for (const { month, lotMonth, origin, points } of ledger.cells) {
    if (month > asOf.month || origin !== 'other') continue;
    open.set(lotMonth, (open.get(lotMonth) ?? 0) + points);
  }
  let points = 0;
  let worthMinor = 0;
  for (const [lotMonth, sum] of open) {
    points += sum;
    worthMinor += standAlonePrice(sum, asOf.value, valuation.openBp(lotMonth, asOf.month));
  }
  return { points, worthMinor };
}

/** The whole report, worked out from the ledger's entries (DOMAIN, Points: liability). */
export function workOutLiability(wish: LiabilityWish): LiabilityReport {
  const { db, till, today, fromMonth, toMonth } = wish;
  const openMonth = today.slice(0, 7);
  const isMonthOpen = toMonth === openMonth;
  const asOf = isMonthOpen ? today : endOfMonth(`${toMonth}-01`);
  const ledger = readLedger({ db, till, day: asOf }, wish.progress);
  const valuation = valuationOf(wish, ledger);
  const months = waterfallByMonth(ledger, { fromMonth, toMonth });
  const cohorts = valuation.cohortsAt(toMonth);
  const { stepPoints, stepWorthMinor } = currentProgramme(db, asOf).rules.redemption;
  const value = { stepPoints, stepWorthMinor };
  const { ages } = valuation.tableAt(toMonth);
  return {
    fromMonth,
    toMonth,
    asOf,
    isMonthOpen,
    months,
    lots: waterfallByLot(ledger, { fromMonth, toMonth }),
    total: totalOf(months, toMonth),
    proof: proofOf(ledger, toMonth),
    breakage: {
      method: readSettings(db).liability.redemptionBp === null ? 'history' : 'override',
      expectedBp: valuation.expectedBpAt(toMonth),
      historyBp: valuation.historyBpAt(toMonth),
      through: ages.length === 0 ? null : valuation.evidenceAt(toMonth),
      ages: ages.map((row) => ({ ...row })),
    },
    ...ageingOf(ledger, toMonth),
    expiring: expiringOf(ledger, toMonth),
    value,
    cohorts,
    money: valuation.moneyBetween(fromMonth, toMonth),
    deferredMinor: cohorts.reduce((sum, row) => sum + row.liabilityMinor, 0),
    withoutSale: withoutSale(ledger, valuation, { month: toMonth, value }),
  };
}
