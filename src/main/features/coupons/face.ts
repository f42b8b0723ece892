import type { BasketCoupon } from '../../../contract/coupons.ts';
import type { Minor } from '../../../contract/kernel/money.ts';
import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { CommandContext, EventData, QueryContext } from '../../store/context.ts';
import type { Db } from '../../store/db.ts';
import { readCouponCode } from './rules/coupon-code.ts';
import type { CouponPlan } from './rules/plan-types.ts';
import { selectCampaign, parseTerms } from './tables.ts';
import { markTold, selectCode, selectUntold } from './tables-codes.ts';
import { giveBack, insertRedemption, selectUsedBy, type UsedCoupon } from './tables-uses.ts';

export { NO_COUPONS, workOutCoupons } from './basket-coupons.ts';
export type { CouponPlan } from './rules/plan-types.ts';
export type { UsedCoupon } from './tables-uses.ts';
export { reassignCodes as reassignCoupons } from './tables-codes.ts';
export { giveableCampaign, giveCoupon } from './give-coupon.ts';
export { issueAtSale } from './issue-at-sale.ts';

/** At most so many coupons are told of on one receipt. */
const TOLD_AT_ONCE = 3;

/** The coupons of a basket as the screen shows them. */
export function shownCoupons(plan: CouponPlan): BasketCoupon[] {
  return plan.coupons.map(({ code, coupon, discountMinor, refused }) => ({
    code,
    name: coupon?.name ?? '',
    discountMinor,
    reason: refused?.reason ?? null,
    detail: { ...refused?.detail },
    text: coupon?.terms.receiptText ?? '',
  }));
}

/** Which coupon a scanned code is, known here or only by its form; undefined = it is none. */
export function readCoupon(
  db: Db,
  text: string,
):
  | { readonly kind: 'coupon'; readonly code: string; readonly name: string }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'wrongCheckDigit'; readonly expected: number }
  | undefined {
  const reading = readCouponCode(text);
  if (reading.kind === 'other') return undefined;
  if (reading.kind === 'wrongCheckDigit') return reading;
  const row = selectCode(db, reading.code);
  const name = row === undefined ? undefined : selectCampaign(db, row.campaignId)?.name;
  return name === undefined ? { kind: 'elsewhere' } : { kind: 'coupon', code: reading.code, name };
}

/**
 * Books the coupons that a sale uses, in its transaction and after its row, and returns what the
 * sale's event tells of them; nothing for a sale without.
 */
export function redeemCoupons(
  context: CommandContext,
  plan: CouponPlan,
  sale: { readonly saleId: number; readonly memberId: number | null },
): EventData {
  const told: EventData[] = [];
  for (const { coupon, discountMinor } of plan.coupons) {
    if (coupon === null || discountMinor === 0) continue;
    insertRedemption(context.db, {
      ...sale,
      couponId: coupon.couponId,
      campaignId: coupon.campaignId,
      discountMinor,
      at: context.now,
    });
    told.push({ coupon: coupon.uid, code: coupon.code, discountMinor });
  }
  if (told.length === 0) return {};
  context.changed('coupons');
  return { coupons: told };
}

/** The coupons that a sale used, also those given back since. */
export function couponsOfSale(db: Db, saleId: number): UsedCoupon[] {
  return selectUsedBy(db, saleId);
}

/**
 * The codes of a sale that go back with its last piece: those that are still good. A void takes
 * the sale back as if it had not been, so that it gives back lapsed ones as well.
 */
export function couponsToGiveBack(
  context: Pick<QueryContext, 'db' | 'today'>,
  sale: { readonly saleId: number; readonly isVoid: boolean },
): UsedCoupon[] {
  return selectUsedBy(context.db, sale.saleId).filter(
    ({ isGivenBack, validTo, isVoid }) =>
      isGivenBack === 0 && (sale.isVoid || (isVoid === 0 && validTo >= context.today)),
  );
}

/** Gives codes back in the return's transaction, and returns what its event tells of them. */
export function giveBackCoupons(
  context: CommandContext,
  back: {
    readonly saleId: number;
    readonly returnSaleId: number;
    readonly coupons: readonly UsedCoupon[];
  },
): EventData {
  const { saleId, returnSaleId, coupons } = back;
  if (coupons.length === 0) return {};
  for (const { couponId } of coupons) giveBack(context.db, { saleId, couponId, returnSaleId });
  context.changed('coupons');
  return { couponsBack: coupons.map(({ uid }) => uid) };
}

/** A coupon that a receipt tells its member of. */
export interface ToldCoupon {
  readonly name: string;
  readonly code: string;
  readonly validTo: BusinessDay;
  readonly text: string;
}

/** The member's coupons that no receipt told of yet; from now on this sale's does. */
export function tellOfCoupons(
  context: CommandContext,
  sale: { readonly saleId: number; readonly memberId: number },
): ToldCoupon[] {
  const { db, today } = context;
  const untold = selectUntold(db, { memberId: sale.memberId, today, limit: TOLD_AT_ONCE });
  return untold.map(({ id, name, code, validTo, terms }) => {
    markTold(db, id, sale.saleId);
    return { name, code, validTo, text: parseTerms(terms).receiptText };
  });
}

/** What coupons took off a sale. */
export function couponMinorOf(coupons: readonly UsedCoupon[]): Minor {
  return coupons.reduce((sum, { discountMinor }) => sum + discountMinor, 0);
}
