import type { Minor } from '../../../../contract/kernel/money.ts';
import type { UtcMs } from '../../../../contract/kernel/time.ts';
import type { HeldBasket } from '../../../../contract/sales.ts';
import type { Db, WritableDb } from '../../../store/db.ts';

/** A basket that waits, as it is kept. */
export interface HeldRow {
  readonly uid: string;
  readonly name: string;
  /** The draft, as JSON. */
  readonly payload: string;
  readonly lineCount: number;
  readonly totalMinor: Minor | null;
  readonly memberId: number | null;
  readonly staffId: number;
  readonly createdAt: UtcMs;
}

export function insertHeld(db: WritableDb, row: HeldRow): number {
  return db.run(
    `INSERT INTO held_baskets (uid, name, payload, line_count, total_minor, member_id, staff_id,
       created_at)
     VALUES (:uid, :name, :payload, :lineCount, :totalMinor, :memberId, :staffId, :createdAt)`,
    { ...row },
  ).lastId;
}

export function selectHeld(db: Db, heldId: number): HeldRow | undefined {
  return db.get<HeldRow>(
    `SELECT uid, name, payload, line_count AS lineCount, total_minor AS totalMinor,
       member_id AS memberId, staff_id AS staffId, created_at AS createdAt
     FROM held_baskets WHERE id = :heldId`,
    { heldId },
  );
}

/** All that wait, oldest first. */
export function selectAllHeld(db: Db): HeldBasket[] {
  return db.all<HeldBasket>(
    `SELECT held.id AS heldId, held.name, held.created_at AS createdAt, staff.name AS staffName,
       held.member_id AS memberId, member.name AS memberName, held.line_count AS lineCount,
       held.total_minor AS totalMinor
     FROM held_baskets AS held
     JOIN staff ON staff.id = held.staff_id
     LEFT JOIN members AS member ON member.id = held.member_id
     ORDER BY held.id`,
  );
}

export function countHeld(db: Db): number {
  return db.get<{ count: number }>('SELECT count(*) AS count FROM held_baskets')?.count ?? 0;
}

export function deleteHeld(db: WritableDb, heldId: number): void {
  db.run('DELETE FROM held_baskets WHERE id = :heldId', { heldId });
}
