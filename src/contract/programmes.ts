import { z } from 'zod';
import { call, PLANNERS } from './call.ts';
import { businessDay, personText, requestId, utcMs } from './primitives.ts';
import { programmeRules } from './programme.ts';

export { TIERS, type Tier } from './members.ts';
export type {
  EarningRate,
  EarningRule,
  LineConditions,
  ProgrammeRules,
  RuleConditions,
} from './programme.ts';

const version = z.int().positive();
const note = personText(200).default('');

/** What a rule or an exclusion can name. */
export const TARGET_KINDS = [
  'products',
  'categories',
  'brands',
  'suppliers',
  'counters',
  'clubs',
] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** A record that a rule names, or could name. */
export const ruleTarget = z.object({
  kind: z.enum(TARGET_KINDS),
  uid: z.string(),
  name: z.string(),
  /** SKU or code; empty for records that have none. */
  code: z.string(),
  /** False = no longer sold, or closed. */
  isActive: z.boolean(),
});
export type RuleTarget = z.infer<typeof ruleTarget>;

/**
 * Where a version stands: `inForce` today; `scheduled` its day is to come; `superseded` another
 * took its place, or its place before its day; `retired` taken back before its day.
 */
export const VERSION_STATES = ['inForce', 'scheduled', 'superseded', 'retired'] as const;

/** A published version; its rules never change. */
export const programmeVersion = z.object({
  version,
  state: z.enum(VERSION_STATES),
  effectiveFrom: businessDay,
  /** Its last day, as planned today; null = open, or it never comes into force. */
  untilDay: businessDay.nullable(),
  publishedAt: utcMs,
  /** Null = the till itself, when the store was founded. */
  publishedBy: z.string().nullable(),
  note: z.string(),
  ruleCount: z.int().min(0),
  retiredAt: utcMs.nullable(),
  retiredBy: z.string().nullable(),
  retiredNote: z.string(),
});
export type ProgrammeVersion = z.infer<typeof programmeVersion>;

/** A programme in the making, shared by all who plan. */
export const programmeDraft = z.object({
  uid: z.uuid(),
  name: z.string(),
  /** The version it was begun from; null = from scratch. */
  basedOn: version.nullable(),
  /** The day from which it is to be in force; null = not said yet. */
  effectiveFrom: businessDay.nullable(),
  /** Counts the saves: who saves names the one they have seen. */
  rowVersion: z.int().positive(),
  createdAt: utcMs,
  createdBy: z.string().nullable(),
  savedAt: utcMs,
  savedBy: z.string().nullable(),
});
export type ProgrammeDraft = z.infer<typeof programmeDraft>;

