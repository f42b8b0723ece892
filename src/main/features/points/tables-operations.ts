import type { PointsOperation } from '../../../contract/points.ts';
import type { Db } from '../../store/db.ts';

type OperationRow = Omit<PointsOperation, 'canUndo'> & {
  readonly id: number;
  readonly sourceUid: string | null;
};

/** Operations that moved a member's points, before a place, newest first. */
export function selectOperations(
  db: Db,
  page: { readonly memberId: number; readonly beforeId: number; readonly limit: number },
): OperationRow[] {
  return db.all<OperationRow>(
    `SELECT op.id, op.uid, op.kind, op.source_uid AS sourceUid, op.at, op.reason, op.note,
       staff.name AS staffName, boss.name AS approvedByName, undo.at AS undoneAt,
       (SELECT sum(entry.points) FROM points_operation_entries AS part
        JOIN points_entries AS entry ON entry.id = part.entry_id
        WHERE part.operation_id = op.id AND entry.member_id = :memberId) AS points,
       (SELECT other.name FROM points_operation_entries AS part
        JOIN points_entries AS entry ON entry.id = part.entry_id
        JOIN members AS other ON other.id = entry.member_id
        WHERE part.operation_id = op.id AND entry.member_id <> :memberId LIMIT 1) AS otherName
     FROM points_operations AS op
     LEFT JOIN staff ON staff.id = op.staff_id
     LEFT JOIN staff AS boss ON boss.id = op.approved_by
     LEFT JOIN points_operations AS undo ON undo.undoes_id = op.id
     WHERE op.id < :beforeId AND op.id IN (
       SELECT part.operation_id FROM points_entries AS entry
       JOIN points_operation_entries AS part ON part.entry_id = entry.id
       WHERE entry.member_id = :memberId)
     ORDER BY op.id DESC LIMIT :limit`,
    { ...page },
  );
}

export function countOperations(db: Db, memberId: number): number {
  const row = db.get<{ count: number }>(
    `SELECT count(DISTINCT part.operation_id) AS count FROM points_entries AS entry
     JOIN points_operation_entries AS part ON part.entry_id = entry.id
     WHERE entry.member_id = :memberId`,
    { memberId },
  );
  return row?.count ?? 0;
}
