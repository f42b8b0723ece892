import { z } from 'zod';
import { call, MANAGERS, SELLERS, STAFF } from './call.ts';
import { EDIT_ERRORS } from './member-care.ts';
import { approvalId, GENDERS } from './member-profile.ts';
import { memberHit, pointsEntry, tier } from './members.ts';
import {
  businessDay,
  locale,
  pageRequest,
  points,
  requestId,
  rowId,
  signedPoints,
} from './primitives.ts';

/** What of the one who goes may be taken over instead of what the survivor has. */
export const MERGE_FIELDS = ['name', 'phone', 'email', 'birthday', 'gender', 'locale'] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

const mergeSide = z.object({
  id: rowId,
  version: z.int().positive(),
  name: z.string(),
  phoneMasked: z.string().nullable(),
  cardNo: z.string(),
  email: z.string().nullable(),
  birthday: z.string().nullable(),
  gender: z.enum(GENDERS).nullable(),
  locale: locale.nullable(),
  tier,
  joinedDay: businessDay,
  lastVisitDay: businessDay.nullable(),
  isFrozen: z.boolean(),
  purchases: z.int().min(0),
  balance: signedPoints,
  pendingPoints: points,
  /** Points by last day, soonest first; null = never lapses. */
  lots: z.array(z.object({ points, expiresOn: businessDay.nullable() })),
  notes: z.int().min(0),
  contacts: z.int().min(0),
  tags: z.array(z.string()),
  identifiers: z.int().min(0),
});
export type MergeSide = z.infer<typeof mergeSide>;

/** Two members side by side, what differs and what the survivor would be. */
export const mergePreview = z.object({
  survivor: mergeSide,
  merged: mergeSide,
  /** Fields that both have and that differ: somebody chooses. */
  conflicts: z.array(z.enum(MERGE_FIELDS)),
  /** Fields that only the one who goes has: they are taken over. */
  filled: z.array(z.enum(MERGE_FIELDS)),
  /** The higher of both tiers. */
  tier,
  balanceAfter: signedPoints,
});
export type MergePreview = z.infer<typeof mergePreview>;

export const memberRow = memberHit.omit({ matchedBy: true }).extend({
  joinedDay: businessDay,
  isFrozen: z.boolean(),
  isNoContact: z.boolean(),
  tags: z.array(z.string()),
  balance: signedPoints,
});
export type MemberRow = z.infer<typeof memberRow>;

/** A member's points over a period, as it is printed; `at` within the business days named. */
export const statement = z.object({
  memberId: rowId,
  fromDay: businessDay,
  toDay: businessDay,
  /** The ledger's sum before the period; may be below zero. */
  opening: signedPoints,
  closing: signedPoints,
  earned: points,
  spent: points,
  expired: points,
  movements: z.array(pointsEntry.extend({ balance: signedPoints })),
  /** True if there were more movements than a statement holds (1,000). */
  isCut: z.boolean(),
  /** What the lots hold today by their last day; null = never lapses. */
  expiring: z.array(z.object({ points, expiresOn: businessDay.nullable() })),
  /** The page as the receipt printer prints it. */
  svg: z.string(),
});
export type Statement = z.infer<typeof statement>;

const period = { memberId: rowId, fromDay: businessDay, toDay: businessDay };

/** Lists of members, two made one, and the statement of points. */
export const memberListCalls = {
  'members.mergePreview': call({
    lane: 'read',
    access: SELLERS,
    input: z.strictObject({ survivorId: rowId, mergedId: rowId }),
    output: mergePreview,
    errors: ['members.unknown', 'members.isMerged', 'members.mergeSelf'],
  }),
  /**
   * Makes two members one: purchases, points lots with their expiry, cards, phones, notes, tags
   * and contacts of the one who goes become the survivor's. It cannot be undone. Needs a manager.
   */
  'members.merge': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({
      requestId,
      survivorId: rowId,
      survivorVersion: z.int().positive(),
      mergedId: rowId,
      mergedVersion: z.int().positive(),
      /** What the survivor takes over where both have something. */
      take: z.array(z.enum(MERGE_FIELDS)).max(MERGE_FIELDS.length).default([]),
      approvalId,
    }),
    output: z.object({
      memberId: rowId,
      movedPoints: signedPoints,
      movedPurchases: z.int().min(0),
    }),
    errors: [...EDIT_ERRORS, 'members.mergeSelf', 'members.approvalNeeded'],
  }),
  /** Pairs that may be one person, the surest first; those kept apart are left out. */
  'members.duplicateQueue': call({
    lane: 'report',
    access: MANAGERS,
    input: z.strictObject({ limit: z.int().min(1).max(200).default(50) }),
    output: z.object({
      pairs: z.array(
        z.object({
          reason: z.enum(['phone', 'nameAndBirthday', 'nameAndSimilarPhone']),
          one: memberRow,
          other: memberRow,
        }),
      ),
      hasMore: z.boolean(),
    }),
    errors: [],
  }),
  /** Two members who look alike are two people: the queue does not show them again. */
  'members.keepApart': call({
    lane: 'write',
    access: MANAGERS,
    input: z.strictObject({ requestId, oneId: rowId, otherId: rowId }),
    output: z.null(),
    errors: ['members.unknown', 'members.mergeSelf'],
  }),
  /**
   * Members, newest first; with `text` those that the search finds, most recent visitors first.
   * All filters hold together.
   */
  'members.list': call({
    lane: 'report',
    access: MANAGERS,
    input: z.strictObject({
      text: z.string().max(4096).default(''),
      tag: z.string().max(200).nullable().default(null),
      tier: tier.nullable().default(null),
      isFrozen: z.boolean().default(false),
      isNoContact: z.boolean().default(false),
      ...pageRequest,
    }),
    output: z.object({
      rows: z.array(memberRow),
      nextCursor: z.string().nullable(),
      /** How many there are; null where counting would mean looking at every member. */
      total: z.int().nullable(),
    }),
    errors: [],
  }),
  'members.statement': call({
    lane: 'report',
    access: STAFF,
    input: z.strictObject(period),
    output: statement,
    errors: ['members.unknown', 'members.periodInvalid'],
  }),
  /** Prints the statement on the receipt printer. */
  'members.printStatement': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId, ...period }),
    output: z.object({ jobId: rowId }),
    errors: ['members.unknown', 'members.periodInvalid'],
  }),
};
