import { z } from 'zod';
import { productHit } from './catalog.ts';
import { basketCoupon, MAX_COUPONS_IN_BASKET } from './coupons.ts';
import { earningSummary, redemptionQuote } from './loyalty.ts';
import {
  amountMinor,
  businessDay,
  personText,
  points,
  quantityMilli,
  requestId,
  rowId,
  signedPoints,
  utcMs,
} from './primitives.ts';

/** At most this many lines in one basket. */
export const MAX_LINES = 500;

/** Why a person did something to a sale, in words: kept with it, needed when it is booked. */
const reason = personText(120).default('');

/**
 * A price other than the one on file, a unit. `manual`: a person decided it (needs approval and a
 * reason). `label`: a scanned label says it.
 */
const linePrice = z.strictObject({
  unitPriceMinor: amountMinor,
  source: z.enum(['manual', 'label']),
  reason,
});
export type LinePrice = z.infer<typeof linePrice>;

/** A discount on a line or on the basket; more than there is takes off all there is. */
const discount = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('percent'),
    /** Hundredths of a percent. */
    basisPoints: z.int().positive().max(10_000),
    reason,
  }),
  z.strictObject({ kind: z.literal('amount'), amountMinor: amountMinor.positive(), reason }),
]);
export type Discount = z.infer<typeof discount>;

/** One line of a basket as the screen holds it. Prices on file are the store's business. */
const basketLine = z.strictObject({
  productId: rowId,
  quantityMilli,
  price: linePrice.nullable().default(null),
  discount: discount.nullable().default(null),
  /** Printed below the line. */
  note: personText(120).default(''),
});
export type BasketLine = z.infer<typeof basketLine>;

/** A line at the price on file, without discount or note. */
export function plainLine(productId: number, quantity: number): BasketLine {
  return { productId, quantityMilli: quantity, price: null, discount: null, note: '' };
}

/**
 * How a sale is paid. `cash` is what the customer hands over (more than due gives change),
 * `card` what the terminal was charged, `wallet` what an e-wallet paid (its reference is what is
 * reconciled, so there must be one), `voucher` what a voucher pays, `points` how many points are
 * redeemed.
 */
const tender = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cash'), amountMinor: amountMinor.positive() }),
  z.strictObject({
    kind: z.literal('card'),
    amountMinor: amountMinor.positive(),
    reference: z.string().max(64).default(''),
  }),
  z.strictObject({
    kind: z.literal('wallet'),
    amountMinor: amountMinor.positive(),
    reference: z.string().trim().min(1).max(64),
  }),
  z.strictObject({
    kind: z.literal('voucher'),
    code: z.string().trim().min(1).max(64),
    amountMinor: amountMinor.positive(),
  }),
  z.strictObject({ kind: z.literal('points'), points: points.positive() }),
]);
export type Tender = z.infer<typeof tender>;

/** `external`: paid in the other system that the sale was brought over from. */
export const TENDER_KINDS = ['cash', 'card', 'wallet', 'voucher', 'points', 'external'] as const;

export const basket = z.strictObject({
  lines: z.array(basketLine).max(MAX_LINES),
  memberId: rowId.nullable(),
  /** On the whole basket, after the lines' own discounts. */
  discount: discount.nullable().default(null),
  /** The total is rounded down to a multiple of it (抹零): one of the store's choices, or not. */
  roundToMinor: amountMinor.positive().nullable().default(null),
  note: personText(200).default(''),
  /** Codes of coupons, as brought: the order counts where one stands alone. */
  coupons: z.array(z.string().trim().min(1).max(64)).max(MAX_COUPONS_IN_BASKET).default([]),
  tenders: z.array(tender).max(10),
});
export type Basket = z.infer<typeof basket>;

/** What a basket says beside lines, member and tenders when nobody decided anything. */
export const NOTHING_DECIDED: Pick<Basket, 'discount' | 'roundToMinor' | 'note' | 'coupons'> = {
  discount: null,
  roundToMinor: null,
  note: '',
  coupons: [],
};

/** How tax is rounded: once per line, or once per rate and then shared by the lines. */
export const TAX_MODES = ['line', 'rate'] as const;
export type TaxMode = (typeof TAX_MODES)[number];

/** Where the price of a line came from. */
export const PRICE_SOURCES = ['regular', 'dated', 'tier', 'manual', 'label'] as const;

