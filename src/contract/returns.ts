import { z } from 'zod';
import { call, SELLERS, STAFF } from './call.ts';
import { productHit } from './catalog.ts';
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
import { MAX_LINES, TENDER_KINDS } from './sales.ts';
import { voucherCode } from './vouchers.ts';

/** Why goods come back. `void`: the sale itself was a mistake, within its shift. */
export const RETURN_REASONS = [
  'unwanted',
  'size',
  'defective',
  'different',
  'priceError',
  'other',
  'void',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** Where a refund goes: back to the tenders of the sale, into the hand, or into a voucher. */
export const REFUND_TARGETS = ['original', 'cash', 'voucher'] as const;
export type RefundTarget = (typeof REFUND_TARGETS)[number];

/** Why a return needs a second person's consent. */
export const RETURN_APPROVALS = [
  /** The store asks for every return. */
  'always',
  /** The days in which goods are taken back are over. */
  'late',
  /** There is no receipt. */
  'noReceipt',
  /** The refund goes elsewhere than the store says. */
  'refundTo',
  /** Points that should come back are given up. */
  'waivedPoints',
] as const;
export type ReturnApproval = (typeof RETURN_APPROVALS)[number];

/** What of a sold line can still come back. */
export const returnableLine = z.object({
  lineNo: z.int().positive(),
  productId: rowId,
  name: z.string(),
  barcode: z.string().nullable(),
  counterName: z.string(),
  unit: productHit.shape.unit,
  quantityMilli,
  returnedMilli: z.int().min(0),
  leftMilli: z.int().min(0),
  /** What the line cost after all discounts, and what is left of that. */
  totalMinor: amountMinor,
  leftMinor: amountMinor,
});
export type ReturnableLine = z.infer<typeof returnableLine>;

/** A sale as the return dialog shows it. */
export const returnableSale = z.object({
  saleId: rowId,
  receiptNo: z.string(),
  completedAt: utcMs,
  staffName: z.string(),
  member: z.object({ id: rowId, name: z.string() }).nullable(),
  totalMinor: amountMinor,
  /** What came back so far, points that paid included. */
  returnedMinor: amountMinor,
  lines: z.array(returnableLine),
  tenders: z.array(z.object({ kind: z.enum(TENDER_KINDS), amountMinor, reference: z.string() })),
  returns: z.array(
    z.object({ saleId: rowId, receiptNo: z.string(), completedAt: utcMs, totalMinor: amountMinor }),
  ),
  /** Last day on which the store takes it back without asking. */
  lastDay: businessDay,
  isLate: z.boolean(),
  /** Nothing came back yet, and its shift is still open: it can be voided. */
  isVoidable: z.boolean(),
});
export type ReturnableSale = z.infer<typeof returnableSale>;

const returnedGoods = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('receipt'),
    saleId: rowId,
    lines: z
      .array(z.strictObject({ lineNo: z.int().positive(), quantityMilli }))
      .min(1)
      .max(MAX_LINES),
  }),
  z.strictObject({
    kind: z.literal('noReceipt'),
    lines: z
      .array(
        z.strictObject({
          productId: rowId,
          quantityMilli,
          /** What the customer gets for one, at most what it costs today. */
          unitPriceMinor: amountMinor.positive(),
        }),
      )
      .min(1)
      .max(50),
  }),
]);

/** Goods that come back, and where the refund is to go. */
export const returnRequest = z.strictObject({
  goods: returnedGoods,
  reason: z.enum(RETURN_REASONS),
  note: personText(200).default(''),
  /** Null = as the store's settings say. */
  refundTo: z.enum(REFUND_TARGETS).nullable().default(null),
});
export type ReturnRequest = z.infer<typeof returnRequest>;

/** By what a refund is given. */
export const REFUND_KINDS = ['cash', 'card', 'wallet', 'voucher', 'points'] as const;

/** What one tender gives back. */
export const refund = z.object({
  kind: z.enum(REFUND_KINDS),
  amountMinor,
  reference: z.string(),
  /** Of `points`: how many are given back, or how many a refund pays for. */
  points,
});
export type Refund = z.infer<typeof refund>;

