import { z } from 'zod';
import { call, PLANNERS, STAFF } from './call.ts';
import {
  amountMinor,
  businessDay,
  points,
  rowId,
  signedMinor,
  signedPoints,
} from './primitives.ts';
import { tier } from './members.ts';
import { channel, earningRule, programmeRules } from './programme.ts';

export {
  type ExpiryPolicy,
  programmeRules,
  type ProgrammeRules,
  type RedemptionRules,
} from './programme.ts';

/** Why a whole line earns nothing: the programme leaves the record it is in, or all offers, out. */
export const EXCLUDED_BY = [
  'product',
  'category',
  'brand',
  'supplier',
  'counter',
  'specialOffer',
] as const;
export type ExcludedBy = (typeof EXCLUDED_BY)[number];

/**
 * What one line earns and why. `basePoints` and its part of every step (`linePoints`) add up to
 * its points, less its part of the cuts; all lines' points add up to the sale's.
 */
const lineEarning = z.object({
  lineNo: z.int().positive(),
  /**
   * The amount that earns: the line's total less its share of what points paid, less its tax when
   * the programme leaves tax out; 0 for a line that is left out.
   */
  eligibleMinor: signedMinor,
  /** Share of the line paid with points, which never earns. */
  paidWithPointsMinor: amountMinor,
  /** Tax inside the line's money that earns nothing. */
  taxLeftOutMinor: amountMinor,
  /** Null = the line is not left out as a whole. */
  excludedBy: z.enum(EXCLUDED_BY).nullable(),
  basePoints: points,
  points,
});

/**
 * What one rule gave. Points of the base rate and of all steps add up to what was earned before
 * the cuts, to the last point: a step is the rounded sum up to it less the rounded sum before it.
 */
const earningStep = z.object({
  ruleId: z.string(),
  name: z.string(),
  /** What the rule gives, as the programme has it: the arithmetic of the step. */
  gives: earningRule.shape.gives,
  stacking: earningRule.shape.stacking,
  /** What of the sale the rule was worked out on. */
  eligibleMinor: amountMinor,
  /** `perItem`: whole pieces (kilograms) that counted; else 0. */
  items: z.int().min(0),
  points,
  /** What the rule would have given without its cap, rounded down; null = the cap did not bind. */
  cappedFrom: points.nullable(),
  /** The lines the rule applied to, and what of `points` each of them got. */
  lineNos: z.array(z.int().positive()),
  linePoints: z.array(points),
});
export type EarningStep = z.infer<typeof earningStep>;

/** What a limit of the whole programme took off: the most of a sale, or of a member's day. */
const earningCut = z.object({
  by: z.enum(['sale', 'day']),
  limit: points,
  /** `day`: what the member had earned on that day before; else 0. */
  earnedBefore: points,
  /** So much too much was earned, and taken off. */
  points: points.positive(),
});

/**
 * Why a sale earned what it earned: rule version, rate, what each rule gave and each line's part.
 * `points` = `basePoints` + the steps' points − the cuts' points.
 */
export const earningBreakdown = z.object({
  programmeVersion: z.int().positive(),
  tier,
  /** The tier's rate: `ratePoints` points for every `ratePerMinor` minor units. */
  ratePoints: z.int().min(0),
  ratePerMinor: z.int().positive(),
  eligibleMinor: signedMinor,
  rounding: programmeRules.shape.rounding,
  basePoints: points,
  /** The rules that gave something or were capped to nothing, in the programme's order. */
  steps: z.array(earningStep),
  cuts: z.array(earningCut),
  points,
  expiresOn: businessDay.nullable(),
  lines: z.array(lineEarning),
});
export type EarningBreakdown = z.infer<typeof earningBreakdown>;

/**
 * Why a sale earned what it earned, as a cashier tells it: the rate, each rule by name with what it
 * gave, the limits, and the lines that earn nothing. The arithmetic is not in it. `points` =
 * `basePoints` + the steps' points − the cuts' points.
 */
