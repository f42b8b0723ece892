import type { CommandContext } from '../../store/context.ts';
import type { Db } from '../../store/db.ts';
import { selectGift } from './tables.ts';
import { moveRedemptions } from './tables-redemptions.ts';

export { giveGift, type GivenGift, type GiftToGive } from './give-gift.ts';

/** A gift by its id, for who gives it as a reward; undefined = there is none. */
export function giftById(db: Db, giftId: number): ReturnType<typeof selectGift> {
  return selectGift(db, giftId);
}

/** Gives a merged member's gifts to the survivor. */
export function reassignGifts(
  context: CommandContext,
  move: { readonly fromId: number; readonly toId: number },
): void {
  moveRedemptions(context.db, move);
  context.changed('rewards');
}
