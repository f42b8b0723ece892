import type { CommandHandlers, QueryHandlers } from '../../store/context.ts';
import { giveBackGift } from './commands/give-back-gift.ts';
import { moveGiftStock } from './commands/move-stock.ts';
import { redeemGift } from './commands/redeem-gift.ts';
import { saveGift } from './commands/save-gift.ts';
import { giftMovements, giftRedemptions, gifts, giftsForMember } from './queries/gifts.ts';

export const rewardsQueries = {
  'rewards.gifts': gifts,
  'rewards.forMember': giftsForMember,
  'rewards.movements': giftMovements,
  'rewards.redemptions': giftRedemptions,
} satisfies QueryHandlers;

export const rewardsCommands = {
  'rewards.saveGift': saveGift,
  'rewards.moveStock': moveGiftStock,
  'rewards.redeemGift': redeemGift,
  'rewards.giveBackGift': giveBackGift,
} satisfies CommandHandlers;
