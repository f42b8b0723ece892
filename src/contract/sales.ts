import { z } from 'zod';
import { call, SELLERS, STAFF } from './call.ts';
import { productHit } from './catalog.ts';
import { earningBreakdown, redemptionQuote } from './loyalty.ts';
import { memberHit, purchase, tier } from './members.ts';
import {
  amountMinor,
  businessDay,
  pageRequest,
  points,
  quantityMilli,
  requestId,
  rowId,
  signedMinor,
  signedPoints,
  utcMs,
} from './primitives.ts';

/** At most this many lines in one basket. */
export const MAX_LINES = 500;

/** One line of a basket as the screen holds it. Prices are the store's business. */
export const basketLine = z.strictObject({
  productId: rowId,
  quantityMilli,
});
export type BasketLine = z.infer<typeof basketLine>;

/**
 * How a sale is paid. `cash` is what the customer hands over (more than due gives change),
 * `card` what the terminal was charged, `points` how many points are redeemed.
 */
export const tender = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cash'), amountMinor: amountMinor.positive() }),
  z.strictObject({
    kind: z.literal('card'),
    amountMinor: amountMinor.positive(),
    reference: z.string().max(64).default(''),
  }),
  z.strictObject({ kind: z.literal('points'), points: points.positive() }),
]);
export type Tender = z.infer<typeof tender>;

export const basket = z.strictObject({
  lines: z.array(basketLine).max(MAX_LINES),
  memberId: rowId.nullable(),
  tenders: z.array(tender).max(10),
});
export type Basket = z.infer<typeof basket>;

/** A line with everything the screen shows of it. */
export const pricedLine = z.object({
  lineNo: z.int().positive(),
  productId: rowId,
  name: z.string(),
  barcode: z.string().nullable(),
  counterName: z.string(),
  unit: productHit.shape.unit,
  quantityMilli,
  unitPriceMinor: amountMinor,
  totalMinor: amountMinor,
  taxMinor: amountMinor,
});
export type PricedLine = z.infer<typeof pricedLine>;

/** A basket worked out: the screen shows these numbers and computes none. */
export const saleQuote = z.object({
  lines: z.array(pricedLine),
  itemCount: z.int().min(0),
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
  balanceBefore: points.nullable(),
  balanceAfter: points.nullable(),
  redemption: redemptionQuote.nullable(),
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
  balanceAfter: points.nullable(),
  completedAt: utcMs,
});
export type SaleOutcome = z.infer<typeof saleOutcome>;

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
      unitPriceMinor: amountMinor,
      totalMinor: signedMinor,
      taxMinor: signedMinor,
      pointsEarned: signedPoints,
    }),
  ),
  tenders: z.array(
    z.object({
      kind: z.enum(['cash', 'card', 'points']),
      amountMinor: signedMinor,
      points: signedPoints,
      handedMinor: signedMinor,
      changeMinor: amountMinor,
      reference: z.string(),
    }),
  ),
  totalMinor: signedMinor,
  taxMinor: signedMinor,
  changeMinor: amountMinor,
  pointsEarned: signedPoints,
  pointsRedeemed: signedPoints,
  balanceAfter: points.nullable(),
  print: z.object({ jobId: rowId, state: z.string() }).nullable(),
});
export type Receipt = z.infer<typeof receipt>;

/** What a scanned or typed code turned out to be (DOMAIN, scan routing). */
export const scanMeaning = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), hit: memberHit }),
  z.object({ kind: z.literal('product'), product: productHit }),
  z.object({ kind: z.literal('receipt'), saleId: rowId, receiptNo: z.string() }),
  /** A mobile number nobody has: enrol, prefilled. */
  z.object({ kind: z.literal('newPhone'), phone: z.string() }),
  z.object({
    kind: z.literal('unknown'),
    /** The code made visible: controls as symbols, cut to 80 characters. */
    shown: z.string(),
    reason: z.enum(['notKnown', 'wrongCheckDigit', 'tooLong', 'unreadable', 'empty']),
    /** With `wrongCheckDigit`: the digit that would have been right. */
    expectedDigit: z.int().min(0).max(9).optional(),
  }),
]);
export type ScanMeaning = z.infer<typeof scanMeaning>;

/** The basket in progress, kept in the store so that lock, crash and power loss lose nothing. */
export const draft = z.strictObject({
  lines: z.array(basketLine).max(MAX_LINES),
  memberId: rowId.nullable(),
  /** The key of the payment in progress, if one was started: a retry must use the same. */
  paymentRequestId: requestId.nullable(),
  /** The tenders of that payment. */
  tenders: z.array(tender).max(10),
});
export type Draft = z.infer<typeof draft>;

const BASKET_ERRORS = [
  'sales.productUnknown',
  'sales.quantityNotWhole',
  'sales.amountTooLarge',
  'members.unknown',
] as const;

export const salesCalls = {
  /** Says what a code is: member card, phone, product, receipt number; never guesses. */
  'sales.readScan': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ code: z.string().max(16_384) }),
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
    input: basket.extend({ requestId, expectedTotalMinor: amountMinor }),
    output: saleOutcome,
    errors: [
      ...BASKET_ERRORS,
      'sales.empty',
      'sales.totalChanged',
      'sales.notPaid',
      'sales.overpaid',
      'loyalty.notEnoughPoints',
      'loyalty.redemptionNotAllowed',
      'sales.pointsNeedMember',
    ],
  }),
  'sales.receipt': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ saleId: rowId }),
    output: receipt,
    errors: ['sales.unknown'],
  }),
  /** Receipts of this till, newest first. */
  'sales.recent': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ ...pageRequest }),
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
};
