import { z } from 'zod';
import { basket, draft, heldBasket, PRICE_SOURCES, saleQuote, TENDER_KINDS } from './baskets.ts';
import { call, PLANNERS, SELLERS, STAFF } from './call.ts';
import { productHit } from './catalog.ts';
import { earningBreakdown } from './loyalty.ts';
import { purchase, tier } from './members.ts';
import {
  amountMinor,
  businessDay,
  pageRequest,
  personText,
  points,
  requestId,
  rowId,
  signedMinor,
  signedPoints,
  utcMs,
} from './primitives.ts';
import { SCAN_PLACES, scanMeaning } from './scans.ts';

export type { ScanMeaning } from './scans.ts';
export {
  MAX_LINES,
  NOTHING_DECIDED,
  plainLine,
  TAX_MODES,
  TENDER_KINDS,
  draft,
  type ApprovalNeed,
  type Basket,
  type BasketLine,
  type Discount,
  type Draft,
  type HeldBasket,
  type LinePrice,
  type PricedLine,
  type SaleQuote,
  type TaxMode,
  type Tender,
} from './baskets.ts';

/** What a completed sale tells the cashier. */
export const saleOutcome = z.object({
  saleId: rowId,
  receiptNo: z.string(),
  totalMinor: amountMinor,
  changeMinor: amountMinor,
  memberId: rowId.nullable(),
  memberName: z.string().nullable(),
  pointsEarned: points,
  pointsRedeemed: points,
  balanceAfter: signedPoints.nullable(),
  completedAt: utcMs,
});
export type SaleOutcome = z.infer<typeof saleOutcome>;

/** Another receipt that belongs to one. */
const receiptLink = z.object({ saleId: rowId, receiptNo: z.string() });

/** A receipt as it was booked: what was sold, paid, earned, and whether it printed. */
export const receipt = z.object({
  saleId: rowId,
  receiptNo: z.string(),
  kind: z.enum(['sale', 'return']),
  completedAt: utcMs,
  businessDay,
  staffName: z.string(),
  member: z.object({ id: rowId, name: z.string(), tier }).nullable(),
  lines: z.array(
    z.object({
      lineNo: z.int().positive(),
      name: z.string(),
      barcode: z.string().nullable(),
      counterName: z.string(),
      unit: productHit.shape.unit,
      quantityMilli: z.int(),
      regularPriceMinor: amountMinor,
      unitPriceMinor: amountMinor,
      priceSource: z.enum(PRICE_SOURCES),
      priceReason: z.string(),
      lineDiscountMinor: signedMinor,
      discountReason: z.string(),
      /** What the line shows: before its share of coupons, the basket's discount and rounding. */
      subtotalMinor: signedMinor,
      sharedDiscountMinor: signedMinor,
      totalMinor: signedMinor,
      taxMinor: signedMinor,
      taxRateBp: z.int(),
      pointsEarned: signedPoints,
      note: z.string(),
      /** Of a sale's line: how much of it came back since. */
      returnedMilli: z.int().min(0),
    }),
  ),
  tenders: z.array(
    z.object({
      kind: z.enum(TENDER_KINDS),
      amountMinor: signedMinor,
      points: signedPoints,
      handedMinor: signedMinor,
      changeMinor: amountMinor,
      reference: z.string(),
    }),
  ),
  /** The sum of the lines' subtotals; less coupons, basket discount and rounding it is the total. */
  subtotalMinor: signedMinor,
  /** Coupons that took something off: of a sale, and whether they were given back since. */
  coupons: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      discountMinor: amountMinor,
      isGivenBack: z.boolean(),
    }),
  ),
  basketDiscountMinor: signedMinor,
  discountReason: z.string(),
  roundingMinor: signedMinor,
  /** All discounts together; the rounding is not one of them. */
  discountMinor: signedMinor,
  totalMinor: signedMinor,
  taxMinor: signedMinor,
  note: z.string(),
  /** The last day on which a member may claim this sale; null = nobody can. */
  claimableUntil: businessDay.nullable(),
  /** Of a return: the sale whose goods came back; null for a sale, and without a receipt. */
  original: receiptLink.nullable(),
  /** Of a return: why. */
  returnReason: z.string().nullable(),
  /** Of a sale: what came back since, in order. */
  returns: z.array(receiptLink.extend({ completedAt: utcMs, totalMinor: signedMinor })),
  changeMinor: amountMinor,
  pointsEarned: signedPoints,
  pointsRedeemed: signedPoints,
  balanceAfter: signedPoints.nullable(),
  print: z.object({ jobId: rowId, state: z.string() }).nullable(),
});
export type Receipt = z.infer<typeof receipt>;

/** A reason that must be given. */
const givenReason = z.string().trim().min(1).max(120);

const BASKET_ERRORS = [
  'sales.productUnknown',
  'sales.quantityNotWhole',
  'sales.amountTooLarge',
  'sales.roundingNotOffered',
  'sales.voucherUnknown',
  'sales.voucherExpired',
  'sales.voucherTooLow',
  'members.unknown',
] as const;