/**
 * A line with everything the screen shows of it.
 * `quantity × unitPriceMinor − lineDiscountMinor = subtotalMinor`, and
 * `subtotalMinor − sharedDiscountMinor = totalMinor`.
 */
const pricedLine = z.object({
  lineNo: z.int().positive(),
  productId: rowId,
  name: z.string(),
  barcode: z.string().nullable(),
  counterName: z.string(),
  unit: productHit.shape.unit,
  quantityMilli,
  /** The product's own price, a unit, before any other. */
  regularPriceMinor: amountMinor,
  /** The price that counts, a unit. */
  unitPriceMinor: amountMinor,
  priceSource: z.enum(PRICE_SOURCES),
  priceReason: z.string(),
  /** The line's own discount. */
  lineDiscountMinor: amountMinor,
  discountReason: z.string(),
  /** The amount that screens and receipts show at the line. */
  subtotalMinor: amountMinor,
  /** The line's share of coupons, the basket's discount and rounding. */
  sharedDiscountMinor: amountMinor,
  /** What the line costs after all. The lines' totals add up to the basket's. */
  totalMinor: amountMinor,
  taxMinor: amountMinor,
  note: z.string(),
});
export type PricedLine = z.infer<typeof pricedLine>;

/** A second person must agree: to a manual price, a large discount, a price below the floor. */
const approvalNeed = z.object({
  kind: z.enum(['price', 'discount', 'belowFloor']),
  /** Null = the basket as a whole. */
  lineNo: z.int().positive().nullable(),
});
export type ApprovalNeed = z.infer<typeof approvalNeed>;

/**
 * A basket worked out: the screen shows these numbers and computes none.
 * `subtotalMinor − couponMinor − basketDiscountMinor − roundingMinor = totalMinor`.
 */
export const saleQuote = z.object({
  lines: z.array(pricedLine),
  itemCount: z.int().min(0),
  /** The sum of the lines' subtotals. */
  subtotalMinor: amountMinor,
  /** What all coupons take off, before the basket's discount. */
  couponMinor: amountMinor,
  /** Every coupon of the basket, in its order, also one that takes nothing off, and why. */
  coupons: z.array(basketCoupon),
  basketDiscountMinor: amountMinor,
  /** What the rounding down takes off (抹零). */
  roundingMinor: amountMinor,
  /** All discounts together, of lines, coupons and basket; the rounding is not one of them. */
  discountMinor: amountMinor,
  totalMinor: amountMinor,
  taxMinor: amountMinor,
  pointsPaidMinor: amountMinor,
  /** Paid so far by all tenders, cash counted up to what is due. */
  paidMinor: amountMinor,
  /** Still to pay. */
  dueMinor: amountMinor,
  /** To give back in cash. */
  changeMinor: amountMinor,
  /** Quick cash amounts worth a button: the exact sum, then round notes above it. */
  cashSuggestionsMinor: z.array(amountMinor),
  /** Null = no member. `sales.explainQuote` gives the arithmetic. */
  earning: earningSummary.nullable(),
  balanceBefore: signedPoints.nullable(),
  balanceAfter: signedPoints.nullable(),
  redemption: redemptionQuote.nullable(),
  /** What a second person must agree to before this is booked; none when a manager asks. */
  approvalsNeeded: z.array(approvalNeed),
  /** The vouchers among the tenders. */
  vouchers: z.array(
    z.object({
      code: z.string(),
      balanceMinor: amountMinor,
      paidMinor: amountMinor,
      expiresOn: businessDay.nullable(),
    }),
  ),
});
export type SaleQuote = z.infer<typeof saleQuote>;

/** The basket in progress, kept in the store so that lock, crash and power loss lose nothing. */
export const draft = basket.extend({
  /** The key of the payment in progress, if one was started: a retry must use the same. */
  paymentRequestId: requestId.nullable(),
});
export type Draft = z.infer<typeof draft>;

/** A basket that waits (挂单). It has booked nothing and touched no points. */
export const heldBasket = z.object({
  heldId: rowId,
  name: z.string(),
  createdAt: utcMs,
  staffName: z.string(),
  memberId: rowId.nullable(),
  memberName: z.string().nullable(),
  lineCount: z.int().positive(),
  /** What it cost when it was put aside; null when a product in it could not be priced. */
  totalMinor: amountMinor.nullable(),
});
export type HeldBasket = z.infer<typeof heldBasket>;
