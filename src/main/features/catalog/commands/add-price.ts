import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { logProduct } from '../log-product.ts';
import { changeRegularPrice, writePrice } from '../regular-price.ts';
import { regularFrom } from '../tables-prices.ts';
import { selectProduct } from '../tables-products.ts';

/**
 * Plans a price. A regular one of today counts at once; of a later day, from that day on (an idle
 * step puts it to the product, sales look at the day themselves). Offers may overlap: the lowest
 * counts.
 */
export const addPrice: Command<'catalog.addPrice'> = (context, input) => {
  const { db, today } = context;
  const { productId, kind, priceMinor, fromDay } = input;
  if (selectProduct(db, productId) === undefined) return fail('catalog.productUnknown');
  if (fromDay < today) return fail('catalog.priceInPast');
  const isRegular = kind === 'regular';
  const toDay = isRegular ? null : input.toDay;
  if (toDay !== null && toDay < fromDay) return fail('catalog.priceDaysWrong');
  context.changed(`product:${productId}`, 'products');
  if (isRegular && fromDay === today) {
    const priceId = changeRegularPrice(context, productId, priceMinor);
    logProduct(context, productId);
    return ok({ priceId });
  }
  if (isRegular && regularFrom(db, productId, fromDay) !== undefined) {
    return fail('catalog.priceDayTaken', { day: fromDay });
  }
  const tier = isRegular ? null : input.tier;
  return ok({
    priceId: writePrice(context, { productId, kind, tier, priceMinor, fromDay, toDay }),
  });
};
