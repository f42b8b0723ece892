import type { LiabilityReport } from '../../../../contract/liability.ts';
import { mulDivRound } from '../../../../contract/kernel/money.ts';
import {
  deferredRevenue,
  type PointValue,
  recognisedRevenue,
  standAlonePrice,
  WHOLE_BP,
} from './deferred-revenue.ts';
import type { Ledger } from './ledger.ts';
import { type LifeTable, lifeTable } from './life-table.ts';
import { monthIndex, monthOf, monthsBetween } from './months.ts';

export type CohortRow = LiabilityReport['cohorts'][number];
export type MoneyRow = LiabilityReport['money'][number];

/** What the valuation rests on beside the ledger. */
export interface Assumptions {
  /** Share of points that are redeemed, by decision; null = by the shop's own history. */
  readonly redemptionBp: number | null;
  /** The month that is not over yet: its entries are no evidence. */
  readonly openMonth: string;
  /** What points were worth by the programme at the end of a month. */
  readonly valueOf: (month: string) => PointValue;
}

/** What a month's lots came to, up to the end of another month. */
interface CohortSums {
  salesMinor: number;
  points: number;
  redeemed: number;
  open: number;
}

/** Values the points of sales month by month, as of the end of any month. */
export class Valuation {
  private readonly ledger: Ledger;
  private readonly assumptions: Assumptions;
  private readonly tables = new Map<string, LifeTable>();

  constructor(ledger: Ledger, assumptions: Assumptions) {
    this.ledger = ledger;
    this.assumptions = assumptions;
  }

  /** The last month whose entries are evidence at the end of `month`. */
  evidenceAt(month: string): string {
    return month < this.assumptions.openMonth
      ? month
      : monthOf(monthIndex(this.assumptions.openMonth) - 1);
  }

  /** The life table as it was known at the end of `month`. */
  tableAt(month: string): LifeTable {
    const through = this.evidenceAt(month);
    const known = this.tables.get(through) ?? lifeTable(this.ledger, through);
    this.tables.set(through, known);
    return known;
  }

  /** The share of fresh points expected to be redeemed, as known at the end of `month`. */
  expectedBpAt(month: string): number {
    return this.assumptions.redemptionBp ?? this.historyBpAt(month);
  }

  /** The same by the shop's history alone. */
  historyBpAt(month: string): number {
    return Math.round(this.tableAt(month).redeemedFrom(0) * WHOLE_BP);
  }

  /** Of points open at the end of `asOf` that were earned in `lotMonth`: the share yet to be redeemed. */
  openBp(lotMonth: string, asOf: string): number {
    const { redemptionBp } = this.assumptions;
    if (redemptionBp !== null) return redemptionBp;
    const age = Math.max(0, monthIndex(this.evidenceAt(asOf)) - monthIndex(lotMonth) + 1);
    return Math.round(this.tableAt(asOf).redeemedFrom(age) * WHOLE_BP);
  }

  /** Deferred revenue of every month's sales, as of the end of `asOf`. */
  cohortsAt(asOf: string): CohortRow[] {
    return [...this.sumsAt(asOf)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, sums]) => this.cohort(month, asOf, sums));
  }

  /** What became of the money month by month. */
  moneyBetween(fromMonth: string, toMonth: string): MoneyRow[] {
    let before = this.byMonth(monthOf(monthIndex(fromMonth) - 1));
    return monthsBetween(fromMonth, toMonth).map((month) => {
      const now = this.byMonth(month);
      const row = moneyRow(month, before, now);
      before = now;
      return row;
    });
  }

  private byMonth(asOf: string): ReadonlyMap<string, CohortRow> {
    return new Map(this.cohortsAt(asOf).map((row) => [row.month, row]));
  }

  private sumsAt(asOf: string): Map<string, CohortSums> {
    const sums = new Map<string, CohortSums>();
    const of = (month: string) => {
      const known = sums.get(month) ?? { salesMinor: 0, points: 0, redeemed: 0, open: 0 };
      sums.set(month, known);
      return known;
    };
    for (const { month, flow, lotMonth, origin, points } of this.ledger.cells) {
      if (month > asOf || origin !== 'sale') continue;
      const cohort = of(lotMonth);
      cohort.open += points;
      if (flow === 'earned' || flow === 'clawedBack') cohort.points += points;
      if (flow === 'redeemed' || flow === 'gifts' || flow === 'restored') cohort.redeemed -= points;
    }
    for (const { month, bookedIn, minor } of this.ledger.sales) {
      if (bookedIn <= asOf && month <= asOf) of(month).salesMinor += minor;
    }
    return sums;
  }

  private cohort(month: string, asOf: string, sums: CohortSums): CohortRow {
    const expectedBp = this.expectedBpAt(month);
    const salesMinor = Math.max(0, sums.salesMinor);
    const points = Math.max(0, sums.points);
    const standAloneMinor = standAlonePrice(points, this.assumptions.valueOf(month), expectedBp);
    const deferredMinor = deferredRevenue({
      transactionMinor: salesMinor,
      goodsMinor: salesMinor,
      pointsMinor: standAloneMinor,
    });
    const redeemed = Math.max(0, sums.redeemed);
    const open = Math.max(0, sums.open);
    const expected = this.expectedOf({ month, asOf, redeemed, open, points });
    const recognisedMinor = recognisedRevenue(deferredMinor, { redeemed, expected });
    return {
      month,
      salesMinor,
      points,
      expectedBp,
      standAloneMinor,
      deferredMinor,
      redeemed,
      expected,
      open,
      recognisedMinor,
      liabilityMinor: deferredMinor - recognisedMinor,
    };
  }

  /** What is redeemed already and what of the open points will be. */
  private expectedOf(cohort: {
    readonly month: string;
    readonly asOf: string;
    readonly redeemed: number;
    readonly open: number;
    readonly points: number;
  }): number {
    const { month, asOf, redeemed, open, points } = cohort;
    const { redemptionBp } = this.assumptions;
    if (redemptionBp === null) {
      return redeemed + mulDivRound(open, this.openBp(month, asOf), WHOLE_BP);
    }
    const decided = mulDivRound(points, redemptionBp, WHOLE_BP);
    return Math.min(redeemed + open, Math.max(redeemed, decided));
  }
}

function moneyRow(
  month: string,
  before: ReadonlyMap<string, CohortRow>,
  now: ReadonlyMap<string, CohortRow>,
): MoneyRow {
  const row = {
    month,
    openingMinor: 0,
    deferredMinor: 0,
    reversedMinor: 0,
    recognisedMinor: 0,
    closingMinor: 0,
  };
  for (const old of before.values()) row.openingMinor += old.liabilityMinor;
  for (const [of, cohort] of now) {
    const old = before.get(of) ?? { deferredMinor: 0, recognisedMinor: 0 };
    const grown = cohort.deferredMinor - old.deferredMinor;
    if (of === month) row.deferredMinor += grown;
    else row.reversedMinor += grown;
    row.recognisedMinor -= cohort.recognisedMinor - old.recognisedMinor;
    row.closingMinor += cohort.liabilityMinor;
  }
  return row;
}
