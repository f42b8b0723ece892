import type { CallError } from '../../../contract/index.ts';
import { MAX_POINTS } from '../../../contract/kernel/money.ts';
import { fail, ok, type Result } from '../../../contract/kernel/result.ts';
import type { EarningBreakdown, RedemptionQuote } from '../../../contract/loyalty.ts';
import type { Tier } from '../../../contract/members.ts';
import type { ApprovalNeed, Basket, BasketLine, TaxMode } from '../../../contract/sales.ts';
import type { QueryContext } from '../../store/context.ts';
import { pricesForSale, productsForSale } from '../catalog/face.ts';
import { type CouponPlan, NO_COUPONS, workOutCoupons } from '../coupons/face.ts';
import {
  balanceAfterSale,
  currentProgramme,
  earnPoints,
  isSpecialOffer,
  quoteRedemption,
  type SaleToEarn,
} from '../loyalty/face.ts';
import { memberForSale } from '../members/face.ts';
import { readSettings } from '../settings/face.ts';
import { linesToEarn, saleFacts } from './earning-facts.ts';
import { applyTenders, type Payment, pointsAsked } from './rules/apply-tenders.ts';
import { approvalsNeeded } from './rules/approvals.ts';
import { type PricedBasket, priceBasket, type SellableProduct } from './rules/price-basket.ts';
import { type VoucherPayment, workOutVouchers } from './work-out-vouchers.ts';

type ProductForSale = ReturnType<typeof productsForSale>[number] & Pick<SellableProduct, 'offer'>;
type MemberForSale = NonNullable<ReturnType<typeof memberForSale>>;

/** A member's side of a sale. */
interface MemberSide {
  readonly member: MemberForSale;
  readonly redemption: RedemptionQuote;
  readonly earning: EarningBreakdown;
  /** What the earning was worked out from. */
  readonly toEarn: SaleToEarn;
  readonly balanceAfter: number;
}

/** A basket worked out to the last unit: what the screen shows is what is booked. */
export interface WorkedOutSale {
  readonly priced: PricedBasket;
  readonly products: ReadonlyMap<number, ProductForSale>;
  /** Points asked for, allowed or not. */
  readonly pointsAsked: number;
  readonly memberSide: MemberSide | null;
  readonly payment: Payment;
  readonly vouchers: readonly VoucherPayment[];
  readonly coupons: CouponPlan;
  /** What a cashier may not decide alone; the same for whoever asks. */
  readonly approvalsNeeded: readonly ApprovalNeed[];
  readonly discountReason: string;
  readonly note: string;
  readonly taxMode: TaxMode;
  /** What the redeemed points pay. */
  readonly pointsPaidMinor: number;
}

export type WorkOutError = CallError<'sales.quote'>;

/** The products of a basket as they are now, at the prices of today for this member. */
function productsOf(
  context: QueryContext,
  lines: readonly BasketLine[],
  tier: Tier | null,
): ReadonlyMap<number, ProductForSale> {
  const { db, today } = context;
  const ids = [...new Set(lines.map((line) => line.productId))];
  const prices = pricesForSale(db, { ids, tier, day: today });
  const products = productsForSale(db, ids).map((product): ProductForSale => {
    const price = prices.get(product.id);
    if (price === undefined) return { ...product, offer: null };
    const { regularMinor, priceMinor, source } = price;
    const offer = source === 'regular' ? null : { priceMinor, source };
    return { ...product, priceMinor: regularMinor, offer };
  });
  return new Map(products.map((product) => [product.id, product]));
}

/** Prices the lines with what the basket's coupons take off them. */
function priceWithCoupons(
  context: QueryContext,
  basket: Basket,
  sale: {
    readonly member: MemberForSale | null;
    readonly products: ReadonlyMap<number, ProductForSale>;
    readonly taxMode: TaxMode;
  },
) {
  const { member, products, taxMode } = sale;
  if (basket.coupons.length === 0) {
    const priced = priceBasket({ ...basket, products, taxMode });
    return { priced, coupons: NO_COUPONS };
  }
  let coupons = NO_COUPONS;
  const priced = priceBasket({
    ...basket,
    products,
    taxMode,
    couponsOff: (lines) => {
      const goods = lines.map((line) => ({ ...line, isSpecialOffer: isSpecialOffer(line) }));
      coupons = workOutCoupons(context, { codes: basket.coupons, member, lines: goods });
      return coupons.lineShares;
    },
  });
  return { priced, coupons };
}

