import { MAX_POINTS } from '../../../contract/kernel/money.ts';
import { fail, ok, type Result } from '../../../contract/kernel/result.ts';
import type { EarningBreakdown, RedemptionQuote } from '../../../contract/loyalty.ts';
import type { Basket, BasketLine } from '../../../contract/sales.ts';
import type { QueryContext } from '../../store/context.ts';
import { productsForSale } from '../catalog/face.ts';
import {
  balanceAfterSale,
  currentProgramme,
  earnPoints,
  quoteRedemption,
} from '../loyalty/face.ts';
import { memberForSale } from '../members/face.ts';
import { applyTenders, type Payment, pointsAsked } from './rules/apply-tenders.ts';
import { type PricedBasket, priceBasket } from './rules/price-basket.ts';

type ProductForSale = ReturnType<typeof productsForSale>[number];
type MemberForSale = NonNullable<ReturnType<typeof memberForSale>>;

/** A member's side of a sale. */
interface MemberSide {
  readonly member: MemberForSale;
  readonly redemption: RedemptionQuote;
  readonly earning: EarningBreakdown;
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
  /** What the redeemed points pay. */
  readonly pointsPaidMinor: number;
}

type WorkOutError =
  | 'sales.productUnknown'
  | 'sales.quantityNotWhole'
  | 'sales.amountTooLarge'
  | 'members.unknown';

function productsOf(
  context: QueryContext,
  lines: readonly BasketLine[],
): ReadonlyMap<number, ProductForSale> {
  const ids = [...new Set(lines.map((line) => line.productId))];
  return new Map(productsForSale(context.db, ids).map((product) => [product.id, product]));
}

function workOutMember(
  context: QueryContext,
  sale: { readonly memberId: number; readonly priced: PricedBasket; readonly points: number },
): Result<MemberSide, 'members.unknown' | 'sales.amountTooLarge'> {
  const { db, today } = context;
  const { memberId, priced, points } = sale;
  const member = memberForSale(db, memberId);
  if (member?.isActive !== true) return fail('members.unknown', { memberId });
  const programme = currentProgramme(db, today);
  const amountMinor = priced.totalMinor;
  const redemption = quoteRedemption(db, { memberId, day: today, amountMinor, points });
  const earning = earnPoints({
    programme,
    tier: member.tier,
    day: today,
    lines: priced.lines,
    pointsPaidMinor: redemption.worthMinor,
  });
  const balanceAfter = balanceAfterSale({
    programme,
    day: today,
    balance: redemption.balance,
    redeemed: redemption.points,
    earned: earning.points,
  });
  if (balanceAfter > MAX_POINTS) return fail('sales.amountTooLarge');
  return ok({ member, redemption, earning, balanceAfter });
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
  const products = productsOf(context, basket.lines);
  const pricing = priceBasket(basket.lines, products);
  if (!pricing.ok) return pricing;
  const priced = pricing.value;
  const asked = pointsAsked(basket.tenders);
  let memberSide: MemberSide | null = null;
  if (basket.memberId !== null) {
    const side = workOutMember(context, { memberId: basket.memberId, priced, points: asked });
    if (!side.ok) return side;
    memberSide = side.value;
  }
  const points = memberSide?.redemption ?? { points: 0, worthMinor: 0 };
  const payment = applyTenders({
    totalMinor: priced.totalMinor,
    points,
    tenders: basket.tenders,
  });
  if (!payment.ok) return payment;
  return ok({
    priced,
    products,
    pointsAsked: asked,
    memberSide,
    payment: payment.value,
    pointsPaidMinor: points.worthMinor,
  });
}