export const earningSummary = earningBreakdown
  .pick({
    programmeVersion: true,
    tier: true,
    ratePoints: true,
    ratePerMinor: true,
    eligibleMinor: true,
    basePoints: true,
    points: true,
    expiresOn: true,
  })
  .extend({
    steps: z.array(earningStep.pick({ ruleId: true, name: true, points: true })),
    cuts: z.array(earningCut.pick({ by: true, limit: true, points: true })),
    /** Lines that the programme leaves out as a whole. */
    leftOut: z.array(z.object({ lineNo: z.int().positive(), excludedBy: z.enum(EXCLUDED_BY) })),
  });
export type EarningSummary = z.infer<typeof earningSummary>;

const recordUid = z.string().nullable().default(null);

/**
 * What an earning was worked out from beside amounts, tier, day and rule version, and what each
 * rule gave: JSON in `points_entries.detail` and in the entry of `points.posted`. Only what the
 * programme looks at is there, and what is absent is as if nothing held.
 */
export const earningDetail = z.object({
  /** Minute of the day by the store's clock. */
  minute: z.int().min(0).max(1439).nullable().default(null),
  channel: channel.nullable().default(null),
  birthday: z.array(z.enum(['day', 'week', 'month'])).default([]),
  isFirstPurchase: z.boolean().default(false),
  clubs: z.array(z.string()).default([]),
  /** What the member's other sales of the day had earned, less what had come back of them. */
  earnedToday: z.int().default(0),
  /** Lines in records that rules name, or sold below their regular price. */
  lines: z
    .array(
      z.object({
        lineNo: z.int().positive(),
        product: recordUid,
        category: recordUid,
        brand: recordUid,
        supplier: recordUid,
        counter: recordUid,
        isSpecialOffer: z.boolean().default(false),
      }),
    )
    .default([]),
  base: points.default(0),
  steps: z.array(z.object({ rule: z.string(), points })).default([]),
  cuts: z.array(z.object({ by: z.enum(['sale', 'day']), points })).default([]),
});

/**
 * What points can pay of an amount. `limitedBy` names the limit that binds: `noBalance` none to
 * spend, `balance` too few, `share` the programme's share of a sale, `amount` the sale itself,
 * `minimum` below the least that may be redeemed, `step` only whole steps, `frozen` the member may
 * redeem nothing at present.
 */
export const redemptionQuote = z.object({
  /**
   * Spendable points less those owed, and what the household gives: below 0 when a return left
   * a debt.
   */
  balance: signedPoints,
  /** Of `balance`, what the others of the household give (0 without one). */
  poolBalance: points,
  /** Of `points`, how many the others of the household would pay: the own ones go first. */
  fromPool: points,
  /** Worth of one step: `stepPoints` points pay `stepWorthMinor`. */
  stepPoints: z.int().positive(),
  stepWorthMinor: amountMinor,
  minimumPoints: points,
  /** The most that may be redeemed on this sale, in whole steps. */
  maximumPoints: points,
  maximumWorthMinor: amountMinor,
  /** What was asked for, brought to whole steps within the limits. */
  points,
  worthMinor: amountMinor,
  balanceAfter: signedPoints,
  /**
   * Why `points` differs from what was asked (nothing named = the whole balance), or why nothing
   * can be redeemed.
   */
  limitedBy: z
    .enum(['balance', 'minimum', 'share', 'step', 'amount', 'noBalance', 'frozen'])
    .nullable(),
  /** Which lots would pay, in spending order. */
  lots: z.array(z.object({ points, expiresOn: businessDay.nullable() })),
});
export type RedemptionQuote = z.infer<typeof redemptionQuote>;

export const loyaltyCalls = {
  /** What of `amountMinor` the member's points can pay. `points` absent = as many as allowed. */
  'loyalty.quoteRedemption': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ memberId: rowId, amountMinor, points: points.optional() }),
    output: redemptionQuote,
    errors: ['members.unknown'],
  }),
  /** What a sale earned, by rate, rules and limits; null = no member, so no points. */
  'loyalty.summarizeSale': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ saleId: rowId }),
    output: earningSummary.nullable(),
    errors: ['sales.unknown'],
  }),
  /** The arithmetic of that, for who decides about it: of each rule, and each line's part. */
  'loyalty.explainSale': call({
    lane: 'read',
    access: PLANNERS,
    input: z.strictObject({ saleId: rowId }),
    output: earningBreakdown.nullable(),
    errors: ['sales.unknown'],
  }),
};
