import { z } from 'zod';
import { call, PLANNERS, STAFF } from './call.ts';
import { tier } from './members.ts';
import {
  amountMinor,
  businessDay,
  pageRequest,
  personText,
  requestId,
  rowId,
  utcMs,
} from './primitives.ts';
import { lineConditions, timeOfDay } from './programme.ts';
import { ruleTarget } from './programmes.ts';

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

const campaignKey = { requestId, campaignId: rowId };
const EDIT_ERRORS = ['coupons.unknown', 'coupons.changed', 'coupons.invalid'] as const;

export const couponsCalls = {
  /** All campaigns with their figures, the newest first. */
  'coupons.campaigns': call({
    lane: 'report',
    access: PLANNERS,
    input: z.strictObject({}),
    output: z.array(campaignRow),
    errors: [],
  }),
  /** The records that a campaign's terms name; those that are gone are missing. */
  'coupons.targets': call({
    lane: 'read',
    access: PLANNERS,
    input: z.strictObject({ campaignId: rowId }),
    output: z.array(ruleTarget),
    errors: ['coupons.unknown'],
  }),
  /** Adds a draft (`campaignId` null) or changes one; an active campaign is never changed. */
  'coupons.save': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({
      requestId,
      campaignId: rowId.nullable(),
      /** As it was shown; 0 for a new one. */
      version: z.int().min(0),
      name: personText(60),
      terms: couponTerms,
    }),
    output: z.object({ campaignId: rowId, version: z.int().positive() }),
    errors: [...EDIT_ERRORS, 'coupons.notDraft'],
  }),
  /** From here on codes are given out and used; a public code is made. */
  'coupons.activate': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({ ...campaignKey, version: z.int().positive() }),
    output: z.object({ publicCode: couponCode.nullable() }),
    errors: [...EDIT_ERRORS, 'coupons.notDraft'],
  }),
  /** Ends a campaign, or gives up a draft. `voidsCodes`: codes that are out are not taken any more. */
  'coupons.end': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({ ...campaignKey, voidsCodes: z.boolean().default(false) }),
    output: z.null(),
    errors: ['coupons.unknown', 'coupons.ended'],
  }),
  /** A draft with the terms of another campaign: the way to change one that is active. */
  'coupons.copy': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({ ...campaignKey, name: personText(60) }),
    output: z.object({ campaignId: rowId }),
    errors: ['coupons.unknown', 'coupons.invalid'],
  }),
  /** What the terms would take off a purchase of `amountMinor` of fitting goods, and what is wrong. */
  'coupons.preview': call({
    lane: 'read',
    access: PLANNERS,
    input: z.strictObject({ name: personText(60), terms: couponTerms, amountMinor }),
    output: z.object({
      problems: z.array(z.enum(TERMS_PROBLEMS)),
      discountMinor: amountMinor,
      isTooLittle: z.boolean(),
      /** The slip as the receipt printer prints it. */
      svg: z.string(),
    }),
    errors: [],
  }),
  /** One coupon for one member. */
  'coupons.issueToMember': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({ ...campaignKey, memberId: rowId }),
    output: z.object({ couponId: rowId, code: couponCode }),
    errors: [
      'coupons.unknown',
      'coupons.notActive',
      'coupons.notPersonal',
      'coupons.allIssued',
      'coupons.memberHasEnough',
      'members.unknown',
    ],
  }),
  /** Slips for whoever brings them. */
  'coupons.issueSlips': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({ ...campaignKey, count: z.int().min(1).max(MAX_SLIPS) }),
    output: z.object({ couponIds: z.array(rowId) }),
    errors: ['coupons.unknown', 'coupons.notActive', 'coupons.notBearer', 'coupons.allIssued'],
  }),
  /** How many members a segment has. */
  'coupons.countSegment': call({
    lane: 'report',
    access: PLANNERS,
    input: z.strictObject({ segment: couponSegment }),
    output: z.object({ members: z.int().min(0) }),
    errors: [],
  }),
  /** Begins to give coupons to a segment; `coupons.continueIssue` goes on. */
  'coupons.startIssue': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({ ...campaignKey, segment: couponSegment }),
    output: couponIssue,
    errors: [
      'coupons.unknown',
      'coupons.notActive',
      'coupons.notPersonal',
      'coupons.allIssued',
      'coupons.issueRunning',
    ],
  }),
  /** The next members of a run: some milliseconds' work, so that sales slip in between. */
  'coupons.continueIssue': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({ issueId: rowId }),
    output: couponIssue,
    errors: ['coupons.issueUnknown'],
  }),
  /** Stops a run; coupons that were given out stay. */
  'coupons.cancelIssue': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({ requestId, issueId: rowId }),
    output: couponIssue,
    errors: ['coupons.issueUnknown'],
  }),
  /** Runs of a campaign, the newest first. */
  'coupons.issues': call({
    lane: 'read',
    access: PLANNERS,
    input: z.strictObject({ campaignId: rowId }),
    output: z.array(couponIssue),
    errors: [],
  }),
  /** Codes of a campaign, the newest first. */
  'coupons.codes': call({
    lane: 'report',
    access: PLANNERS,
    input: z.strictObject({
      campaignId: rowId,
      state: z.enum(COUPON_STATES).nullable().default(null),
      ...pageRequest,
    }),
    output: z.object({ rows: z.array(couponRow), nextCursor: z.string().nullable() }),
    errors: ['coupons.unknown'],
  }),
  /** Prints slips on the receipt printer, each with its barcode and cut off. */
  'coupons.print': call({
    lane: 'write',
    access: STAFF,
    input: z.strictObject({ requestId, couponIds: z.array(rowId).min(1).max(MAX_SLIPS) }),
    output: z.object({ jobId: rowId, count: z.int().positive() }),
    errors: ['coupons.unknown'],
  }),
  /** What a member can use today, what lapses first in front; of a merged member the survivor's. */
  'coupons.ofMember': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ memberId: rowId }),
    output: z.array(couponRow.extend({ terms: couponTerms })),
    errors: [],
  }),
};
