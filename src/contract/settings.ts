import { z } from 'zod';
import { call, MANAGERS, STAFF } from './call.ts';
import { isLabelRule } from './kernel/label-code.ts';
import { amountMinor, personText, points, requestId } from './primitives.ts';
import { referralRules } from './referral.ts';
import { TAX_MODES } from './sales.ts';

/** How sales and returns are handled in this store. */
const salesSettings = z.strictObject({
  /** Tax is rounded once per line, or once per rate and then shared by the lines. */
  taxMode: z.enum(TAX_MODES).default('line'),
  /** What the total may be rounded down to (抹零), smallest first; none = no such button. */
  roundToMinor: z.array(amountMinor.positive()).max(4).default([10, 100]),
  /** The largest discount a cashier gives without approval, in hundredths of a percent. */
  cashierDiscountBp: z.int().min(0).max(10_000).default(1000),
  /** A sale without a member can be claimed by one for so many days. */
  claimDays: z.int().min(0).max(366).default(7),
});

/** How goods come back (DOMAIN, Points: returns). */
const returnSettings = z.strictObject({
  /** Returns are taken for so many days after the sale; later ones need approval. */
  days: z.int().min(0).max(3660).default(30),
  /** Where refunds go: to the tenders of the sale, or always to one kind. */
  refundTo: z.enum(['original', 'cash', 'voucher']).default('original'),
  /** When points to take back are spent: refund less, let the balance go below zero, or waive. */
  clawback: z.enum(['deduct', 'negative', 'waive']).default('deduct'),
  /** Redeemed points that lapsed meanwhile come back for so many days. */
  graceDays: z.int().min(0).max(366).default(30),
  /** Whether every return needs a second person, also one with receipt and within its days. */
  alwaysAsks: z.boolean().default(false),
  /** Coupons of a sale go back to the customer when all of it came back and they are still good. */
  givesCouponsBack: z.boolean().default(true),
  /** A voucher pays until the end of the month so many months on; 0 = for ever. */
  voucherMonths: z.int().min(0).max(120).default(12),
});

const shiftSettings = z.strictObject({
  /** Whether a shift must be opened with its float before the first sale. */
  isRequired: z.boolean().default(false),
});

/** What every receipt says beside the sale. */
const receiptSettings = z.strictObject({
  /** The store's name on receipts; empty = the name it was set up with. */
  storeName: personText(80).default(''),
  headerLines: z.array(z.string().max(48)).max(6).default([]),
  footerLines: z.array(z.string().max(48)).max(6).default([]),
  showsTax: z.boolean().default(true),
  /** The code that finds the receipt again. */
  showsCode: z.boolean().default(true),
});

/**
 * How an in-store code is read (DOMAIN, Sales): after `prefix` come `itemDigits` that name the
 * product, then, with `hasValueCheck`, one check digit of the value, then `valueDigits` of a
 * weight or price with `valueDecimals`, then the code's own check digit.
 */
const codePrefix = z
  .strictObject({
    prefix: z.string().regex(/^\d{1,4}$/),
    holds: z.enum(['weight', 'price', 'item']),
    itemDigits: z.int().min(1).max(10),
    valueDigits: z.int().min(0).max(6),
    valueDecimals: z.int().min(0).max(4),
    hasValueCheck: z.boolean().default(false),
  })
  .refine(isLabelRule, { error: 'A label needs twelve digits before its check digit' });
export type CodePrefix = z.infer<typeof codePrefix>;

/** Which texts are member cards: `length` characters that start with `prefix`. */
const cardPrefix = z.strictObject({
  prefix: z.string().regex(/^[0-9A-Z]{1,8}$/),
  length: z.int().min(4).max(32),
  hasLuhn: z.boolean(),
});
export type CardPrefix = z.infer<typeof cardPrefix>;

/** Cards from one number to another, both included, of the same length. */
const cardRange = z
  .strictObject({
    from: z.string().regex(/^[0-9A-Z]{4,32}$/),
    to: z.string().regex(/^[0-9A-Z]{4,32}$/),
  })
  .refine(({ from, to }) => from.length === to.length && from <= to, {
    error: 'A range goes up, and its numbers have one length',
  });

