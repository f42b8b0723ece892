import { z } from 'zod';
import { call, PLANNERS, SELLERS, STAFF } from './call.ts';
import { tier } from './members.ts';
import {
  approvalId,
  businessDay,
  pageRequest,
  personText,
  requestId,
  rowId,
  utcMs,
} from './primitives.ts';

export { TIERS, type Tier } from './members.ts';
export { RAISED_TIERS, type TierRules } from './programme.ts';

/** What a tier is measured by: minor units, points or days (DOMAIN, Points: tiers). */
export const TIER_METRICS = ['spend', 'points', 'visits'] as const;
export const tierMetric = z.enum(TIER_METRICS);
export type TierMetric = z.infer<typeof tierMetric>;

/** Why a tier, or how long it is promised, changed. */
export const TIER_REASONS = [
  /** The metric reached the level: at once. */
  'reached',
  /** The window ended and the tier was kept. */
  'kept',
  /** The window and the days of grace ended, and the tier was not kept. */
  'notKept',
  /** Facts that came late: a claim, purchases brought over. */
  'lateFacts',
  /** Another version of the programme. */
  'rulesChanged',
  /** Two members became one. */
  'merge',
  /** Brought over from another system. */
  'imported',
  /** A person said so. */
  'byHand',
  /** What a person said is over. */
  'handEnded',
] as const;
export const tierReason = z.enum(TIER_REASONS);
export type TierReason = z.infer<typeof tierReason>;

/** Why a person sets a tier. */
export const HAND_REASONS = [
  'goodwill',
  'partner',
  'staff',
  'correction',
  'misuse',
  'other',
] as const;
export const handReason = z.enum(HAND_REASONS);
export type HandReason = z.infer<typeof handReason>;

/** The longest note to a tier that was set by hand, in code points. */
export const MAX_TIER_NOTE = 200;

/** A metric that may be below zero: more came back than was bought. */
const metricValue = z.int();

/** How far a member is: from the day's window, and from what keeps the present tier. */
export const tierProgress = z.object({
  /** Of a merged member it is the survivor. */
  memberId: rowId,
  tier,
  /** The day from which the tier is held; null = from before anything was written down. */
  since: businessDay.nullable(),
  /** False = tiers are set by hand only: nothing below counts. */
  isAutomatic: z.boolean(),
  metric: tierMetric,
  programmeVersion: z.int().positive(),
  /** Set by hand: which tier, and to which last day (null = without an end). */
  byHand: z.object({ tier, until: businessDay.nullable(), isFixed: z.boolean() }).nullable(),
  /** The window that today lies in, and what it comes to. */
  window: z.object({ from: businessDay, to: businessDay }),
  value: metricValue,
  /**
   * The next tier and what is missing to it; null at the highest. `by` is the last day that
   * counts; null with rolling windows, where the oldest purchases fall out day by day.
   */
  next: z
    .object({
      tier,
      reachAt: z.int().positive(),
      missing: z.int().min(0),
      by: businessDay.nullable(),
    })
    .nullable(),
  /**
   * What keeps the tier: `value` of the window `from`–`by`, `missing` to `keepAt`; without it the
   * member has `fallsTo` from `fallsOn`. In the days of grace the tier is to be reached anew:
   * `by` is their last one. Null when nothing ends.
   */
  keep: z
    .object({
      tier,
      keepAt: z.int().min(0),
      value: metricValue,
      missing: z.int().min(0),
      from: businessDay,
      by: businessDay,
      fallsOn: businessDay,
      /** The window is over; only reaching the tier anew still keeps it. */
      isInGrace: z.boolean(),
      fallsTo: tier,
    })
    .nullable(),
});
export type TierProgress = z.infer<typeof tierProgress>;

/** A receipt that counts in a window, by the day of the sale it belongs to. */
export const countedReceipt = z.object({
  saleId: rowId,
  receiptNo: z.string(),
  kind: z.enum(['sale', 'return']),
  /** The day of the receipt, and the day it counts on: of a return, that of its sale. */
  businessDay,
  countsOn: businessDay,
  /** What it adds to the metric; visits are counted by day, so a receipt tells 1 or 0 there. */
  value: z.int(),
});

