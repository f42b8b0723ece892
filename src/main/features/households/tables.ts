import type { UtcMs } from '../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** A household that stands. */
export interface HouseholdRow {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly headId: number;
  readonly dailyLimit: number | null;
  readonly createdAt: UtcMs;
}

const COLUMNS = `id, uid, name, head_id AS headId, daily_limit AS dailyLimit,
       created_at AS createdAt`;

export function selectHousehold(db: Db, id: number): HouseholdRow | undefined {
  return db.get<HouseholdRow>(
    `SELECT ${COLUMNS} FROM households WHERE id = :id AND dissolved_at IS NULL`,
    { id },
  );
}

export function insertHousehold(
  db: WritableDb,
  row: Omit<HouseholdRow, 'id'> & { readonly createdBy: number | null },
): number {
  return db.run(
    `INSERT INTO households (uid, name, head_id, daily_limit, created_at, created_by)
     VALUES (:uid, :name, :headId, :dailyLimit, :createdAt, :createdBy)`,
    { ...row },
  ).lastId;
}

export function updateHousehold(
  db: WritableDb,
  row: Pick<HouseholdRow, 'id' | 'name' | 'headId' | 'dailyLimit'>,
): void {
  db.run(
    `UPDATE households SET name = :name, head_id = :headId, daily_limit = :dailyLimit
     WHERE id = :id`,
    { id: row.id, name: row.name, headId: row.headId, dailyLimit: row.dailyLimit },
  );
}

export function endHousehold(
  db: WritableDb,
  end: { readonly id: number; readonly at: UtcMs },
): void {
  db.run('UPDATE households SET dissolved_at = :at WHERE id = :id', { ...end });
}

/** Who is in a household now, in the order they joined. */
export interface HouseholdMemberRow {
  readonly memberId: number;
  readonly uid: string;
  readonly name: string;
  readonly phone: string | null;
  readonly isFrozen: number;
  readonly joinedAt: UtcMs;
}

export function selectHouseholdMembers(db: Db, householdId: number): HouseholdMemberRow[] {
  return db.all<HouseholdMemberRow>(
    `SELECT part.member_id AS memberId, member.uid, member.name, member.phone,
       member.frozen_at IS NOT NULL AS isFrozen, part.joined_at AS joinedAt
     FROM household_members AS part JOIN members AS member ON member.id = part.member_id
     WHERE part.household_id = :householdId AND part.left_at IS NULL
     ORDER BY part.id`,
    { householdId },
  );
}

export function joinHousehold(
  db: WritableDb,
  join: { readonly householdId: number; readonly memberId: number; readonly at: UtcMs },
): void {
  db.run(
    `INSERT INTO household_members (household_id, member_id, joined_at)
     VALUES (:householdId, :memberId, :at)`,
    { ...join },
  );
  db.run('UPDATE members SET household_id = :householdId WHERE id = :memberId', {
    householdId: join.householdId,
    memberId: join.memberId,
  });
}

export function leaveHousehold(
  db: WritableDb,
  leave: { readonly memberId: number; readonly at: UtcMs },
): void {
  db.run(
    'UPDATE household_members SET left_at = :at WHERE member_id = :memberId AND left_at IS NULL',
    { ...leave },
  );
  db.run('UPDATE members SET household_id = NULL WHERE id = :memberId', {
    memberId: leave.memberId,
  });
}
