import { z } from 'zod';
import { productHit } from './catalog.ts';
import { memberHit } from './members.ts';
import { amountMinor, businessDay, quantityMilli, rowId, utcMs } from './primitives.ts';
import { VOUCHER_STATES } from './vouchers.ts';

/** Where a code was scanned: at the payment a payment code comes first (DOMAIN, Sales). */
export const SCAN_PLACES = ['counter', 'payment'] as const;

/** Why nobody knows a code. */
export const UNKNOWN_REASONS = [
  'notKnown',
  'wrongCheckDigit',
  'tooLong',
  'unreadable',
  'empty',
  /** An in-store label whose value and that value's check digit do not fit. */
  'wrongValueCheck',
  /** A right in-store label of a product nobody has. */
  'labelNotKnown',
  /** A weight on the label of a product that is sold by the piece. */
  'notByWeight',
  /** A case of a product that is known, without a code of its own on file. */
  'case',
  /** A coupon of a maker's: another company's. */
  'coupon',
  /** A coupon that this till did not give out. */
  'couponElsewhere',
  /** A receipt of another store or till; a voucher that this till did not give out. */
  'receiptElsewhere',
  'voucherElsewhere',
  /** A GS1 code that breaks its own rules: damaged, or made wrongly. */
  'gs1Wrong',
  /** A GS1 code of no goods: a pallet's, a place's, a payment slip's. */
  'gs1NotGoods',
  /** A price in another currency than the till's. */
  'foreignPrice',
  /** Goods whose last day is past, where the store refuses them. */
  'expired',
  /** A member's QR code: past its time; not signed by the store; not signed at all. */
  'memberCodeExpired',
  'memberCodeForged',
  'memberCodeUnsigned',
] as const;

/** What a scanned or typed code turned out to be (DOMAIN, scan routing). */
export const scanMeaning = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), hit: memberHit }),
  /** A card that was replaced or reported lost: refused, with whose it was and the card now. */
  z.object({
    kind: z.literal('oldCard'),
    hit: memberHit,
    shown: z.string(),
    state: z.enum(['replaced', 'lost']),
    at: utcMs,
    cardNo: z.string(),
  }),
  z.object({
    kind: z.literal('product'),
    product: productHit,
    /** What the code says of the quantity: a weighed label, a case; null = one. */
    quantityMilli: quantityMilli.nullable(),
    /** What a label says of the price, for the basket's line; null = the price on file. */
    price: z.object({ unitPriceMinor: amountMinor, source: z.literal('label') }).nullable(),
    /** What a GS1 code says of this very piece; absent = no GS1 code, or nothing but its number. */
    details: z
      .object({
        batch: z.string().nullable(),
        serial: z.string().nullable(),
        producedOn: businessDay.nullable(),
        bestBefore: businessDay.nullable(),
        expiresOn: businessDay.nullable(),
        /** Best before that day, and it is past: it may be sold. */
        isPastBest: z.boolean(),
        /** Its last day is past, and the store sells it after a warning. */
        isExpired: z.boolean(),
      })
      .optional(),
  }),
  z.object({ kind: z.literal('receipt'), saleId: rowId, receiptNo: z.string() }),
  z.object({
    kind: z.literal('voucher'),
    code: z.string(),
    balanceMinor: amountMinor,
    state: z.enum(VOUCHER_STATES),
    expiresOn: businessDay.nullable(),
  }),
  /** A coupon of this store: the basket says whether it is taken. */
  z.object({ kind: z.literal('coupon'), code: z.string(), name: z.string() }),
  /**
   * A payment code of a customer's wallet. At the payment it is the reference of a wallet tender;
   * elsewhere it is named and nothing is booked.
   */
  z.object({
    kind: z.literal('payment'),
    wallet: z.enum(['alipay', 'wechat']),
    code: z.string(),
    shown: z.string(),
  }),
  /** A mobile number nobody has: enrol, prefilled. */
  z.object({ kind: z.literal('newPhone'), phone: z.string() }),
  /** A right card of this store that nobody has: enrol, prefilled. */
  z.object({ kind: z.literal('newCard'), cardNo: z.string() }),
  z.object({
    kind: z.literal('unknown'),
    /** The code made visible: controls as symbols, cut to 80 characters. */
    shown: z.string(),
    reason: z.enum(UNKNOWN_REASONS),
    /** With `wrongCheckDigit` and `wrongValueCheck`: the digit that would have been right. */
    expectedDigit: z.int().min(0).max(9).optional(),
    /** With `case`, `notByWeight`, `foreignPrice` and `expired`: the product it is about. */
    productName: z.string().optional(),
    /** With `gs1Wrong`: the application identifier at which it breaks. */
    ai: z.string().optional(),
    /** With `expired`: the last day. */
    day: businessDay.optional(),
  }),
]);
export type ScanMeaning = z.infer<typeof scanMeaning>;
