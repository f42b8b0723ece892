import { MAX_COUPONS_IN_BASKET } from '../../../../contract/coupons.ts';
import { changed } from './sale-content.ts';
import type { SaleState } from './sale-types.ts';

/** A coupon more; the same code again, and more than a basket can have, change nothing. */
export function withCoupon(state: SaleState, code: string): SaleState {
  const { coupons } = state;
  if (coupons.includes(code) || coupons.length >= MAX_COUPONS_IN_BASKET) return state;
  return changed(state, { coupons: [...coupons, code] });
}

/** The coupon is the customer's again. */
export function withoutCoupon(state: SaleState, code: string): SaleState {
  return changed(state, { coupons: state.coupons.filter((other) => other !== code) });
}