/** What the basket costs, and whose leave that needs. */
function priceOf(
  context: QueryContext,
  basket: Basket,
  member: MemberForSale | null,
): Result<
  Pick<WorkedOutSale, 'priced' | 'products' | 'coupons' | 'approvalsNeeded' | 'taxMode'>,
  WorkOutError
> {
  const { taxMode, roundToMinor, cashierDiscountBp } = readSettings(context.db).sales;
  if (basket.roundToMinor !== null && !roundToMinor.includes(basket.roundToMinor)) {
    return fail('sales.roundingNotOffered', { roundToMinor: basket.roundToMinor });
  }
  const products = productsOf(context, basket.lines, member?.tier ?? null);
  const pricing = priceWithCoupons(context, basket, { member, products, taxMode });
  if (!pricing.priced.ok) return pricing.priced;
  const { coupons } = pricing;
  const priced = pricing.priced.value;
  const lines = priced.lines.map((line, index) => ({
    ...line,
    basketDiscountMinor: priced.basketDiscounts[index] ?? 0,
    couponMinor: priced.couponDiscounts[index] ?? 0,
    heldCouponMinor: coupons.heldShares[index] ?? 0,
    floorMinor: products.get(line.productId)?.floorMinor ?? null,
  }));
  const needs = approvalsNeeded({ ...priced, lines, cashierDiscountBp });
  return ok({ priced, products, coupons, approvalsNeeded: needs, taxMode });
}

function workOutMember(
  context: QueryContext,
  sale: { readonly member: MemberForSale; readonly priced: PricedBasket; readonly points: number },
): Result<MemberSide, 'sales.amountTooLarge'> {
  const { db, today } = context;
  const { member, priced, points } = sale;
  const memberId = member.id;
  const programme = currentProgramme(db, today);
  const amountMinor = priced.totalMinor;
  const isFrozen = member.frozenReason !== null;
  const redemption = quoteRedemption(db, {
    memberId,
    day: today,
    amountMinor,
    points,
    isFrozen,
    householdId: member.householdId,
    programme,
  });
  const toEarn = {
    programme,
    tier: member.tier,
    day: today,
    lines: linesToEarn(context, programme, priced.lines),
    pointsPaidMinor: redemption.worthMinor,
    facts: saleFacts(context, programme, { memberId, saleId: null, day: today, at: context.now }),
  };
  const earning = earnPoints(toEarn);
  const balanceAfter = balanceAfterSale({
    programme,
    day: today,
    balance: redemption.balance - redemption.poolBalance,
    redeemed: redemption.points - redemption.fromPool,
    earned: earning.points,
  });
  if (Math.max(balanceAfter, earning.points) > MAX_POINTS) return fail('sales.amountTooLarge');
  return ok({ member, redemption, earning, toEarn, balanceAfter });
}

/**
 * Works a basket out against the store as it is now: prices, the member's points, tenders. The
 * quote shows it and the completion books it, so both always agree. Points beyond what is
 * allowed are brought to the limit; whoever books compares with {@link WorkedOutSale.pointsAsked}.
 */
export function workOutSale(
  context: QueryContext,
  basket: Basket,
): Result<WorkedOutSale, WorkOutError> {
  const { memberId } = basket;
  const member = memberId === null ? undefined : memberForSale(context.db, memberId, context.today);
  if (memberId !== null && member?.isActive !== true) return fail('members.unknown', { memberId });
  const price = priceOf(context, basket, member ?? null);
  if (!price.ok) return price;
  const { priced } = price.value;
  const asked = pointsAsked(basket.tenders);
  let memberSide: MemberSide | null = null;
  if (member !== undefined) {
    const side = workOutMember(context, { member, priced, points: asked });
    if (!side.ok) return side;
    memberSide = side.value;
  }
  const points = memberSide?.redemption ?? { points: 0, worthMinor: 0 };
  const vouchers = workOutVouchers(context, basket.tenders);
  if (!vouchers.ok) return vouchers;
  const { tenders } = vouchers.value;
  const payment = applyTenders({ totalMinor: priced.totalMinor, points, tenders });
  if (!payment.ok) return payment;
  return ok({
    ...price.value,
    pointsAsked: asked,
    memberSide,
    payment: payment.value,
    vouchers: vouchers.value.vouchers,
    discountReason: basket.discount?.reason ?? '',
    note: basket.note,
    pointsPaidMinor: points.worthMinor,
  });
}
