import type { BusinessDay } from '../../../contract/kernel/time.ts';
import { type Tier, TIERS } from '../../../contract/members.ts';
import type { Gift, Redemption } from '../../../contract/rewards.ts';
import { returnableUntil } from './give-gift.ts';
import { type GiftOnOffer, isRunning } from './rules/obstacle.ts';
import type { GiftRow } from './tables.ts';
import type { RedemptionRow } from './tables-redemptions.ts';

/** A gift's tiers out of its JSON list, lowest first. */
function tiersOf(row: GiftRow): Tier[] {
  const kept: unknown = JSON.parse(row.tiers);
  return TIERS.filter((tier) => Array.isArray(kept) && kept.includes(tier));
}

/** A gift as far as it decides who may have it. */
export function onOffer(row: GiftRow): GiftOnOffer {
  return { ...row, tiers: tiersOf(row), isActive: row.isActive === 1 };
}

/** A gift as screens show it on `day`. */
export function toGift(row: GiftRow, day: BusinessDay, givenCount: number): Gift {
  const isActive = row.isActive === 1;
  return {
    ...row,
    tiers: tiersOf(row),
    isActive,
    isLow: row.stock <= row.lowStock,
    isRunning: isRunning({ ...row, isActive }, day),
    givenCount,
  };
}

/** A redemption as screens show it on `today`. */
export function toRedemption(row: RedemptionRow, today: BusinessDay): Redemption {
  const { id, giftId, giftName, memberId, memberName, points, code, at, businessDay } = row;
  const until = row.returnedAt === null ? returnableUntil(row, businessDay) : null;
  return {
    id,
    giftId,
    giftName,
    memberId,
    memberName,
    points,
    code,
    at,
    businessDay,
    staffName: row.staffName,
    returnedAt: row.returnedAt,
    returnableUntil: until !== null && until >= today ? until : null,
  };
}
