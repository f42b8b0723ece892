import { z } from 'zod';
import { call, STAFF } from './call.ts';
import {
  amountMinor,
  businessDay,
  points,
  rowId,
  signedMinor,
  signedPoints,
} from './primitives.ts';
import { tier } from './members.ts';

/**
 * A tier's rate: `ratePoints` points for every `ratePerMinor` minor units. At most 10 points a
 * minor unit, so that the points of the largest sale stay an exact integer.
 */
const earningRate = z
  .strictObject({
    ratePoints: z.int().min(0).max(1_000_000),
    ratePerMinor: z.int().positive().max(1_000_000_000),
  })
  .refine((rate) => rate.ratePoints <= rate.ratePerMinor * 10, 'At most 10 points a minor unit');

/**
 * When a lot of points lapses (DOMAIN, Points: expiry policies). Its last valid day is
 * - `endOfMonth`: the last day of the month `months` after earning (2020-07-06 + 12 → 2021-07-31);
 * - `exactMonths`: that day itself, clamped (31 January + 1 month → 28 or 29 February);
 * - `fixedDate`: the first `month`/`day` on or after the first spendable day, `yearsAhead` years on;
 * - `never`: there is none.
 */
const expiryPolicy = z.discriminatedUnion('policy', [
  z.strictObject({ policy: z.literal('endOfMonth'), months: z.int().min(1).max(1200) }),
  z.strictObject({ policy: z.literal('exactMonths'), months: z.int().min(1).max(1200) }),
  z.strictObject({
    policy: z.literal('fixedDate'),
    month: z.int().min(1).max(12),
    day: z.int().min(1).max(31),
    yearsAhead: z.int().min(0).max(100),
  }),
  z.strictObject({ policy: z.literal('never') }),
]);
export type ExpiryPolicy = z.infer<typeof expiryPolicy>;

/**
 * How points pay: `stepPoints` points pay `stepWorthMinor`, only whole steps, at least
 * `minimumPoints`, and at most `maximumShareBp` of a sale (10000 = the whole sale).
 */
const redemptionRules = z.strictObject({
  stepPoints: z.int().positive().max(1_000_000_000),
  stepWorthMinor: z.int().positive().max(1_000_000_000),
  minimumPoints: z.int().min(0).max(1_000_000_000),
  maximumShareBp: z.int().min(0).max(10_000),
});
export type RedemptionRules = z.infer<typeof redemptionRules>;

/** The rules of one version of the points programme, kept as JSON with every lot's version. */
export const programmeRules = z.strictObject({
  schema: z.literal(1),
  rates: z.strictObject({
    standard: earningRate,
    silver: earningRate,
    gold: earningRate,
    platinum: earningRate,
  }),
  /** The sale's points are rounded down once; lines share them by largest remainder. */
  rounding: z.literal('floorPerSale'),
  /** Points become spendable so many days after the sale; until then they are pending. */
  activeAfterDays: z.int().min(0).max(27),
  expiry: expiryPolicy,
  redemption: redemptionRules,
});
export type ProgrammeRules = z.infer<typeof programmeRules>;

/**
 * What one line earns and why: points = floor of the sale's sum, each line's share by largest
 * remainder, so that the lines add up to the sale.
 */
const lineEarning = z.object({
  lineNo: z.int().positive(),
  /** The amount that earns: the line's total less its share of what points paid. */
  eligibleMinor: signedMinor,
  /** Share of the line paid with points, which never earns. */
  paidWithPointsMinor: amountMinor,
  points,
});

/** Why a sale earned what it earned: rule version, rate, and each line's part. */
export const earningBreakdown = z.object({
  programmeVersion: z.int().positive(),
  tier,
  /** The tier's rate: `ratePoints` points for every `ratePerMinor` minor units. */
  ratePoints: z.int().min(0),
  ratePerMinor: z.int().positive(),
  eligibleMinor: signedMinor,
  points,
  expiresOn: businessDay.nullable(),
  lines: z.array(lineEarning),
});
export type EarningBreakdown = z.infer<typeof earningBreakdown>;

/**
 * What points can pay of an amount. `limitedBy` names the limit that binds: `noBalance` none to
 * spend, `balance` too few, `share` the programme's share of a sale, `amount` the sale itself,
 * `minimum` below the least that may be redeemed, `step` only whole steps, `frozen` the member may
 * redeem nothing at present.
 */
export const redemptionQuote = z.object({
  /** Spendable points less those owed: below 0 when a return left a debt. */
  balance: signedPoints,
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
  /** How an earning came about: the rule version, the rate, and each line's part. */
  'loyalty.explainSale': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ saleId: rowId }),
    output: earningBreakdown.nullable(),
    errors: ['sales.unknown'],
  }),
};
