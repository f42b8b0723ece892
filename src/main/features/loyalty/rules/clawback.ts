import { type Minor, mulDivFloor, mulDivRound } from '../../../../contract/kernel/money.ts';
import type { BusinessDay } from '../../../../contract/kernel/time.ts';
import type { RedemptionRules } from '../../../../contract/loyalty.ts';
import {
  bySpendOrder,
  debtOf,
  type Lot,
  type LotShare,
  spendableLots,
  takeInOrder,
} from './lots.ts';

/** What happens to points that should come back and are spent already. */
export type ClawbackPolicy = 'deduct' | 'negative' | 'waive';

/** Points to take back from a member. */
export interface ClawbackWish {
  /** What is left of the lots that the returned sale earned. */
  readonly own: readonly Lot[];
  /** All open lots of the member, debts included. */
  readonly lots: readonly Lot[];
  readonly day: BusinessDay;
  readonly points: number;
  readonly policy: ClawbackPolicy;
  /** What a point is worth when it pays: so much is taken off the refund. */
  readonly rules: Pick<RedemptionRules, 'stepPoints' | 'stepWorthMinor'>;
  /** The money of the refund, at most this can be taken off it. */
  readonly refundMinor: Minor;
  /** Points of the same sale that earlier returns took off their refunds. */
  readonly deductedBefore: number;
}

/** Where the points to take back come from: `taken` + `debt` + `deducted` + `waived` = asked. */
export interface ClawbackPlan {
  readonly shares: readonly LotShare[];
  readonly taken: number;
  /** Left as a negative balance, which the next earning pays. */
  readonly debt: number;
  readonly deducted: number;
  /** What the deducted points take off the refund. */
  readonly deductedMinor: Minor;
  readonly waived: number;
}

/** The worth of points taken off a refund; told over all returns of a sale, so that parts add up. */
function worthAfter(wish: ClawbackWish, points: number): Minor {
  const { stepPoints, stepWorthMinor } = wish.rules;
  const worth = (count: number) => mulDivRound(count, stepWorthMinor, stepPoints);
  return worth(wish.deductedBefore + points) - worth(wish.deductedBefore);
}

function deductible(wish: ClawbackWish, short: number): number {
  if (worthAfter(wish, short) <= wish.refundMinor) return short;
  const { stepPoints, stepWorthMinor } = wish.rules;
  let points = Math.min(short, mulDivFloor(wish.refundMinor, stepPoints, stepWorthMinor));
  while (points > 0 && worthAfter(wish, points) > wish.refundMinor) points -= 1;
  return points;
}

/**
 * Plans taking points back (DOMAIN, Points: partial return): from the lots of the sale first,
 * then from what else can be spent, in spend order, and what is spent already by the store's
 * policy: its worth is taken off the refund, as far as that reaches, the rest a debt; or all of
 * it a debt; or it is waived.
 */
export function planClawback(wish: ClawbackWish): ClawbackPlan {
  const own = wish.own.filter((lot) => lot.remaining > 0).sort(bySpendOrder);
  const ownIds = new Set(own.map((lot) => lot.id));
  const others = spendableLots(wish.lots, wish.day).filter((lot) => !ownIds.has(lot.id));
  const held = [...own, ...others];
  const available = held.reduce((sum, lot) => sum + lot.remaining, 0) - debtOf(wish.lots);
  const taken = Math.max(0, Math.min(wish.points, available));
  const short = wish.points - taken;
  const deducted = wish.policy === 'deduct' ? deductible(wish, short) : 0;
  const waived = wish.policy === 'waive' ? short : 0;
  return {
    shares: takeInOrder(held, taken),
    taken,
    debt: short - deducted - waived,
    deducted,
    deductedMinor: worthAfter(wish, deducted),
    waived,
  };
}
