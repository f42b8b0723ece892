import { type Minor, mulDivRound } from '../../../../contract/kernel/money.ts';

/** Points that pay `stepWorthMinor`. */
export interface PointValue {
  readonly stepPoints: number;
  readonly stepWorthMinor: Minor;
}

/** All of it, in basis points. */
export const WHOLE_BP = 10_000;

/** P = points × value × expected redemption, half up to the minor unit (DOMAIN, liability). */
export function standAlonePrice(points: number, value: PointValue, expectedBp: number): Minor {
  const expected = mulDivRound(points, expectedBp, 1);
  return mulDivRound(expected, value.stepWorthMinor, value.stepPoints * WHOLE_BP);
}

/**
 * What of a transaction price T is deferred for its points (IFRS 15.74): T × P / (S + P), S being
 * the goods' own price. Sales 100,000 with 10,000 points at 1, of which 97 % are expected to be
 * redeemed, defer 8,842.
 */
export function deferredRevenue(sale: {
  readonly transactionMinor: Minor;
  readonly goodsMinor: Minor;
  readonly pointsMinor: Minor;
}): Minor {
  const { transactionMinor, goodsMinor, pointsMinor } = sale;
  if (goodsMinor + pointsMinor <= 0) return 0;
  return mulDivRound(transactionMinor, pointsMinor, goodsMinor + pointsMinor);
}

/**
 * What of it became revenue (IFRS 15.B46): in proportion to what was redeemed of all that is
 * expected to be. Of 8,842, 4,500 of 9,700 redeemed make 4,102; when 8,500 are and 9,900 are
 * expected, 7,592. Nothing expected any more: all of it.
 */
export function recognisedRevenue(
  deferredMinor: Minor,
  points: { readonly redeemed: number; readonly expected: number },
): Minor {
  const { redeemed, expected } = points;
  if (expected <= 0 || redeemed >= expected) return deferredMinor;
  return mulDivRound(deferredMinor, Math.max(0, redeemed), expected);
}
