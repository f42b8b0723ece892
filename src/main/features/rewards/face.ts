import type { Minor } from '../../../contract/kernel/money.ts';
import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { CommandContext } from '../../store/context.ts';
import type { Db } from '../../store/db.ts';
import { reassignReferrals, rewardReferral, withdrawReferral } from '../referral/face.ts';
import { reassignStamps, type StampedCard, stampSale, unstampReturn } from '../stamps/face.ts';
import { selectGift } from './tables.ts';
import { moveRedemptions } from './tables-redemptions.ts';

export type { StampedCard } from '../stamps/face.ts';
export { giveGift } from './give-gift.ts';

/** A gift by its id, for who gives it as a reward; undefined = there is none. */
export function giftById(db: Db, giftId: number): ReturnType<typeof selectGift> {
  return selectGift(db, giftId);
}

/**
 * Everything that a booked sale brings a member beside points, in its transaction and after its
 * points: stamps, and the bonus of who was brought by somebody. Returns the cards it stamped.
 */
export function rewardSale(
  context: CommandContext,
  sale: {
    readonly saleId: number;
    readonly saleUid: string;
    readonly memberId: number;
    readonly memberUid: string;
    /** What was paid by anything but points. */
    readonly paidMinor: Minor;
    readonly day: BusinessDay;
  },
): StampedCard[] {
  rewardReferral(context, sale);
  return stampSale(context, sale);
}

/** Takes back what a returned sale brought beside points, after the return's lines and points. */
export function unrewardReturn(
  context: CommandContext,
  back: { readonly saleId: number; readonly saleUid: string; readonly originalSaleId: number },
): void {
  unstampReturn(context, back);
  withdrawReferral(context, back);
}

/** Gives a merged member's gifts, stamps and referrals to the survivor. */
export function reassignRewards(
  context: CommandContext,
  move: { readonly fromId: number; readonly toId: number; readonly toUid: string },
): void {
  moveRedemptions(context.db, move);
  context.changed('rewards');
  reassignStamps(context, move);
  reassignReferrals(context, move);
}
