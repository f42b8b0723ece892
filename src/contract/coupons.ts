import { z } from 'zod';
import { tier } from './members.ts';
import { amountMinor, businessDay, personText, rowId, utcMs } from './primitives.ts';
import { lineConditions, timeOfDay } from './programme.ts';

export type { Tier } from './members.ts';

/** At most so many coupons in one basket. */
export const MAX_COUPONS_IN_BASKET = 10;

/** At most so many slips without a name in one go, and as many on one strip of paper. */
export const MAX_SLIPS = 200;

/**
 * A coupon's code: 16 digits. `98` begins a code that everybody may use, `99` one that is used
 * once; thirteen digits that cannot be guessed and their Luhn check digit follow.
 */
export const couponCode = z.string().regex(/^9[89]\d{14}$/u);

/** What a coupon takes off the goods it is for. More than they cost takes off all they cost. */
const benefit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('amount'), amountMinor: amountMinor.positive() }),
  z.strictObject({
    kind: z.literal('percent'),
    /** Hundredths of a percent. */
    basisPoints: z.int().min(1).max(10_000),
    /** The most it takes off; null = no limit. */
    maximumMinor: amountMinor.positive().nullable().default(null),
  }),
  /** The cheapest piece of the goods it is for costs nothing. */
  z.strictObject({ kind: z.literal('freeItem') }),
]);

/** When a code is good: between two days, both included, or from its issue on for so many days. */
const validity = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), fromDay: businessDay, toDay: businessDay }),
  z.strictObject({ kind: z.literal('afterIssue'), days: z.int().min(1).max(3660) }),
]);

/**
 * What gives a member a coupon by itself, once an occasion: a birthday that comes in so many days,
 * a tier that was reached, the first purchase, enrolment, so many months without a purchase.
 */
const trigger = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('birthday'), daysBefore: z.int().min(0).max(60) }),
  z.strictObject({ kind: z.literal('tierReached'), tiers: z.array(tier).min(1).max(4) }),
  z.strictObject({ kind: z.literal('firstPurchase') }),
  z.strictObject({ kind: z.literal('enrolment') }),
  z.strictObject({ kind: z.literal('lapse'), months: z.int().min(1).max(120) }),
]);
export type CouponTrigger = z.infer<typeof trigger>;
export const TRIGGER_KINDS = [
  'birthday',
  'tierReached',
  'firstPurchase',
  'enrolment',
  'lapse',
] as const;

/**
 * Who holds the codes. `personal`: each belongs to a member and is used once. `bearer`: used once
 * by whoever brings the slip. `public`: one code for everybody.
 */
export const CODE_KINDS = ['personal', 'bearer', 'public'] as const;

/** What a coupon is: kept as JSON with its campaign, and never changed once that is active. */
export const couponTerms = z.strictObject({
  schema: z.literal(1),
  benefit,
  /** The goods it is for; all lists empty = everything. */
  appliesTo: lineConditions.prefault({}),
  /** What those goods must come to, after the lines' own discounts. */
  minimumMinor: amountMinor.default(0),
  /** False = goods sold below their regular price are left out. */
  withSpecialOffers: z.boolean().default(true),
  /** Members of these tiers; none = everybody. */
  tiers: z.array(tier).max(4).default([]),
  /** Days of the business week, 1 = Monday to 7 = Sunday; none = every day. */
  weekdays: z.array(z.int().min(1).max(7)).max(7).default([]),
  /** From inclusive, to exclusive; `to` before `from` goes over midnight. */
  hours: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable().default(null),
  validity,
  codes: z.enum(CODE_KINDS),
  /** Of a public code: how often it may be used in all. Of the others: how many are given out. */
  totalLimit: z.int().positive().max(10_000_000).nullable().default(null),
  /** How often one member may use coupons of the campaign, and gets one. */
  perMemberLimit: z.int().positive().max(1000).nullable().default(null),
  /**
   * `alone`: with no other coupon. `others`: with those of other campaigns, one of its own.
   * `any`: also several of the same campaign.
   */
  stacking: z.enum(['alone', 'others', 'any']).default('others'),
  /** Whether it may take goods below their floor price without a second person's consent. */
  mayGoBelowFloor: z.boolean().default(false),
  /** Printed on the slip and below the coupon on receipts. */
  receiptText: personText(120).default(''),
  trigger: trigger.nullable().default(null),
});
export type CouponTerms = z.infer<typeof couponTerms>;

