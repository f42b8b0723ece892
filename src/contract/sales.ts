import { z } from 'zod';
import { call, SELLERS, STAFF } from './call.ts';
import { productHit } from './catalog.ts';
import { earningBreakdown, redemptionQuote } from './loyalty.ts';
import { purchase, tier } from './members.ts';
import {
  amountMinor,
  businessDay,
  pageRequest,
  personText,
  points,
  quantityMilli,
  requestId,
  rowId,
  signedMinor,
  signedPoints,
  utcMs,
} from './primitives.ts';
import { SCAN_PLACES, scanMeaning } from './scans.ts';

export type { ScanMeaning } from './scans.ts';

/** At most this many lines in one basket. */
export const MAX_LINES = 500;

/** Why a person did something to a sale, in words: kept with it, needed when it is booked. */
const reason = personText(120).default('');

/**
 * A price other than the one on file, a unit. `manual`: a person decided it (needs approval and a
 * reason). `label`: a scanned label says it.
 */
export const linePrice = z.strictObject({
  unitPriceMinor: amountMinor,
  source: z.enum(['manual', 'label']),
  reason,
});
export type LinePrice = z.infer<typeof linePrice>;

/** A discount on a line or on the basket; more than there is takes off all there is. */
export const discount = z.discriminatedUnion('kind', [
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
export const basketLine = z.strictObject({
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
export const tender = z.discriminatedUnion('kind', [
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
  tenders: z.array(tender).max(10),
});
export type Basket = z.infer<typeof basket>;

/** What a basket says beside lines, member and tenders when nobody decided anything. */
export const NOTHING_DECIDED = { discount: null, roundToMinor: null, note: '' } as const;

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
export const pricedLine = z.object({
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
  /** The line's share of the basket's discount and rounding. */
  sharedDiscountMinor: amountMinor,
  /** What the line costs after all. The lines' totals add up to the basket's. */
  totalMinor: amountMinor,
  taxMinor: amountMinor,
  note: z.string(),
});
export type PricedLine = z.infer<typeof pricedLine>;

/** A second person must agree: to a manual price, a large discount, a price below the floor. */
export const approvalNeed = z.object({
  kind: z.enum(['price', 'discount', 'belowFloor']),
  /** Null = the basket as a whole. */
  lineNo: z.int().positive().nullable(),
});
export type ApprovalNeed = z.infer<typeof approvalNeed>;

/**
 * A basket worked out: the screen shows these numbers and computes none.
 * `subtotalMinor − basketDiscountMinor − roundingMinor = totalMinor`.
 */
export const saleQuote = z.object({
  lines: z.array(pricedLine),
  itemCount: z.int().min(0),
  /** The sum of the lines' subtotals. */
  subtotalMinor: amountMinor,
  basketDiscountMinor: amountMinor,
  /** What the rounding down takes off (抹零). */
  roundingMinor: amountMinor,
  /** All discounts together, of lines and basket; the rounding is not one of them. */
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
  earning: earningBreakdown.nullable(),
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
      /** What the line shows: before its share of the basket's discount and rounding. */
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
  /** The sum of the lines' subtotals; less basket discount and rounding it is the total. */
  subtotalMinor: signedMinor,
  basketDiscountMinor: signedMinor,
  discountReason: z.string(),
  roundingMinor: signedMinor,
  /** All discounts together; the rounding is not one of them. */
  discountMinor: signedMinor,
  totalMinor: signedMinor,
  taxMinor: signedMinor,
  note: z.string(),
  /** The last day on which a member may claim this sale; null = it has one, or cannot be. */
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
