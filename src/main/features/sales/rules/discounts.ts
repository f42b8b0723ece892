import { apportion, type Minor, mulDivRound } from '../../../../contract/kernel/money.ts';
import type { Discount } from '../../../../contract/sales.ts';

/**
 * What a discount takes off an amount: percentages are rounded half up once, and nothing takes
 * off more than there is (DOMAIN, Sales: discounts).
 */
export function discountOn(amountMinor: Minor, discount: Discount | null): Minor {
  if (discount === null) return 0;
  const wished =
    discount.kind === 'percent'
      ? mulDivRound(amountMinor, discount.basisPoints, 10_000)
      : discount.amountMinor;
  return Math.min(wished, amountMinor);
}

/** What a total loses when it is rounded down to a multiple of `toMinor` (抹零); null = nothing. */
export function roundingOf(totalMinor: Minor, toMinor: Minor | null): Minor {
  return toMinor === null ? 0 : totalMinor % toMinor;
}

/** What the lines of a basket bear of what is taken off the whole. */
export interface SharedReductions {
  /** Shares of the basket's discount; they add up to `discountMinor`. */
  readonly discounts: readonly Minor[];
  readonly discountMinor: Minor;
  /** Shares of the rounding; they add up to `roundingMinor`. */
  readonly roundings: readonly Minor[];
  readonly roundingMinor: Minor;
}

/**
 * Takes the basket's discount off the lines' subtotals, and then the rounding off what is left,
 * each shared by largest remainder, so that no line falls below nothing.
 */
export function shareReductions(
  subtotals: readonly Minor[],
  basket: { readonly discount: Discount | null; readonly roundToMinor: Minor | null },
): SharedReductions {
  const subtotal = sum(subtotals);
  const discountMinor = discountOn(subtotal, basket.discount);
  const discounts = apportion(discountMinor, subtotals);
  const left = subtotals.map((amount, index) => amount - (discounts[index] ?? 0));
  const roundingMinor = roundingOf(subtotal - discountMinor, basket.roundToMinor);
  return { discounts, discountMinor, roundings: apportion(roundingMinor, left), roundingMinor };
}

/** Adds amounts up. */
export function sum(amounts: readonly Minor[]): Minor {
  return amounts.reduce((total, amount) => total + amount, 0);
}
