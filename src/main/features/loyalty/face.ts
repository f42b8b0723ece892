import type { CallValue } from '../../../contract/index.ts';
import { pageOf, readCursor } from '../../../contract/kernel/cursor.ts';
import type { Minor } from '../../../contract/kernel/money.ts';
import { addDays, type BusinessDay } from '../../../contract/kernel/time.ts';
import type { RedemptionQuote } from '../../../contract/loyalty.ts';
import type { Db } from '../../store/db.ts';
import { poolLots } from './pool-lots.ts';
import { currentProgramme } from './programmes.ts';
import { lotDays } from './rules/expiry.ts';
import { balanceOn, expiringBetween, pendingOn } from './rules/lots.ts';
import { planRedemption, worthOf } from './rules/plan-redemption.ts';
import type { Programme } from './rules/programme.ts';
import { countHistory, selectHistory, selectOpenLots } from './tables.ts';

export { expireDue } from './commands/expire-due.ts';
export {
  selectExpiredThrough as lastExpiryDay,
  selectSaleDays as saleDaysBetween,
} from './tables.ts';
export { lotsByDay, movePoints, pointsOfPeriod, spendablePoints } from './member-points.ts';
export {
  currentProgramme,
  programmeOf,
  publishProgramme,
  retireProgramme,
} from './programmes.ts';
export { selectVersionOfDraft, selectVersions } from './tables-programmes.ts';
export {
  adjustPoints,
  postBonus,
  postSpending,
} from './post-operations.ts';
export { poolBalance } from './pool-lots.ts';
export { operationSource } from './tables-operations.ts';
export { transferPoints } from './transfer-points.ts';
export { undoOperation } from './undo-operation.ts';
export { postOpening, postUnlinkedReturn } from './post-brought-over.ts';
export { postSalePoints } from './post-points.ts';
export { pointsOfKept } from './kept-points.ts';
export {
  planReturnPoints,
  postReturnPoints,
  type ReturnOfPoints,
  type ReturnPointsPlan,
} from './return-points.ts';
export { birthdayMatches } from './rules/birthday-match.ts';
export { asksOf, type Asks } from './rules/compile-programme.ts';
export { earn as earnPoints, earnKept } from './rules/earn.ts';
export { detailOf as earningDetailOf } from './rules/earning-detail.ts';
export { isSpecialOffer } from './rules/special-offer.ts';
export { summarize as summarizeEarning } from './rules/summarize.ts';
export {
  type LineRecords,
  type LineToEarn,
  NO_FACTS,
  type SaleFacts,
  type SaleToEarn,
} from './rules/sale-to-earn.ts';
export { BASE_PROGRAMME, type Programme } from './rules/programme.ts';

/** Points that lapse within so many days are shown on the member card. */
const EXPIRING_WITHIN_DAYS = 90;

/** A member's points on a day. */
export interface MemberPoints {
  /** Spendable now. */
  readonly balance: number;
  /** What the balance can pay: whole steps, nothing below the programme's minimum. */
  readonly worthMinor: Minor;
  /** Earned, but not yet spendable. */
  readonly pending: number;
  /** What lapses within 90 days, by day, soonest first. */
  readonly expiring: readonly { readonly points: number; readonly expiresOn: BusinessDay }[];
}

/** A member's points on `today`, worked out from the lots: no balance is stored anywhere. */
export function balanceOf(db: Db, memberId: number, today: BusinessDay): MemberPoints {
  const lots = selectOpenLots(db, memberId);
  const balance = balanceOn(lots, today);
  return {
    balance,
    worthMinor: worthOf(currentProgramme(db, today).rules.redemption, balance),
    pending: pendingOn(lots, today),
    expiring: expiringBetween(lots, {
      day: today,
      lastDay: addDays(today, EXPIRING_WITHIN_DAYS),
    }),
  };
}

/** What of `amountMinor` a member's points can pay on `day`; `points` absent = all they can. */
export function quoteRedemption(
  db: Db,
  wish: {
    readonly memberId: number;
    readonly day: BusinessDay;
    readonly amountMinor: Minor;
    readonly points?: number | undefined;
    /** The member may redeem nothing at present (`members.freeze`). */
    readonly isFrozen?: boolean;
    /** The household that pays with the member; null or absent = none. */
    readonly householdId?: number | null;
    /** The programme in force on the day, when the caller has it already. */
    readonly programme?: Programme;
  },
): RedemptionQuote {
  return planRedemption({
    lots: selectOpenLots(db, wish.memberId),
    day: wish.day,
    rules: (wish.programme ?? currentProgramme(db, wish.day)).rules.redemption,
    amountMinor: wish.amountMinor,
    points: wish.points,
    isFrozen: wish.isFrozen ?? false,
    pool: poolLots(db, { ...wish, householdId: wish.householdId ?? null }, wish.day),
  }).quote;
}

/** The spendable balance after a sale: points that start later are pending, not counted. */
export function balanceAfterSale(sale: {
  readonly programme: Programme;
  readonly day: BusinessDay;
  readonly balance: number;
  readonly redeemed: number;
  readonly earned: number;
}): number {
  const isActive = lotDays(sale.programme.rules, sale.day).activeFrom <= sale.day;
  return sale.balance - sale.redeemed + (isActive ? sale.earned : 0);
}

/** Every movement of a member's points, newest first. */
export function pointsHistoryOf(
  db: Db,
  page: {
    readonly memberId: number;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): CallValue<'members.pointsHistory'> {
  const from = readCursor(page.cursor);
  const rows = selectHistory(db, {
    memberId: page.memberId,
    beforeAt: from.at,
    beforeId: from.id,
    limit: page.limit + 1,
  });
  return { ...pageOf(rows, page.limit, (row) => row), total: countHistory(db, page.memberId) };
}