const codeSettings = z.strictObject({
  prefixes: z
    .array(codePrefix)
    .max(40)
    .default([
      {
        prefix: '21',
        holds: 'weight',
        itemDigits: 5,
        valueDigits: 5,
        valueDecimals: 3,
        hasValueCheck: false,
      },
      {
        prefix: '22',
        holds: 'price',
        itemDigits: 5,
        valueDigits: 5,
        valueDecimals: 2,
        hasValueCheck: false,
      },
    ]),
  /** Goods whose GS1 code says that their last day is past: refused, or sold after a warning. */
  expiredGoods: z.enum(['refuse', 'warn']).default('refuse'),
  /** 18-digit scale codes: prefix, PLU 5, amount 5 (2 decimals), weight 5 (3 decimals), check. */
  scalePrefixes: z
    .array(z.string().regex(/^\d{2}$/))
    .max(10)
    .default(['26']),
  cards: z
    .array(cardPrefix)
    .max(40)
    .default([{ prefix: '88', length: 10, hasLuhn: true }]),
  /** Numbers given out before the table of cards: taken as they are. */
  legacyCards: z.array(cardRange).max(40).default([]),
  /** QR codes of members: `GM1:card`, or signed as `GM1:card:expires:signature`. */
  memberCode: z
    .strictObject({
      acceptsUnsigned: z.boolean().default(true),
      /** Ed25519, 32 bytes in base64url, of whoever signs; empty = nobody does. */
      publicKey: z
        .string()
        .regex(/^([A-Za-z0-9_-]{43})?$/)
        .default(''),
    })
    .prefault({}),
});

/** A field of the store's own on every member (size, skin, shade …); no options = free text. */
const memberField = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9]{0,15}$/),
  label: z.string().min(1).max(24),
  options: z.array(z.string().min(1).max(40)).max(40).default([]),
});
export type MemberField = z.infer<typeof memberField>;

const memberSettings = z.strictObject({
  /** Tags that are offered; others may be typed. */
  tags: z.array(z.string().min(1).max(24)).max(60).default([]),
  fields: z.array(memberField).max(12).default([]),
  /** Names the text members agree to; kept with every consent. */
  consentVersion: z.string().min(1).max(16).default('1'),
});

/** How points are valued in the books. */
const liabilitySettings = z.strictObject({
  /** The share of earned points that is redeemed in the end; null = by the shop's own history. */
  redemptionBp: z.int().min(0).max(10_000).nullable().default(null),
});

/** Limits of what is done to points by hand; beyond them nobody does it, approved or not. */
const pointsSettings = z.strictObject({
  /** The most points given or taken in one correction. */
  maxAdjust: points.default(100_000),
  /** Whether members may give points to each other, and how many at once. */
  allowsTransfers: z.boolean().default(true),
  maxTransfer: points.default(100_000),
  /** How many members one household may have. */
  householdMembers: z.int().min(2).max(50).default(8),
});

/** Everything a manager may set for the store; each part has its defaults. */
export const settings = z.strictObject({
  sales: salesSettings.prefault({}),
  returns: returnSettings.prefault({}),
  shift: shiftSettings.prefault({}),
  receipt: receiptSettings.prefault({}),
  codes: codeSettings.prefault({}),
  members: memberSettings.prefault({}),
  referral: referralRules.prefault({}),
  liability: liabilitySettings.prefault({}),
  points: pointsSettings.prefault({}),
});
export type Settings = z.infer<typeof settings>;
export type ReceiptSettings = Settings['receipt'];
export const SETTINGS_PARTS = [
  'sales',
  'returns',
  'shift',
  'receipt',
  'codes',
  'members',
  'liability',
  'referral',
  'points',
] as const;

export const settingsCalls = {
  'settings.read': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({}),
    output: settings,
    errors: [],
  }),
  /** A sample receipt with these wishes, as the receipt printer would print it, as an SVG image. */
  'settings.previewReceipt': call({
    lane: 'read',
    access: MANAGERS,
    input: z.strictObject({ receipt: receiptSettings }),
    output: z.object({ svg: z.string() }),
    errors: [],
  }),
  /** Replaces the named parts; what is not named stays. */
  'settings.save': call({
    lane: 'write',
    access: MANAGERS,
    input: z.strictObject({
      requestId,
      sales: salesSettings.optional(),
      returns: returnSettings.optional(),
      shift: shiftSettings.optional(),
      receipt: receiptSettings.optional(),
      codes: codeSettings.optional(),
      members: memberSettings.optional(),
      referral: referralRules.optional(),
      liability: liabilitySettings.optional(),
      points: pointsSettings.optional(),
    }),
    output: settings,
    errors: [],
  }),
};