/** What contradicts itself in a coupon's terms; each has its message. */
export const TERMS_PROBLEMS = [
  'nameMissing',
  /** Its last day lies before its first. */
  'daysBackwards',
  /** Its last day has passed. */
  'daysPassed',
  /** It takes off more than the goods must come to. */
  'worthMoreThanMinimum',
  /** Only personal coupons are given by an event. */
  'triggerNeedsPersonal',
  /** A code for everybody is not issued, so its days must be fixed. */
  'publicNeedsDays',
  /** A limit a member needs a member: bearer slips have none. */
  'limitNeedsMember',
  'hoursEmpty',
] as const;
export type TermsProblem = (typeof TERMS_PROBLEMS)[number];

export const CAMPAIGN_STATES = ['draft', 'active', 'ended'] as const;

/** What became of a campaign so far. */
const campaignFigures = z.object({
  /** Codes given out; 1 for a public code. */
  issued: z.int().min(0),
  /** How often one was used and not given back. */
  redeemed: z.int().min(0),
  /** What that took off. */
  costMinor: amountMinor,
  /** Codes that lapsed unused. */
  expired: z.int().min(0),
});

export const campaignRow = z.object({
  id: rowId,
  name: z.string(),
  state: z.enum(CAMPAIGN_STATES),
  terms: couponTerms,
  publicCode: couponCode.nullable(),
  version: z.int().positive(),
  createdAt: utcMs,
  activatedAt: utcMs.nullable(),
  endedAt: utcMs.nullable(),
  /** False = codes that were given out stay good until they lapse, though the campaign ended. */
  isVoid: z.boolean(),
  figures: campaignFigures,
});
export type CampaignRow = z.infer<typeof campaignRow>;

/** To whom coupons go: all that is named must hold. */
export const couponSegment = z.strictObject({
  tag: z.string().max(24).nullable().default(null),
  tier: tier.nullable().default(null),
  /** Leaves out who wants no contact. */
  onlyContactable: z.boolean().default(true),
});
export type CouponSegment = z.infer<typeof couponSegment>;

/** A run that gives coupons to many: it goes on by itself after a restart until it is done. */
export const couponIssue = z.object({
  id: rowId,
  campaignId: rowId,
  segment: couponSegment,
  state: z.enum(['running', 'done', 'cancelled']),
  /** Members looked at so far, of about `total`. */
  looked: z.int().min(0),
  total: z.int().min(0),
  issued: z.int().min(0),
  /** Members who had as many as they may have. */
  skipped: z.int().min(0),
  startedAt: utcMs,
});
export type CouponIssue = z.infer<typeof couponIssue>;

/** What a code is today. */
export const COUPON_STATES = ['usable', 'coming', 'used', 'expired', 'void'] as const;
export type CouponState = (typeof COUPON_STATES)[number];

export const couponRow = z.object({
  id: rowId,
  code: couponCode,
  name: z.string(),
  state: z.enum(COUPON_STATES),
  member: z.object({ id: rowId, name: z.string(), cardNo: z.string() }).nullable(),
  issuedAt: utcMs,
  validFrom: businessDay,
  /** Its last day. */
  validTo: businessDay,
  /** Where a single-use code was used. */
  used: z.object({ saleId: rowId, receiptNo: z.string(), at: utcMs }).nullable(),
});
export type CouponRow = z.infer<typeof couponRow>;

/** Why a coupon of a basket takes nothing off. */
export const COUPON_REASONS = [
  /** This till knows no such code. */
  'unknown',
  /** The code is not complete or mistyped. */
  'wrongCheckDigit',
  'draft',
  'ended',
  'coming',
  'expired',
  'used',
  'usedUp',
  'memberLimit',
  'needsMember',
  'otherMember',
  'tier',
  'weekday',
  'hours',
  'noGoods',
  'onlyOffers',
  'tooLittle',
  'notTogether',
  'oneOfAKind',
  /** Other coupons took everything off already. */
  'nothingLeft',
] as const;
export type CouponReason = (typeof COUPON_REASONS)[number];

/** A coupon of a basket worked out. */
export const basketCoupon = z.object({
  code: z.string(),
  /** Empty for a code that nobody knows. */
  name: z.string(),
  /** What it takes off; 0 with a `reason`. */
  discountMinor: amountMinor,
  reason: z.enum(COUPON_REASONS).nullable(),
  /** What the reason's words need: an amount, a day, a receipt number, another coupon's name. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
});
export type BasketCoupon = z.infer<typeof basketCoupon>;
