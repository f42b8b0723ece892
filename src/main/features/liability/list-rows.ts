import { addMonths, businessDayOf, type BusinessDay } from '../../../contract/kernel/time.ts';
import type { LiabilityReport, WaterfallRow } from '../../../contract/liability.ts';
import type { ListMoment, ListWish } from '../../store/context.ts';
import type { Db } from '../../store/db.ts';
import { workOutLiability } from './work-out-liability.ts';

/** Without a first day, lists go back so far. */
const MONTHS_BACK = 119;

type Row = Readonly<Record<string, string | number | null>>;

function monthOf(day: BusinessDay): string {
  return day.slice(0, 7);
}

/** The report behind the lists: of the months that the period touches, at most up to today. */
function reportOf(db: Db, wish: ListWish, { till, at }: ListMoment): LiabilityReport {
  const today = businessDayOf(at, till);
  const asOf = wish.until === null || wish.until > today ? today : wish.until;
  const from = wish.from ?? addMonths(asOf, -MONTHS_BACK);
  return workOutLiability({
    db,
    till,
    today,
    fromMonth: monthOf(from > asOf ? asOf : from),
    toMonth: monthOf(asOf),
    progress: () => undefined,
  });
}

/** Months before the first entry say nothing. */
function begun(rows: readonly WaterfallRow[]): readonly WaterfallRow[] {
  const first = rows.findIndex((row) => row.opening !== 0 || row.closing !== 0 || row.earned !== 0);
  return first < 0 ? [] : rows.slice(first);
}

/** The waterfall by month, points and deferred revenue, as a table for the accountant. */
export function liabilityMonthRows(db: Db, wish: ListWish, moment: ListMoment): Row[] {
  const report = reportOf(db, wish, moment);
  const money = new Map(report.money.map((row) => [row.month, row]));
  return begun(report.months).map((row) => {
    const of = money.get(row.month);
    return {
      ...row,
      moneyOpening: of?.openingMinor ?? 0,
      moneyDeferred: of?.deferredMinor ?? 0,
      moneyReversed: of?.reversedMinor ?? 0,
      moneyRecognised: of?.recognisedMinor ?? 0,
      moneyClosing: of?.closingMinor ?? 0,
    };
  });
}

/** The waterfall of the period by the month in which the lots were earned. */
export function liabilityLotRows(db: Db, wish: ListWish, moment: ListMoment): Row[] {
  return reportOf(db, wish, moment).lots.map(({ month, ...row }) => ({ earnedIn: month, ...row }));
}

/** Deferred revenue by the month of the sales, as of the end of the period. */
export function deferredRevenueRows(db: Db, wish: ListWish, moment: ListMoment): Row[] {
  return reportOf(db, wish, moment).cohorts.map((row) => ({
    soldIn: row.month,
    netSales: row.salesMinor,
    pointsEarned: row.points,
    expectedShare: row.expectedBp,
    standAlone: row.standAloneMinor,
    deferred: row.deferredMinor,
    pointsRedeemed: row.redeemed,
    expectedPoints: row.expected,
    openPoints: row.open,
    recognised: row.recognisedMinor,
    liability: row.liabilityMinor,
  }));
}
