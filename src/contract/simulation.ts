import { z } from 'zod';
import { call, PLANNERS } from './call.ts';
import { tier } from './members.ts';
import { month } from './liability.ts';
import { businessDay, rowId, signedMinor, signedPoints } from './primitives.ts';
import { programmeRules } from './programme.ts';

/** The longest period that a draft is replayed on. */
export const MAX_SIMULATED_MONTHS = 36;

/** How many members are named on each side. */
export const NAMED_MEMBERS = 20;

/** Points posted and points the draft would have given, returns taken off both. */
const comparison = {
  sales: z.int().min(0),
  posted: signedPoints,
  simulated: signedPoints,
  /** What they cost: worth when redeemed × the share expected to be redeemed. */
  postedMinor: signedMinor,
  simulatedMinor: signedMinor,
};
const comparisonRow = z.object(comparison);
export type ComparisonRow = z.infer<typeof comparisonRow>;

/** A member who would have more, or fewer, points. */
const memberRow = z.object({
  memberId: rowId,
  name: z.string(),
  cardNo: z.string(),
  tier,
  posted: signedPoints,
  simulated: signedPoints,
});
export type SimulatedMember = z.infer<typeof memberRow>;

const memberSide = z.object({
  count: z.int().min(0),
  points: signedPoints,
  minor: signedMinor,
  named: z.array(memberRow).max(NAMED_MEMBERS),
});

/**
 * What a replay cannot know and how it reckons instead:
 * - `clubs`: who is in a club now counts as in it then;
 * - `records`: products count as what they are now (category, brand, supplier);
 * - `birthdays`: as members have them now;
 * - `merged`: purchases of merged members count as one member's;
 * - `claimed`: sales given to a member later count from the day of the sale;
 * - `imported`: receipts brought over without points stay without;
 * - `oldReturns`: returns of sales before the period, or without receipt, take what they took.
 */
export const NOT_KNOWN = [
  'clubs',
  'records',
  'birthdays',
  'merged',
  'claimed',
  'imported',
  'oldReturns',
] as const;
export type NotKnown = (typeof NOT_KNOWN)[number];

export const simulationResult = z.object({
  fromDay: businessDay,
  toDay: businessDay,
  /** Sales of the period, those of members that were replayed, and those whose points differ. */
  sales: z.int().min(0),
  replayed: z.int().min(0),
  touched: z.int().min(0),
  returns: z.int().min(0),
  /** Paid for the replayed sales. */
  salesMinor: signedMinor,
  total: comparisonRow,
  expectedBp: z.int().min(0).max(10_000),
  tiers: z.array(z.object({ tier, ...comparison })),
  counters: z.array(
    z.object({ counterId: rowId, code: z.string(), name: z.string(), ...comparison }),
  ),
  months: z.array(z.object({ month, ...comparison })),
  /**
   * What makes up the simulated points: the base rates, each rule by its place in the draft (also
   * those that gave nothing), what caps took off, what returns took back.
   */
  rules: z.array(
    z.object({
      part: z.enum(['base', 'rule', 'caps', 'returns']),
      ruleId: z.string().nullable(),
      name: z.string(),
      sales: z.int().min(0),
      points: signedPoints,
      minor: signedMinor,
    }),
  ),
  members: z.object({
    bought: z.int().min(0),
    same: z.int().min(0),
    winners: memberSide,
    losers: memberSide,
  }),
  notKnown: z.array(z.object({ what: z.enum(NOT_KNOWN), count: z.int().min(0) })),
});
export type SimulationResult = z.infer<typeof simulationResult>;

export const simulatedPeriod = z.discriminatedUnion('kind', [
  /** The last so many months up to today. */
  z.strictObject({
    kind: z.literal('months'),
    months: z.int().min(1).max(MAX_SIMULATED_MONTHS),
  }),
  z.strictObject({ kind: z.literal('days'), fromDay: businessDay, toDay: businessDay }),
]);
export type SimulatedPeriod = z.infer<typeof simulatedPeriod>;

export const simulationCalls = {
  /**
   * Replays a draft programme on what was really sold (issue: draft → simulate → publish) and
   * compares with what was posted. Writes nothing. It runs beside the lanes: `job.progress` events
   * (`simulation`) tell how far it is.
   */
  'simulation.run': call({
    lane: 'shell',
    access: PLANNERS,
    input: z.strictObject({ rules: programmeRules, period: simulatedPeriod }),
    output: simulationResult,
    errors: ['simulation.running', 'simulation.cancelled', 'simulation.periodWrong'],
  }),
  'simulation.cancel': call({
    lane: 'shell',
    access: PLANNERS,
    input: z.strictObject({}),
    output: z.null(),
    errors: [],
  }),
};
