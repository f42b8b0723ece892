import type { ProductPrice } from '../../../../contract/catalog.ts';
import type { Minor } from '../../../../contract/kernel/money.ts';
import type { BusinessDay } from '../../../../contract/kernel/time.ts';

/** What a product costs before anyone changes it by hand. */
export interface PriceForSale {
  /** The price without offers. */
  readonly regularMinor: Minor;
  /** The lowest price that holds. */
  readonly priceMinor: Minor;
  /** `dated`: an offer for everybody; `tier`: one for members of a tier and above. */
  readonly source: 'regular' | 'dated' | 'tier';
}

/** A product's standing price beside one that holds on the day asked about; nulls = none does. */
interface HoldingPrice {
  readonly productId: number;
  readonly standingMinor: Minor;
  readonly kind: ProductPrice['kind'] | null;
  readonly tier: ProductPrice['tier'];
  readonly priceMinor: Minor | null;
  readonly fromDay: BusinessDay | null;
}

/**
 * The prices of products out of those that hold. The regular price that began last counts, or the
 * one that stands at the product. An offer counts only when it is lower; at the same amount the
 * one for everybody comes before that of a tier.
 */
export function pricesByProduct(
  holding: readonly HoldingPrice[],
): ReadonlyMap<number, PriceForSale> {
  const regular = new Map<number, { readonly minor: Minor; readonly since: BusinessDay }>();
  for (const { productId, standingMinor, kind, priceMinor, fromDay } of holding) {
    const known = regular.get(productId) ?? { minor: standingMinor, since: '' };
    const isNewer = kind === 'regular' && fromDay !== null && fromDay >= known.since;
    regular.set(
      productId,
      isNewer ? { minor: priceMinor ?? standingMinor, since: fromDay } : known,
    );
  }
  const prices = new Map<number, PriceForSale>();
  for (const [productId, { minor }] of regular) {
    prices.set(productId, { regularMinor: minor, priceMinor: minor, source: 'regular' });
  }
  for (const { productId, kind, tier, priceMinor } of holding) {
    const best = prices.get(productId);
    if (kind !== 'offer' || priceMinor === null || best === undefined) continue;
    const isBetter =
      priceMinor < best.priceMinor ||
      (priceMinor === best.priceMinor && best.source === 'tier' && tier === null);
    if (!isBetter) continue;
    prices.set(productId, { ...best, priceMinor, source: tier === null ? 'dated' : 'tier' });
  }
  return prices;
}
