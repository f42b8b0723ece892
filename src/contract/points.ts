import { z } from 'zod';
import { call, PLANNERS, SELLERS, STAFF } from './call.ts';
import { POINTS_KINDS, tier } from './members.ts';
import {
  approvalId,
  businessDay,
  pageRequest,
  personText,
  points,
  requestId,
  rowId,
  signedPoints,
  utcMs,
} from './primitives.ts';

/** What is done to points beside sales and returns; `undo` takes one of the others back. */
export const OPERATION_KINDS = ['adjust', 'transfer', 'bonus', 'gift', 'undo'] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

/** Why points are corrected by hand; `other` asks for a note. */
export const ADJUST_REASONS = ['correction', 'goodwill', 'complaint', 'missed', 'other'] as const;
export type AdjustReason = (typeof ADJUST_REASONS)[number];

/** Why points go from one member to another; `other` asks for a note. */
export const TRANSFER_REASONS = ['family', 'present', 'correction', 'other'] as const;
export type TransferReason = (typeof TRANSFER_REASONS)[number];

/** The longest note on an operation. */
export const MAX_POINTS_NOTE = 200;

/** When points given by hand lapse: as the programme says, on a day, or never. */
const adjustExpiry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('programme') }),
  z.strictObject({ kind: z.literal('day'), day: businessDay }),
  z.strictObject({ kind: z.literal('never') }),
]);

/** One movement of a lot: which entry moved it, by how much. */
const lotMove = z.object({
  entryId: rowId,
  kind: z.enum(POINTS_KINDS),
  points: signedPoints,
  at: utcMs,
  businessDay,
  saleId: rowId.nullable(),
  receiptNo: z.string().nullable(),
  reason: z.string().nullable(),
});
export type LotMove = z.infer<typeof lotMove>;

/**
 * What a lot of points is on a day: `open` can be spent, `pending` later, `lapsed` no more,
 * `spent` is empty, `debt` is owed.
 */
export const LOT_STATES = ['open', 'pending', 'lapsed', 'spent', 'debt'] as const;
export type LotState = (typeof LOT_STATES)[number];

/** A lot of points: how it came, what is left of it, until when. */
const explainedLot = z.object({
  lotId: rowId,
  /** Less than 0: points that are owed. */
  amount: signedPoints,
  remaining: signedPoints,
  state: z.enum(LOT_STATES),
  kind: z.enum(POINTS_KINDS),
  earnedAt: utcMs,
  activeFrom: businessDay,
  expiresOn: businessDay.nullable(),
  /** Lapses after so many months without earning or redeeming; null = on its day. */
  idleMonths: z.int().positive().nullable(),
  programmeVersion: z.int().positive(),
  saleId: rowId.nullable(),
  receiptNo: z.string().nullable(),
  reason: z.string().nullable(),
});
export type ExplainedLot = z.infer<typeof explainedLot>;

/** What lots hold on a day; `balance` = open − debt. */
const holdings = z.object({
  balance: signedPoints,
  open: points,
  pending: points,
  /** Lapsed, and not yet written off by the night's run: it counts no more. */
  lapsed: points,
  debt: points,
});
export type Holdings = z.infer<typeof holdings>;

/** All entries of a member's ledger: came − used − lapsed = what the lots hold. */
const ledgerSums = z.object({
  entries: z.int().min(0),
  came: points,
  used: points,
  lapsed: points,
  left: signedPoints,
  byKind: z.array(
    z.object({ kind: z.enum(POINTS_KINDS), entries: z.int().positive(), points: signedPoints }),
  ),
});
export type LedgerSums = z.infer<typeof ledgerSums>;

/** Why a balance is what it is: the ledger's sums, and what comes and goes next. */
export const explainedBalance = z.object({
  memberId: rowId,
  memberName: z.string(),
  day: businessDay,
  holdings,
  sums: ledgerSums,
  /** What lapses next: so many on one day; null = nothing within a year. */
  lapsingNext: z.object({ points, expiresOn: businessDay }).nullable(),
  /** Points that become spendable later, by day. */
  pendingDays: z.array(z.object({ points, activeFrom: businessDay })),
  /** What the others of the household would give; null = no household. */
  household: z.object({ name: z.string(), points }).nullable(),
});
export type ExplainedBalance = z.infer<typeof explainedBalance>;

/** A member's points as they stood at a past moment, out of entries and movements. */
export const pointsAsOf = z.object({
  memberId: rowId,
  memberName: z.string(),
  at: utcMs,
  day: businessDay,
  tier: tier,
  holdings,
  sums: ledgerSums,
  lots: z.array(explainedLot),
  lotCount: z.int().min(0),
  /** What changed since, newest first; at most 200. */
  since: z.array(lotMove.omit({ points: true }).extend({ points: signedPoints })),
  sinceCount: z.int().min(0),
  sincePoints: signedPoints,
  /** Two members became one later: the other one's points are not among these. */
  mergedLater: z.array(z.object({ name: z.string(), at: utcMs })),
});
export type PointsAsOf = z.infer<typeof pointsAsOf>;