/** What a return does to a member's points (DOMAIN, Points). */
export const returnPoints = z.object({
  /** Earned points that should come back; the four below add up to it. */
  owed: points,
  taken: points,
  /** Left as a negative balance, which the next earning pays. */
  debt: points,
  /** Spent already: their worth is taken off the refund. */
  deducted: points,
  deductedMinor: amountMinor,
  waived: points,
  /** Redeemed points that go back, and until when each part counts. */
  restored: points,
  restoredLots: z.array(
    z.object({ points, expiresOn: businessDay.nullable(), isGrace: z.boolean() }),
  ),
  balanceBefore: signedPoints,
  balanceAfter: signedPoints,
});
export type ReturnPoints = z.infer<typeof returnPoints>;

/** A return worked out: the screen shows these numbers and computes none. */
export const returnQuote = z.object({
  lines: z.array(
    z.object({
      lineNo: z.int().positive(),
      name: z.string(),
      quantityMilli,
      totalMinor: amountMinor,
    }),
  ),
  totalMinor: amountMinor,
  taxMinor: amountMinor,
  /** What goes back as points. */
  pointsPaidMinor: amountMinor,
  /** Money that goes back: the total less points given back and points deducted. */
  refundMinor: amountMinor,
  refundTo: z.enum(REFUND_TARGETS),
  refunds: z.array(refund),
  points: returnPoints.nullable(),
  /** Coupons of the sale that the customer gets back with its last piece. */
  couponsBack: z.array(z.object({ code: z.string(), name: z.string() })),
  approvals: z.array(z.enum(RETURN_APPROVALS)),
  /** How many returns of the sale these figures know of; the completion compares. */
  returnsSeen: z.int().min(0),
});
export type ReturnQuote = z.infer<typeof returnQuote>;

/** What a completed return tells the cashier. */
export const returnOutcome = z.object({
  saleId: rowId,
  receiptNo: z.string(),
  totalMinor: amountMinor,
  refundMinor: amountMinor,
  refunds: z.array(refund),
  voucher: z
    .object({ code: voucherCode, amountMinor, expiresOn: businessDay.nullable() })
    .nullable(),
  memberName: z.string().nullable(),
  points: returnPoints.nullable(),
  couponsBack: z.array(z.object({ code: z.string(), name: z.string() })),
  completedAt: utcMs,
});
export type ReturnOutcome = z.infer<typeof returnOutcome>;

const RETURN_ERRORS = [
  'returns.unknown',
  'returns.isReturn',
  'returns.lineUnknown',
  'returns.lineTwice',
  'returns.tooMany',
  'returns.quantityNotWhole',
  'returns.notVoidable',
  'returns.priceTooHigh',
  'sales.productUnknown',
  'sales.amountTooLarge',
] as const;

export const returnsCalls = {
  /**
   * The sale of a receipt, by its number, its scanned code or its running number, with what can
   * still come back. A receipt of another store or till says so.
   */
  'returns.find': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({
      by: z.union([
        z.strictObject({ saleId: rowId }),
        z.strictObject({ code: z.string().max(200) }),
      ]),
    }),
    output: returnableSale,
    errors: ['returns.unknown', 'returns.isReturn', 'returns.otherStore', 'returns.otherTill'],
  }),
  /** Works a return out: amounts, tax, tenders, points, and who must agree. Changes nothing. */
  'returns.quote': call({
    lane: 'read',
    access: STAFF,
    input: returnRequest,
    output: returnQuote,
    errors: RETURN_ERRORS,
  }),
  /**
   * Books the return: lines, tenders, points, voucher, receipt number, event log and refund
   * receipt in one transaction. What the cashier saw is sent along: if another return of the same
   * sale was booked since, or the refund changed, nothing is booked.
   */
  'returns.complete': call({
    lane: 'write',
    access: SELLERS,
    input: returnRequest.extend({
      requestId,
      expectedRefundMinor: amountMinor,
      returnsSeen: z.int().min(0),
      /** The refund's voucher pays the next basket at once. */
      isExchange: z.boolean().default(false),
      approvalId: z.uuid().nullable().default(null),
    }),
    output: returnOutcome,
    errors: [
      ...RETURN_ERRORS,
      'returns.changed',
      'returns.approvalNeeded',
      'returns.reasonMissing',
      'shift.notOpen',
    ],
  }),
};
