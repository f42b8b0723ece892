import type { CouponTerms } from '../../../../contract/coupons.ts';
import type { Minor } from '../../../../contract/kernel/money.ts';
import type {
  CouponLine,
  CouponPlan,
  CouponSale,
  CouponToPlan,
  KnownCoupon,
  PlannedCoupon,
  Refused,
} from './plan-types.ts';
import { eligibleLines, takeOff } from './take-off.ts';
import { refusedBySale } from './when-good.ts';

/** A coupon that is taken, with the lines it is for. */
interface Taken {
  readonly index: number;
  readonly coupon: KnownCoupon;
  readonly places: readonly number[];
}

/** Free items first, then percentages, then amounts: what is best for the customer. */
const ORDER: Readonly<Record<CouponTerms['benefit']['kind'], number>> = {
  freeItem: 0,
  percent: 1,
  amount: 2,
};

/**
 * Works out what the coupons of a basket take off its lines (DOMAIN, Tender: coupons). Whether a
 * code is taken follows the order in which they were brought: one that stands alone keeps others
 * out, and is kept out by others. What they take off does not: free items come first, then
 * percentages of what is left, then amounts. A line never costs less than nothing.
 */
export function planCoupons(basket: {
  readonly coupons: readonly CouponToPlan[];
  readonly lines: readonly CouponLine[];
  readonly sale: CouponSale;
}): CouponPlan {
  const { coupons, lines, sale } = basket;
  const taken: Taken[] = [];
  const planned = coupons.map((entry, index): PlannedCoupon => {
    if (entry.kind === 'unknown') return notKnown(entry);
    const { coupon } = entry;
    const found = placesFor(coupon, { lines, sale, taken });
    if ('reason' in found) return refusal(coupon, found);
    taken.push({ index, coupon, places: found.places });
    return { code: coupon.code, coupon, discountMinor: 0, refused: null };
  });
  const plan = applyAll(taken, lines);
  const worked = planned.map((entry, index): PlannedCoupon => {
    const discountMinor = plan.discounts.get(index);
    if (discountMinor === undefined || entry.coupon === null) return entry;
    return discountMinor === 0
      ? refusal(entry.coupon, { reason: 'nothingLeft', detail: {} })
      : { ...entry, discountMinor };
  });
  const totalMinor = worked.reduce((sum, { discountMinor }) => sum + discountMinor, 0);
  const { lineShares, heldShares } = plan;
  return { coupons: worked, lineShares, heldShares, totalMinor };
}

function notKnown(entry: Extract<CouponToPlan, { kind: 'unknown' }>): PlannedCoupon {
  const { code, reason, expected } = entry;
  const detail = expected === undefined ? {} : { expected };
  return { code, coupon: null, discountMinor: 0, refused: { reason, detail } };
}

function refusal(coupon: KnownCoupon, refused: Refused): PlannedCoupon {
  return { code: coupon.code, coupon, discountMinor: 0, refused };
}

function placesFor(
  coupon: KnownCoupon,
  basket: {
    readonly lines: readonly CouponLine[];
    readonly sale: CouponSale;
    readonly taken: readonly Taken[];
  },
): { readonly places: readonly number[] } | Refused {
  const { lines, sale, taken } = basket;
  const same = taken.filter((other) => other.coupon.campaignId === coupon.campaignId);
  const counted = { ...coupon, usesByMember: coupon.usesByMember + same.length };
  return (
    refusedBySale(counted, sale) ??
    refusedByOthers(coupon, taken) ??
    eligibleLines(coupon.terms, lines)
  );
}

function refusedByOthers(coupon: KnownCoupon, taken: readonly Taken[]): Refused | null {
  const [first] = taken;
  if (first === undefined) return null;
  const { stacking } = coupon.terms;
  const alone = taken.find((other) => other.coupon.terms.stacking === 'alone');
  if (alone !== undefined) return { reason: 'notTogether', detail: { name: alone.coupon.name } };
  if (stacking === 'alone') return { reason: 'notTogether', detail: { name: first.coupon.name } };
  const isOneOfAKind =
    stacking === 'others' && taken.some((other) => other.coupon.campaignId === coupon.campaignId);
  return isOneOfAKind ? { reason: 'oneOfAKind', detail: {} } : null;
}

/** Takes coupons off the lines one after the other. */
function applyAll(taken: readonly Taken[], lines: readonly CouponLine[]) {
  const left = lines.map((line) => line.subtotalMinor);
  const heldShares = lines.map(() => 0);
  const discounts = new Map<number, Minor>();
  const inOrder = [...taken].sort(
    (a, b) =>
      ORDER[a.coupon.terms.benefit.kind] - ORDER[b.coupon.terms.benefit.kind] ||
      a.coupon.couponId - b.coupon.couponId,
  );
  for (const { index, coupon, places } of inOrder) {
    const shares = takeOff(coupon.terms, { lines, places, left });
    for (const [place, share] of shares.entries()) {
      left[place] = (left[place] ?? 0) - share;
      if (!coupon.terms.mayGoBelowFloor) heldShares[place] = (heldShares[place] ?? 0) + share;
    }
    discounts.set(
      index,
      shares.reduce((sum, share) => sum + share, 0),
    );
  }
  const lineShares = lines.map((line, index) => line.subtotalMinor - (left[index] ?? 0));
  return { discounts, lineShares, heldShares };
}