/** An operation on a member's points, as a list shows it. */
export const pointsOperation = z.object({
  uid: z.uuid(),
  kind: z.enum(OPERATION_KINDS),
  /** What it moved of this member. */
  points: signedPoints,
  at: utcMs,
  reason: z.string().nullable(),
  note: z.string(),
  staffName: z.string().nullable(),
  approvedByName: z.string().nullable(),
  /** Of a transfer: the other member. */
  otherName: z.string().nullable(),
  /** When it was taken back; null = it stands. */
  undoneAt: utcMs.nullable(),
  canUndo: z.boolean(),
});
export type PointsOperation = z.infer<typeof pointsOperation>;

const decision = { note: personText(10_000).default(''), approvalId };
const DECISION_ERRORS = [
  'members.unknown',
  'members.isMerged',
  'points.approvalNeeded',
  'points.noteMissing',
  'points.noteTooLong',
] as const;

export const pointsCalls = {
  /** Why the balance is what it is. A merged member's id gives the survivor. */
  'points.explain': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ memberId: rowId }),
    output: explainedBalance,
    errors: ['members.unknown'],
  }),
  /** Every lot that holds or owes something, in spend order, debts last; at most 500. */
  'points.lots': call({
    lane: 'read',
    access: PLANNERS,
    input: z.strictObject({ memberId: rowId }),
    output: z.object({ lots: z.array(explainedLot), lotCount: z.int().min(0) }),
    errors: ['members.unknown'],
  }),
  /** Every entry that touched a lot, oldest first; at most 500. */
  'points.lotMoves': call({
    lane: 'read',
    access: PLANNERS,
    input: z.strictObject({ lotId: rowId }),
    output: z.array(lotMove),
    errors: ['points.lotUnknown'],
  }),
  /** Balance, lots, pending and tier as they stood at a moment, now or before. */
  'points.asOf': call({
    lane: 'read',
    access: PLANNERS,
    input: z.strictObject({ memberId: rowId, at: utcMs }),
    output: pointsAsOf,
    errors: ['members.unknown', 'points.notYet'],
  }),
  /** What was done to a member's points by hand, newest first. */
  'points.operations': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ memberId: rowId, ...pageRequest }),
    output: z.object({
      rows: z.array(pointsOperation),
      nextCursor: z.string().nullable(),
      total: z.int(),
    }),
    errors: ['members.unknown'],
  }),
  /**
   * Corrects points by hand: more than 0 gives a lot that counts at once, less than 0 takes in
   * spend order, below nothing only with `allowsNegative`. Needs a manager, in session or by
   * approval, and a reason. `points.tooMany` carries the store's limit.
   */
  'points.adjust': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({
      requestId,
      memberId: rowId,
      /** More or less than nothing: nothing is no adjustment. */
      points: z.union([points.positive(), signedPoints.negative()]),
      reason: z.enum(ADJUST_REASONS),
      expiry: adjustExpiry.default({ kind: 'programme' }),
      allowsNegative: z.boolean().default(false),
      ...decision,
    }),
    output: z.object({
      operationUid: z.uuid(),
      balanceAfter: signedPoints,
      expiresOn: businessDay.nullable(),
    }),
    errors: [
      ...DECISION_ERRORS,
      'points.tooMany',
      'points.dayPast',
      'points.balanceTooLarge',
      'loyalty.notEnoughPoints',
    ],
  }),
  /** Gives points to another member: both sides in one transaction. Needs a manager. */
  'points.transfer': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({
      requestId,
      fromId: rowId,
      toId: rowId,
      points: points.positive(),
      reason: z.enum(TRANSFER_REASONS),
      ...decision,
    }),
    output: z.object({
      operationUid: z.uuid(),
      balanceAfter: signedPoints,
      receiverBalanceAfter: signedPoints,
    }),
    errors: [
      ...DECISION_ERRORS,
      'points.sameMember',
      'points.transfersOff',
      'points.tooMany',
      'points.balanceTooLarge',
      'members.frozen',
      'loyalty.notEnoughPoints',
    ],
  }),
  /**
   * Takes an adjustment or a transfer back by counter-entries; the first stays as it was. What
   * belongs to a gift or a campaign is taken back there (`points.undoElsewhere`).
   */
  'points.undo': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({
      requestId,
      operationUid: z.uuid(),
      allowsNegative: z.boolean().default(false),
      ...decision,
    }),
    output: z.object({ operationUid: z.uuid(), points: signedPoints, balanceAfter: signedPoints }),
    errors: [
      'points.approvalNeeded',
      'points.noteMissing',
      'points.noteTooLong',
      'points.undoElsewhere',
      'loyalty.operationUnknown',
      'loyalty.alreadyUndone',
      'loyalty.undoIsFinal',
      'loyalty.oneOwner',
      'loyalty.pointsUsed',
    ],
  }),
};
