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

export {
  type ExpiryPolicy,
  programmeRules,
  type ProgrammeRules,
  type RedemptionRules,
} from './programme.ts';

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
