import type { CouponTerms } from '../../../../contract/coupons.ts';
import { apportion, type Minor, mulDivRound } from '../../../../contract/kernel/money.ts';
import type { CouponLine, Refused } from './plan-types.ts';

/** The places of the lines that a coupon is for. */
export function fittingLines(terms: CouponTerms, lines: readonly CouponLine[]): number[] {
  const { products, categories, brands, suppliers, counters } = terms.appliesTo;
  return [...lines.keys()].filter((index) => {
    const line = lines[index];
    return (
      line !== undefined &&
      isOneOf(products, line.product) &&
      isOneOf(categories, line.category) &&
      isOneOf(brands, line.brand) &&
      isOneOf(suppliers, line.supplier) &&
      isOneOf(counters, line.counter)
    );
  });
}

/** Whether a record is among those wanted; none wanted = it does not matter. */
function isOneOf(wanted: readonly string[], uid: string | null): boolean {
  return wanted.length === 0 || (uid !== null && wanted.includes(uid));
}

/** The lines a coupon takes something off, or why there are none. */
export function eligibleLines(
  terms: CouponTerms,
  lines: readonly CouponLine[],
): { readonly places: readonly number[] } | Refused {
  const fitting = fittingLines(terms, lines);
  const wanted = fitting.filter((index) => isOfUse(terms, lines[index]));
  if (wanted.length === 0) return { reason: 'noGoods', detail: {} };
  const places = terms.withSpecialOffers
    ? wanted
    : wanted.filter((index) => lines[index]?.isSpecialOffer === false);
  if (places.length === 0) return { reason: 'onlyOffers', detail: {} };
  const sumMinor = places.reduce((sum, index) => sum + (lines[index]?.subtotalMinor ?? 0), 0);
  const { minimumMinor } = terms;
  return sumMinor < minimumMinor
    ? { reason: 'tooLittle', detail: { minimumMinor, lackingMinor: minimumMinor - sumMinor } }
    : { places };
}

/** Something that costs something; for a free item it must come in pieces. */
function isOfUse(terms: CouponTerms, line: CouponLine | undefined): boolean {
  if (line === undefined || line.subtotalMinor === 0) return false;
  return terms.benefit.kind !== 'freeItem' || line.unit === 'piece';
}

/**
 * What a coupon takes off each line, given what is left of them: together the benefit, shared by
 * largest remainder, and never more than is left. A free item is the cheapest piece, the first
 * listed of equals.
 */
export function takeOff(
  terms: CouponTerms,
  goods: {
    readonly lines: readonly CouponLine[];
    readonly places: readonly number[];
    /** Per line of the basket, what other coupons left of it. */
    readonly left: readonly Minor[];
  },
): Minor[] {
  const shares = goods.lines.map(() => 0);
  if (terms.benefit.kind === 'freeItem') {
    const found = cheapestPiece(goods);
    if (found !== null) shares[found.index] = found.priceMinor;
    return shares;
  }
  const weights = goods.places.map((index) => goods.left[index] ?? 0);
  const sumMinor = weights.reduce((sum, weight) => sum + weight, 0);
  const amount = amountOff(terms.benefit, sumMinor);
  const parts = apportion(amount, weights);
  for (const [nth, index] of goods.places.entries()) shares[index] = parts[nth] ?? 0;
  return shares;
}

function amountOff(
  benefit: Exclude<CouponTerms['benefit'], { kind: 'freeItem' }>,
  sumMinor: Minor,
): Minor {
  if (benefit.kind === 'amount') return Math.min(benefit.amountMinor, sumMinor);
  const wished = mulDivRound(sumMinor, benefit.basisPoints, 10_000);
  return Math.min(wished, benefit.maximumMinor ?? wished);
}

function cheapestPiece(
  goods: Parameters<typeof takeOff>[1],
): { readonly index: number; readonly priceMinor: Minor } | null {
  let found: { index: number; priceMinor: Minor } | null = null;
  for (const index of goods.places) {
    const line = goods.lines[index];
    if (line === undefined) continue;
    const piece = mulDivRound(line.subtotalMinor, 1000, line.quantityMilli);
    const priceMinor = Math.min(piece, goods.left[index] ?? 0);
    if (priceMinor > 0 && (found === null || priceMinor < found.priceMinor)) {
      found = { index, priceMinor };
    }
  }
  return found;
}
