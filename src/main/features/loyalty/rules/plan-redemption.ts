import type { RedemptionQuote, RedemptionRules } from '../../../../contract/loyalty.ts';
import {
  MAX_AMOUNT_MINOR,
  MAX_POINTS,
  type Minor,
  mulDivFloor,
} from '../../../../contract/kernel/money.ts';
import type { BusinessDay } from '../../../../contract/kernel/time.ts';
import { balanceOn, type Lot, type LotShare, spendableLots, takeInOrder } from './lots.ts';

/** A wish to pay with points. */
export interface RedemptionWish {
  readonly lots: readonly Lot[];
  readonly day: BusinessDay;
  readonly rules: RedemptionRules;
  /** The sale that is paid. */
  readonly amountMinor: Minor;
  /** How many points; absent = the whole balance, as far as allowed. */
  readonly points: number | undefined;
  /** The member's points may not be redeemed at present. */
  readonly isFrozen?: boolean;
  /** What the others of the household give, in order, when the own points are used up. */
  readonly pool?: readonly Lot[];
}

export interface RedemptionPlan {
  readonly quote: RedemptionQuote;
  /** What each lot gives, in spend order. */
  readonly shares: readonly LotShare[];
}

type LimitedBy = RedemptionQuote['limitedBy'];

/** The largest whole number of steps in `points`, in points. */
function wholeSteps(points: number, rules: RedemptionRules): number {
  return points - (points % rules.stepPoints);
}

/** What points are worth as payment: whole steps only, nothing below the minimum. */
export function worthOf(rules: RedemptionRules, points: number): Minor {
  const steps = wholeSteps(points, rules);
  if (steps < rules.minimumPoints || steps <= 0) return 0;
  return Math.min(MAX_AMOUNT_MINOR, mulDivFloor(steps, rules.stepWorthMinor, rules.stepPoints));
}

/** How many points whole steps can put against `worthMinor`. */
function pointsFor(rules: RedemptionRules, worthMinor: Minor): number {
  const steps = Math.floor(worthMinor / rules.stepWorthMinor);
  return Math.min(steps, Math.floor(MAX_POINTS / rules.stepPoints)) * rules.stepPoints;
}

interface Limits {
  readonly maximum: number;
  /** What keeps the maximum where it is. */
  readonly cause: Exclude<LimitedBy, null>;
}

function limitsOf(wish: RedemptionWish, balance: number): Limits {
  const { rules, amountMinor } = wish;
  if (wish.isFrozen === true) return { maximum: 0, cause: 'frozen' };
  if (balance <= 0) return { maximum: 0, cause: 'noBalance' };
  const byBalance = wholeSteps(balance, rules);
  if (balance < rules.minimumPoints) return { maximum: 0, cause: 'minimum' };
  if (byBalance === 0) return { maximum: 0, cause: 'step' };
  if (byBalance < rules.minimumPoints) return { maximum: 0, cause: 'minimum' };
  const byAmount = pointsFor(rules, amountMinor);
  const byShare = pointsFor(rules, mulDivFloor(amountMinor, rules.maximumShareBp, 10_000));
  if (byBalance <= byShare) return { maximum: byBalance, cause: 'balance' };
  const maximum = byShare < rules.minimumPoints ? 0 : byShare;
  return { maximum, cause: byShare === byAmount ? 'amount' : 'share' };
}

function pointsWithin(
  wish: RedemptionWish,
  balance: number,
  limits: Limits,
): { readonly points: number; readonly limitedBy: LimitedBy } {
  const asked = wish.points ?? Math.max(0, balance);
  const steps = wholeSteps(asked, wish.rules);
  if (limits.maximum === 0) return { points: 0, limitedBy: limits.cause };
  if (asked > balance && limits.cause === 'balance') {
    return { points: limits.maximum, limitedBy: 'balance' };
  }
  if (steps > limits.maximum) return { points: limits.maximum, limitedBy: limits.cause };
  if (steps > 0 && steps < wish.rules.minimumPoints) return { points: 0, limitedBy: 'minimum' };
  return { points: steps, limitedBy: steps === asked ? null : 'step' };
}

/**
 * Plans paying with points: the limits of balance, programme and sale in whole steps, and which
 * lots pay (DOMAIN, Points: spend order, tender). A wish beyond a limit is brought to the limit
 * and `limitedBy` says which one; nothing is ever promised that the lots do not hold.
 */
export function planRedemption(wish: RedemptionWish): RedemptionPlan {
  const { rules } = wish;
  const pool = wish.pool ?? [];
  const poolBalance = pool.reduce((sum, lot) => sum + lot.remaining, 0);
  const lots = [...spendableLots(wish.lots, wish.day), ...pool];
  const balance = balanceOn(wish.lots, wish.day) + poolBalance;
  const limits = limitsOf(wish, balance);
  const { points, limitedBy } = pointsWithin(wish, balance, limits);
  const shares = takeInOrder(lots, points);
  return {
    shares,
    quote: {
      balance,
      poolBalance,
      fromPool: shares.reduce(
        (sum, { lot, points: taken }) => sum + (lot.owner === undefined ? 0 : taken),
        0,
      ),
      stepPoints: rules.stepPoints,
      stepWorthMinor: rules.stepWorthMinor,
      minimumPoints: rules.minimumPoints,
      maximumPoints: limits.maximum,
      maximumWorthMinor: worthOf(rules, limits.maximum),
      points,
      worthMinor: worthOf(rules, points),
      balanceAfter: balance - points,
      limitedBy,
      lots: shares.map((share) => ({ points: share.points, expiresOn: share.lot.expiresOn })),
    },
  };
}
