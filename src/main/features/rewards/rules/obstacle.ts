import type { BusinessDay } from '../../../../contract/kernel/time.ts';
import type { GiftObstacle } from '../../../../contract/rewards.ts';

/** A gift as far as it decides who may have it. */
export interface GiftOnOffer {
  readonly points: number;
  readonly perMemberLimit: number | null;
  /** None = every tier. */
  readonly tiers: readonly string[];
  readonly fromDay: BusinessDay | null;
  readonly toDay: BusinessDay | null;
  readonly stock: number;
  readonly isActive: boolean;
}

/** Whether a gift can be had on `day` at all: not withdrawn, and within its days, both inclusive. */
export function isRunning(
  gift: Pick<GiftOnOffer, 'isActive' | 'fromDay' | 'toDay'>,
  day: BusinessDay,
): boolean {
  if (!gift.isActive) return false;
  return (
    (gift.fromDay === null || gift.fromDay <= day) && (gift.toDay === null || gift.toDay >= day)
  );
}

/**
 * Why a member cannot have a gift for points today, the reason that no saving up would help first;
 * null = they can. A gift that costs nothing is given by stamp cards only.
 */
export function obstacleTo(
  gift: GiftOnOffer,
  member: {
    readonly tier: string;
    readonly isFrozen: boolean;
    /** Spendable points less those owed. */
    readonly balance: number;
    /** How many of it they had for points and did not bring back. */
    readonly had: number;
  },
  day: BusinessDay,
): GiftObstacle | null {
  if (gift.points === 0 || !isRunning(gift, day)) return 'notRunning';
  if (gift.tiers.length > 0 && !gift.tiers.includes(member.tier)) return 'tier';
  if (gift.perMemberLimit !== null && member.had >= gift.perMemberLimit) return 'limit';
  if (gift.stock === 0) return 'stock';
  if (member.isFrozen) return 'frozen';
  return member.balance < gift.points ? 'points' : null;
}