export const salesCalls = {
  /** Says what a code is: member, product, label, receipt, voucher, payment code; never guesses. */
  'sales.readScan': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({
      code: z.string().max(16_384),
      /** The AIM identifier, if the scanner sent one: it says whether the code is GS1. */
      aim: z.string().length(3).nullable().default(null),
      place: z.enum(SCAN_PLACES).default('counter'),
    }),
    output: scanMeaning,
    errors: [],
  }),
  /** Prices a basket, applies its tenders and previews its points. */
  'sales.quote': call({
    lane: 'read',
    access: STAFF,
    input: basket,
    output: saleQuote,
    errors: BASKET_ERRORS,
  }),
  /** The arithmetic of what a basket would earn, for who decides about it; null = no member. */
  'sales.explainQuote': call({
    lane: 'read',
    access: PLANNERS,
    input: basket,
    output: earningBreakdown.nullable(),
    errors: BASKET_ERRORS,
  }),
  /**
   * Books the sale: lines, tenders, points, receipt number, event log and print job in one
   * transaction. The same `requestId` again returns the first reply. `expectedTotalMinor` is
   * what the cashier saw: a price that changed meanwhile is refused, not charged.
   */
  'sales.complete': call({
    lane: 'write',
    access: SELLERS,
    input: basket.extend({
      requestId,
      expectedTotalMinor: amountMinor,
      approvalId: z.uuid().nullable().default(null),
    }),
    output: saleOutcome,
    errors: [
      ...BASKET_ERRORS,
      'sales.empty',
      'sales.totalChanged',
      'coupons.notTaken',
      'sales.notPaid',
      'sales.overpaid',
      'loyalty.notEnoughPoints',
      'loyalty.redemptionNotAllowed',
      'members.frozen',
      'sales.pointsNeedMember',
      'sales.reasonMissing',
      'sales.approvalNeeded',
      'shift.notOpen',
    ],
  }),
  'sales.receipt': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ saleId: rowId }),
    output: receipt,
    errors: ['sales.unknown'],
  }),
  /**
   * Receipts of this till, the last booked first; filters narrow them. `number`: a whole receipt
   * number or how it starts, its running number with or without zeros, or its day's digits. An
   * amount without day or member looks at the last 92 days.
   */
  'sales.recent': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({
      ...pageRequest,
      number: z.string().max(64).default(''),
      day: businessDay.nullable().default(null),
      memberId: rowId.nullable().default(null),
      amountMinor: signedMinor.nullable().default(null),
    }),
    output: z.object({
      rows: z.array(purchase.extend({ memberName: z.string().nullable() })),
      nextCursor: z.string().nullable(),
    }),
    errors: [],
  }),
  /** Whether the payment with this key was booked: the way to know after an unknown outcome. */
  'sales.wasBooked': call({
    lane: 'read',
    access: SELLERS,
    input: z.strictObject({ requestId }),
    output: z.object({ isBooked: z.boolean() }),
    errors: [],
  }),
  'sales.draft': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({}),
    output: draft.nullable(),
    errors: [],
  }),
  /** Keeps the basket in progress; `null` when it was paid or given up. */
  'sales.saveDraft': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ draft: draft.nullable() }),
    output: z.null(),
    errors: [],
  }),
  /**
   * Puts the basket aside (挂单) and clears the draft, in one step. Without a name it has the
   * member's, or the time of day.
   */
  'sales.hold': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId, name: personText(40).default(''), draft }),
    output: heldBasket,
    errors: ['sales.empty', 'sales.paymentOpen', 'sales.tooManyHeld'],
  }),
  /** The baskets that wait, oldest first. */
  'sales.held': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({}),
    output: z.array(heldBasket),
    errors: [],
  }),
  /** Makes a basket that waits the draft again (取单), in one step; a draft in progress stays. */
  'sales.resume': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId, heldId: rowId }),
    output: draft,
    errors: ['sales.heldUnknown', 'sales.draftInTheWay'],
  }),
  /** Gives up a basket that waits; the log says who and why. */
  'sales.discardHeld': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId, heldId: rowId, reason: givenReason }),
    output: z.null(),
    errors: ['sales.heldUnknown'],
  }),
  /** Gives up the basket in progress and its draft; the log says who and why. */
  'sales.voidBasket': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId, draft, reason: givenReason }),
    output: z.null(),
    errors: ['sales.empty', 'sales.paymentOpen'],
  }),
  /**
   * Gives a sale without a member to the member who brings its receipt: it earns what it would
   * have earned on its day at the member's tier of today, once.
   */
  'sales.claim': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId, saleId: rowId, memberId: rowId }),
    output: z.object({
      saleId: rowId,
      receiptNo: z.string(),
      memberId: rowId,
      memberName: z.string(),
      pointsEarned: points,
      /** Below nothing when points of a return are still owed. */
      balanceAfter: signedPoints,
    }),
    errors: [
      'sales.unknown',
      'members.unknown',
      'sales.notClaimable',
      'sales.alreadyClaimed',
      'sales.claimTooLate',
      'sales.amountTooLarge',
    ],
  }),
};
