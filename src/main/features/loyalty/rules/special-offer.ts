import type { Minor } from '../../../../contract/kernel/money.ts';

/**
 * Whether a line was sold below its regular price by offer, by hand or by discount. A price of the
 * member's tier, a price read from a label and a discount of the whole basket are none.
 */
export function isSpecialOffer(line: {
  readonly priceSource: 'regular' | 'dated' | 'tier' | 'manual' | 'label';
  readonly regularPriceMinor: Minor;
  readonly unitPriceMinor: Minor;
  readonly lineDiscountMinor: Minor;
}): boolean {
  const { priceSource, regularPriceMinor, unitPriceMinor } = line;
  return (
    priceSource === 'dated' ||
    (priceSource === 'manual' && unitPriceMinor < regularPriceMinor) ||
    line.lineDiscountMinor > 0
  );
}
