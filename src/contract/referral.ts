import { z } from 'zod';
import { call, PLANNERS, STAFF } from './call.ts';
import { amountMinor, businessDay, points, rowId } from './primitives.ts';

/**
 * What bringing a friend gives: points for both, once, with the friend's first purchase of at
 * least `minimumMinor` (points paid taken off) within `days` after enrolment (0 = whenever). When
 * that sale is returned whole, both lose the points again, spent ones as a debt, and the next
 * purchase counts instead.
 */
export const referralRules = z.strictObject({
  isOn: z.boolean().default(false),
  memberPoints: points.max(1_000_000).default(100),
  referrerPoints: points.max(1_000_000).default(100),
  minimumMinor: amountMinor.default(0),
  days: z.int().min(0).max(3660).default(90),
});
export type ReferralRules = z.infer<typeof referralRules>;

/** `waiting` for the first purchase; `rewarded`; `void` = no more, because members were merged. */
export const REFERRAL_STATES = ['waiting', 'rewarded', 'void'] as const;
const state = z.enum(REFERRAL_STATES);
export type ReferralState = z.infer<typeof state>;

/** Somebody who was brought, as the one who brought them sees it. */
const brought = z.object({
  memberId: rowId,
  name: z.string(),
  joinedDay: businessDay,
  state,
  points,
});

export const referralCalls = {
  /** Who brought a member, and whom they brought, the latest first. */
  'referral.ofMember': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ memberId: rowId }),
    output: z.object({
      broughtBy: z.object({ memberId: rowId, name: z.string(), state }).nullable(),
      brought: z.array(brought),
    }),
    errors: ['members.unknown'],
  }),
  /** How many were brought, what it cost in points, and who brings most. */
  'referral.figures': call({
    lane: 'read',
    access: PLANNERS,
    input: z.strictObject({}),
    output: z.object({
      waiting: z.int().min(0),
      rewarded: z.int().min(0),
      points,
      best: z.array(
        z.object({ memberId: rowId, name: z.string(), count: z.int().positive(), points }),
      ),
    }),
    errors: [],
  }),
};
