import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { dayBefore, logPrice } from '../regular-price.ts';
import { deletePrice, selectPrice, setPriceEnd } from '../tables-prices.ts';

/**
 * Takes back what has not begun, and ends an offer with yesterday; one that began today goes as a
 * whole, since nothing may be priced by it any more. What it was stays in the log.
 */
export const endPrice: Command<'catalog.endPrice'> = (context, { priceId }) => {
  const { db, today } = context;
  const price = selectPrice(db, priceId);
  if (price === undefined) return fail('catalog.priceUnknown');
  const hasBegun = price.fromDay <= today;
  const isOver = price.toDay !== null && price.toDay < today;
  if (isOver || (price.kind === 'regular' && hasBegun)) return fail('catalog.priceFixed');
  if (price.fromDay < today) {
    const toDay = dayBefore(today);
    setPriceEnd(db, priceId, toDay);
    logPrice(context, { ...price, toDay }, 'ended');
  } else {
    deletePrice(db, priceId);
    logPrice(context, price, 'takenBack');
  }
  context.changed(`product:${price.productId}`, 'products');
  return ok(null);
};
