import { fail, ok } from '../../../../contract/kernel/result.ts';
import { cleanText } from '../../../../contract/kernel/text.ts';
import { MAX_GIFT_STOCK } from '../../../../contract/rewards.ts';
import type { Command } from '../../../store/context.ts';
import { selectGift } from '../tables.ts';
import { moveStock } from '../tables-stock.ts';

/** Takes pieces of a gift into stock, or corrects what is there and says why. */
export const moveGiftStock: Command<'rewards.moveStock'> = (context, input) => {
  const { kind, quantity } = input;
  const gift = selectGift(context.db, input.giftId);
  if (gift === undefined) return fail('rewards.unknownGift');
  if (quantity === 0 || (kind === 'receipt' && quantity < 0)) return fail('rewards.quantityWrong');
  const reason = cleanText(input.reason);
  if (kind === 'adjust' && reason === '') return fail('rewards.reasonMissing');
  if (gift.stock + quantity > MAX_GIFT_STOCK) {
    return fail('rewards.stockTooLarge', { max: MAX_GIFT_STOCK });
  }
  const stock = moveStock(context.db, {
    giftId: gift.id,
    kind,
    quantity,
    redemptionId: null,
    reason,
    at: context.now,
    businessDay: context.today,
    staffId: context.session?.staffId ?? null,
  });
  if (stock === undefined) return fail('rewards.stockShort', { stock: gift.stock });
  context.log('gift.stockMoved', { gift: gift.uid, kind, quantity, stock });
  context.changed('rewards');
  return ok({ stock });
};