/** What can be wrong with a programme, see features/programmes/rules/check-programme.ts. */
export const FINDING_CODES = [
  'effectivePast',
  'laterVersion',
  'replacesScheduled',
  'basedOnOlder',
  'idTwice',
  'windowReversed',
  'windowOver',
  'weekdayOutside',
  'hoursEmpty',
  'recordGone',
  'recordClosed',
  'neverMatches',
  'alwaysExcluded',
  'multipliesNothing',
  'channelElsewhere',
  'firstPurchaseTier',
  'capZero',
  'capBelowGift',
  'capUseless',
  'bestOverlap',
  'bestNever',
  'sameRule',
  'givesAway',
  'givesAwayTogether',
  'worthMoreThanPrice',
  'noMinimum',
  'nothingEarned',
  'tierEarnsLess',
  'levelsNotAscending',
  'keepAboveReach',
  'visitsTooMany',
  'dateImpossible',
  'lapsesAtOnce',
  'lapsesNever',
  'nothingRedeemable',
  'minimumNoStep',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/**
 * Something to look at before a programme is published. An `error` stops publishing, a `warning`
 * asks. `field` is the path inside the rule (`when.toDay`) or, without one, inside the programme
 * (`caps.perDay`); `params` fill the placeholders of the message: shares in basis points, amounts
 * in minor units, days as `YYYY-MM-DD`.
 */
export const programmeFinding = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.enum(FINDING_CODES),
  ruleId: z.string().nullable(),
  field: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ProgrammeFinding = z.infer<typeof programmeFinding>;

const draftUid = z.uuid();
const rowVersion = z.int().positive();
const draftName = personText(60).trim().min(1);

export const programmesCalls = {
  /** Every version, the newest first, and the drafts that are open, the last saved first. */
  'programmes.list': call({
    lane: 'read',
    access: PLANNERS,
    input: z.strictObject({}),
    output: z.object({
      today: businessDay,
      versions: z.array(programmeVersion),
      drafts: z.array(programmeDraft),
    }),
    errors: [],
  }),
  /** The rules of a version, with the records that they name. */
  'programmes.version': call({
    lane: 'read',
    access: PLANNERS,
    input: z.strictObject({ version }),
    output: z.object({
      version: programmeVersion,
      rules: programmeRules,
      targets: z.array(ruleTarget),
    }),
    errors: ['programmes.versionUnknown'],
  }),
  'programmes.draft': call({
    lane: 'read',
    access: PLANNERS,
    input: z.strictObject({ draftUid }),
    output: z.object({
      draft: programmeDraft,
      rules: programmeRules,
      targets: z.array(ruleTarget),
      today: businessDay,
      /** The version in force today, to compare with. */
      inForce: z.object({ version, rules: programmeRules, targets: z.array(ruleTarget) }),
    }),
    errors: ['programmes.draftUnknown', 'programmes.draftPublished'],
  }),
  /** Begins a draft: with the `rules` given, else with those of `basedOn`, else from scratch. */
  'programmes.createDraft': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({
      requestId,
      name: draftName,
      basedOn: version.nullable(),
      rules: programmeRules.nullable().default(null),
      effectiveFrom: businessDay.nullable().default(null),
    }),
    output: z.object({ draftUid }),
    errors: ['programmes.versionUnknown', 'programmes.tooManyDrafts'],
  }),
  /**
   * Saves a draft as a whole. `rowVersion` is the one the person has seen: when somebody else
   * saved since, nothing is written and `programmes.draftChanged` says who.
   */
  'programmes.saveDraft': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({
      requestId,
      draftUid,
      rowVersion,
      name: draftName,
      effectiveFrom: businessDay.nullable(),
      rules: programmeRules,
    }),
    output: z.object({ rowVersion, savedAt: utcMs }),
    errors: ['programmes.draftUnknown', 'programmes.draftChanged', 'programmes.draftPublished'],
  }),
  'programmes.discardDraft': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({ requestId, draftUid, rowVersion }),
    output: z.null(),
    errors: ['programmes.draftUnknown', 'programmes.draftChanged', 'programmes.draftPublished'],
  }),
  /** What is wrong with rules, as they would be published from `effectiveFrom` (null = today). */
  'programmes.check': call({
    lane: 'report',
    access: PLANNERS,
    input: z.strictObject({
      rules: programmeRules,
      effectiveFrom: businessDay.nullable(),
      basedOn: version.nullable(),
    }),
    output: z.object({ findings: z.array(programmeFinding) }),
    errors: [],
  }),
  /**
   * Makes a draft the next version, in force from `effectiveFrom`. Errors of `programmes.check`
   * stop it; warnings too, unless they are accepted. A draft becomes one version, however often it
   * is asked.
   */
  'programmes.publish': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({
      requestId,
      draftUid,
      rowVersion,
      effectiveFrom: businessDay,
      note,
      acceptsWarnings: z.boolean(),
    }),
    output: z.object({ version, effectiveFrom: businessDay }),
    errors: [
      'programmes.draftUnknown',
      'programmes.draftChanged',
      'programmes.draftPublished',
      'programmes.dayPast',
      'programmes.contradicts',
      'programmes.doubtful',
    ],
  }),
  /** Takes a version back before its first day. */
  'programmes.retire': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({ requestId, version, note }),
    output: z.null(),
    errors: ['programmes.versionUnknown', 'programmes.alreadyInForce', 'programmes.alreadyRetired'],
  }),
  /** Records that a rule can name, by a part of their name or code; empty = the first ones. */
  'programmes.targets': call({
    lane: 'report',
    access: PLANNERS,
    input: z.strictObject({
      kind: z.enum(TARGET_KINDS),
      text: z.string().max(200).default(''),
      limit: z.int().min(1).max(100).default(30),
    }),
    output: z.object({ targets: z.array(ruleTarget), hasMore: z.boolean() }),
    errors: [],
  }),
};