/** A step in a member's history of tiers. */
export const tierChange = z.object({
  id: rowId,
  at: utcMs,
  businessDay,
  from: tier,
  to: tier,
  reason: tierReason,
  handReason: handReason.nullable(),
  note: z.string(),
  /** What was measured, and the threshold it was held against; null when nothing was. */
  metric: tierMetric.nullable(),
  value: metricValue.nullable(),
  threshold: z.int().nullable(),
  windowFrom: businessDay.nullable(),
  windowTo: businessDay.nullable(),
  validUntil: businessDay.nullable(),
  programmeVersion: z.int().nullable(),
  receiptNo: z.string().nullable(),
  saleId: rowId.nullable(),
  staffName: z.string().nullable(),
  approvedBy: z.string().nullable(),
});
export type TierChange = z.infer<typeof tierChange>;

/** A member in a forecast. */
export const tierForecastRow = z.object({
  memberId: rowId,
  name: z.string(),
  cardNo: z.string(),
  tier,
  /** The tier it will be. */
  to: tier,
  value: metricValue,
  threshold: z.int(),
  missing: z.int(),
  /** `drops`: the last day of the window. `near`: the last day that counts, if there is one. */
  by: businessDay.nullable(),
});

export const tiersCalls = {
  /** Where a member stands: tier, how long, and what is missing to the next and to keep it. */
  'tiers.progress': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ memberId: rowId }),
    output: tierProgress,
    errors: ['members.unknown'],
  }),
  /** Why this tier: progress, thresholds of the rule version, and the receipts that count. */
  'tiers.explain': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ memberId: rowId }),
    output: z.object({
      progress: tierProgress,
      windowKind: z.enum(['calendarYear', 'anniversary', 'rolling']),
      windowMonths: z.int().positive(),
      graceDays: z.int().min(0),
      levels: z.array(z.object({ tier, reachAt: z.int(), keepAt: z.int() })),
      lastChange: tierChange.nullable(),
      /** Newest first, at most 200; `isCut` = there are more. */
      receipts: z.array(countedReceipt),
      isCut: z.boolean(),
    }),
    errors: ['members.unknown'],
  }),
  /** A member's changes of tier and promises, newest first. */
  'tiers.history': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ memberId: rowId, ...pageRequest }),
    output: z.object({ rows: z.array(tierChange), nextCursor: z.string().nullable() }),
    errors: ['members.unknown'],
  }),
  /**
   * Gives a member a tier by hand, to the end of `until` or without an end. A tier above the
   * member's own is a floor: who reaches more rises. One below holds the member there.
   */
  'tiers.setByHand': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({
      requestId,
      approvalId,
      memberId: rowId,
      tier,
      until: businessDay.nullable(),
      reason: handReason,
      note: personText(10_000).default(''),
    }),
    output: tierProgress,
    errors: [
      'members.unknown',
      'members.isMerged',
      'tiers.untilPast',
      'tiers.noteTooLong',
      'tiers.approvalNeeded',
    ],
  }),
  /** Ends what was set by hand: the member has what the programme gives. */
  'tiers.endByHand': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId, approvalId, memberId: rowId }),
    output: tierProgress,
    errors: ['members.unknown', 'members.isMerged', 'tiers.notByHand', 'tiers.approvalNeeded'],
  }),
  /** How many members each tier has, and how many came and went in a period. */
  'tiers.overview': call({
    lane: 'report',
    access: PLANNERS,
    input: z.strictObject({ fromDay: businessDay, toDay: businessDay }),
    output: z.object({
      isAutomatic: z.boolean(),
      metric: tierMetric,
      /** Members of the job that re-evaluates after a new version: how far it is; null = done. */
      reviewing: z.object({ done: z.int().min(0), total: z.int().min(0) }).nullable(),
      tiers: z.array(
        z.object({
          tier,
          members: z.int().min(0),
          byHand: z.int().min(0),
          risenTo: z.int().min(0),
          fallenTo: z.int().min(0),
          left: z.int().min(0),
        }),
      ),
    }),
    errors: [],
  }),
  /**
   * Who will drop at the end of a window within so many days (`drops`), or lacks at most so many
   * percent of the next level (`near`), the closest first; `total` counts all.
   */
  'tiers.forecast': call({
    lane: 'report',
    access: PLANNERS,
    input: z.strictObject({
      kind: z.enum(['drops', 'near']),
      withinDays: z.int().min(1).max(366).default(90),
      withinPercent: z.int().min(1).max(90).default(20),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.object({
      isAutomatic: z.boolean(),
      metric: tierMetric,
      total: z.int().min(0),
      rows: z.array(tierForecastRow),
    }),
    errors: [],
  }),
};
