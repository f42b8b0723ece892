import { apportion, type Milli, type Minor } from '../../../contract/kernel/money.ts';
import { tier } from '../../../contract/members.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { QueryContext } from '../../store/context.ts';
import {
  planReturnPoints,
  pointsOfKept,
  type ReturnOfPoints,
  type ReturnPointsPlan,
} from '../loyalty/face.ts';
import type { MemberForSale } from '../members/face.ts';
import type { ReturnedLine } from './returned-goods.ts';
import { keptEligible, keptLines, type KeptOfLine } from './rules/part-of-line.ts';
import type { ReturnOfSaleRow, SoldLineRow, SoldRow } from './tables.ts';

/** A sale with all that its return needs to know. */
export interface Sold {
  readonly head: SoldRow;
  readonly lines: readonly SoldLineRow[];
  readonly returns: readonly ReturnOfSaleRow[];
}

/** A return's points: what is asked of them, and how they move. */
export interface PointsSide {
  readonly back: ReturnOfPoints;
  readonly plan: ReturnPointsPlan;
}

function wantedQuantities(lines: readonly ReturnedLine[]): Map<number, Milli> {
  return new Map(lines.map(({ part }) => [part.lineNo, part.quantityMilli]));
}

/**
 * Points to take back: what the sale earned, less what the kept lines would earn under its rule
 * version, less what earlier returns took back (DOMAIN, Points: partial return). A sale whose
 * rules are not known, brought over from another system, gives back its share.
 */
function pointsOwed(context: QueryContext, sold: Sold, wanted: ReadonlyMap<number, Milli>): number {
  const { head, lines, returns } = sold;
  if (head.pointsEarned === 0) return 0;
  const kept = keptLines(lines, wanted);
  const booked = tier.safeParse(head.memberTier);
  const { programmeVersion } = head;
  const keptPoints =
    programmeVersion === null || !booked.success
      ? shareKept(head.pointsEarned, lines, kept)
      : pointsOfKept(context.db, {
          saleId: head.id,
          programmeVersion,
          tier: booked.data,
          day: head.businessDay,
          lines: kept,
        });
  const before = returns.reduce((sum, row) => sum + row.pointsOwed, 0);
  return Math.max(0, head.pointsEarned - keptPoints - before);
}

function shareKept(
  earned: number,
  lines: readonly SoldLineRow[],
  kept: readonly KeptOfLine[],
): number {
  const all = lines.reduce((sum, line) => sum + line.eligibleMinor, 0);
  const still = keptEligible(kept);
  return apportion(earned, [still, all - still])[0] ?? 0;
}

/** What a return does to the points of the member whose sale it was; null without one. */
export function pointsSide(
  context: QueryContext,
  sold: Sold,
  back: {
    readonly member: MemberForSale | null;
    readonly lines: readonly ReturnedLine[];
    readonly moneyMinor: Minor;
    readonly settings: Settings['returns'];
  },
): PointsSide | null {
  const { head, returns } = sold;
  if (back.member === null) return null;
  const ofPoints: ReturnOfPoints = {
    memberId: back.member.id,
    originalSaleId: head.id,
    owed: pointsOwed(context, sold, wantedQuantities(back.lines)),
    restore: back.lines.reduce((sum, { part }) => sum + part.points, 0),
    restoredBefore: returns.reduce((sum, row) => sum - row.pointsRedeemed, 0),
    deductedBefore: returns.reduce((sum, row) => sum + row.pointsDeducted, 0),
    refundMinor: back.moneyMinor,
    policy: back.settings.clawback,
    graceDays: back.settings.graceDays,
  };
  return { back: ofPoints, plan: planReturnPoints(context, ofPoints) };
}
