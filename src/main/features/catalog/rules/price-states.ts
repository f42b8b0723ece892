import type { ProductPrice } from '../../../../contract/catalog.ts';
import type { BusinessDay } from '../../../../contract/kernel/time.ts';

/**
 * Prices with their state today, those that begin last first. Of the regular ones that have begun
 * only the latest is current.
 */
export function priceStates(
  prices: readonly Omit<ProductPrice, 'state'>[],
  today: BusinessDay,
): ProductPrice[] {
  const current = prices.find(({ kind, fromDay }) => kind === 'regular' && fromDay <= today);
  return prices.map((price) => {
    const { id, kind, tier, priceMinor, fromDay, toDay } = price;
    const isOver = (toDay !== null && toDay < today) || (kind === 'regular' && price !== current);
    const state = fromDay > today ? 'coming' : isOver ? 'past' : 'current';
    return { id, kind, tier, priceMinor, fromDay, toDay, state };
  });
}
