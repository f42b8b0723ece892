import type { Uid } from '../../../contract/kernel/ids.ts';
import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { MemberCard } from '../../../contract/members.ts';
import type { OperationKind } from '../../../contract/points.ts';
import type { Db, WritableDb } from '../../store/db.ts';
import type { Lot } from './rules/lots.ts';

/** Whose points move, as far as posting needs it. */
export interface PointsOwner {
  readonly id: number;
  readonly uid: string;
  readonly isActive: number;
  readonly frozenReason: MemberCard['frozenReason'];
  readonly householdId: number | null;
}

export function selectOwner(db: Db, memberId: number): PointsOwner | undefined {
  return db.get<PointsOwner>(
    `SELECT id, uid, is_active AS isActive, frozen_reason AS frozenReason,
       household_id AS householdId
     FROM members WHERE id = :memberId`,
    { memberId },
  );
}

/** What was done to points beside sales and returns. */
export interface OperationRow {
  readonly uid: Uid;
  readonly kind: OperationKind;
  /** For whom it was done: who gives, who gets, who pays. */
  readonly memberId: number;
  /** What it was for, such as a referral or a gift; null = nothing that has a record. */
  readonly sourceKind: string | null;
  readonly sourceUid: string | null;
  readonly reason: string | null;
  readonly note: string;
  readonly at: UtcMs;
  readonly businessDay: BusinessDay;
  readonly staffId: number | null;
  readonly approvedBy: number | null;
  readonly undoesId: number | null;
}

export function insertOperation(db: WritableDb, row: OperationRow): number {
  return db.run(
    `INSERT INTO points_operations (uid, kind, member_id, source_kind, source_uid, reason, note, at,
       business_day, staff_id, approved_by, undoes_id)
     VALUES (:uid, :kind, :memberId, :sourceKind, :sourceUid, :reason, :note, :at,
       :businessDay, :staffId, :approvedBy, :undoesId)`,
    { ...row },
  ).lastId;
}

export function insertOperationEntry(
  db: WritableDb,
  row: { readonly operationId: number; readonly entryId: number },
): void {
  db.run(
    'INSERT INTO points_operation_entries (entry_id, operation_id) VALUES (:entryId, :operationId)',
    row,
  );
}

/** An operation with what undoing it needs to know. */
export interface KnownOperation {
  readonly id: number;
  readonly uid: Uid;
  readonly kind: OperationKind;
  readonly memberId: number;
  readonly undoneBy: number | null;
}

export function selectOperation(db: Db, uid: Uid): KnownOperation | undefined {
  return db.get<KnownOperation>(
    `SELECT op.id, op.uid, op.kind, op.member_id AS memberId, undo.id AS undoneBy
     FROM points_operations AS op
     LEFT JOIN points_operations AS undo ON undo.undoes_id = op.id
     WHERE op.uid = :uid`,
    { uid },
  );
}

/** What an operation moved of one lot, with the lot as it is now and whose it is. */
export interface OperationMove extends Lot {
  readonly entryId: number;
  readonly moved: number;
  readonly memberId: number;
  readonly memberUid: string;
  readonly programmeVersion: number;
  /** Whether the operation opened the lot. */
  readonly isOpened: number;
}

/** Everything an operation moved, as it was posted. */
export function selectOperationMoves(db: Db, operationId: number): OperationMove[] {
  return db.all<OperationMove>(
    `SELECT lot.id, lot.uid, lot.remaining, lot.earned_at AS earnedAt,
       lot.active_from AS activeFrom, lot.expires_on AS expiresOn,
       moved.entry_id AS entryId, moved.points AS moved, lot.member_id AS memberId,
       member.uid AS memberUid, lot.programme_version AS programmeVersion,
       lot.entry_id = moved.entry_id AS isOpened
     FROM points_operation_entries AS part
     JOIN points_movements AS moved ON moved.entry_id = part.entry_id
     JOIN points_lots AS lot ON lot.id = moved.lot_id
     JOIN members AS member ON member.id = lot.member_id
     WHERE part.operation_id = :operationId
     ORDER BY moved.entry_id, moved.lot_id`,
    { operationId },
  );
}

/** What a lot hands on to one that takes its place. */
export function selectLotRule(
  db: Db,
  lotId: number,
): { readonly programmeVersion: number; readonly idleMonths: number | null } {
  const row = db.get<{ programmeVersion: number; idleMonths: number | null }>(
    `SELECT programme_version AS programmeVersion, idle_months AS idleMonths
     FROM points_lots WHERE id = :lotId`,
    { lotId },
  );
  if (row === undefined) throw new Error(`There is no lot ${lotId}`);
  return row;
}

/** The record an operation belongs to; null = none, or there is no such operation. */
export function operationSource(
  db: Db,
  uid: Uid,
): { readonly kind: string; readonly uid: Uid } | null {
  return (
    db.get<{ kind: string; uid: Uid }>(
      `SELECT source_kind AS kind, source_uid AS uid FROM points_operations
       WHERE uid = :uid AND source_uid IS NOT NULL`,
      { uid },
    ) ?? null
  );
}
