import type { UtcMs } from '../../../contract/kernel/time.ts';
import type { StaffSummary } from '../../../contract/staff.ts';
import type { Db, WritableDb } from '../../store/db.ts';
import { FAILURES_BEFORE_MANAGER, standingOf } from './rules/lockout.ts';

export interface StaffRow {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly role: StaffSummary['role'];
  readonly isActive: number;
  readonly failures: number;
  readonly lockedUntil: number | null;
  /** Other managers who can still sign in. */
  readonly helpers: number;
}

export interface Credential {
  readonly pinSalt: Uint8Array;
  readonly pinHash: Uint8Array;
}

export interface NewStaff extends Credential {
  readonly uid: string;
  readonly name: string;
  readonly role: StaffSummary['role'];
  readonly createdAt: UtcMs;
}

export function staffById(db: Db, id: number): StaffRow | undefined {
  return db.get<StaffRow>(
    `SELECT s.id, s.uid, s.name, s.role, s.is_active AS isActive, s.failures,
            s.locked_until AS lockedUntil,
            (SELECT COUNT(*) FROM staff h
              WHERE h.id <> s.id AND h.is_active = 1 AND h.role IN ('manager', 'admin')
                AND h.failures < :limit) AS helpers
       FROM staff s
      WHERE s.id = :id`,
    { id, limit: FAILURES_BEFORE_MANAGER },
  );
}

export function listStaff(db: Db, includeInactive: boolean): StaffRow[] {
  return db.all<StaffRow>(
    `SELECT s.id, s.uid, s.name, s.role, s.is_active AS isActive, s.failures,
            s.locked_until AS lockedUntil,
            (SELECT COUNT(*) FROM staff h
              WHERE h.id <> s.id AND h.is_active = 1 AND h.role IN ('manager', 'admin')
                AND h.failures < :limit) AS helpers
       FROM staff s
      WHERE s.is_active = 1 OR :inactiveToo = 1
      ORDER BY s.is_active DESC, s.id`,
    { limit: FAILURES_BEFORE_MANAGER, inactiveToo: includeInactive ? 1 : 0 },
  );
}

export function isNameTaken(db: Db, name: string, exceptId: number): boolean {
  const row = db.get<{ id: number }>(
    'SELECT id FROM staff WHERE name = :name AND is_active = 1 AND id <> :exceptId',
    { name, exceptId },
  );
  return row !== undefined;
}

/** Active people other than `exceptId` who run the store. */
export function countOtherManagers(db: Db, exceptId: number): number {
  const row = db.get<{ n: number }>(
    `SELECT COUNT(*) AS n FROM staff
      WHERE is_active = 1 AND role IN ('manager', 'admin') AND id <> :exceptId`,
    { exceptId },
  );
  return row?.n ?? 0;
}

export function credentialOf(db: Db, id: number): Credential | undefined {
  return db.get<Credential>(
    'SELECT pin_salt AS pinSalt, pin_hash AS pinHash FROM staff WHERE id = :id',
    { id },
  );
}

export function insertStaffRow(db: WritableDb, staff: NewStaff): number {
  const { lastId } = db.run(
    `INSERT INTO staff (uid, name, role, pin_salt, pin_hash, created_at)
     VALUES (:uid, :name, :role, :pinSalt, :pinHash, :createdAt)`,
    {
      uid: staff.uid,
      name: staff.name,
      role: staff.role,
      pinSalt: staff.pinSalt,
      pinHash: staff.pinHash,
      createdAt: staff.createdAt,
    },
  );
  return lastId;
}

export function setProfile(
  db: WritableDb,
  change: { id: number; name: string; role: string; isActive: boolean },
): void {
  db.run('UPDATE staff SET name = :name, role = :role, is_active = :isActive WHERE id = :id', {
    id: change.id,
    name: change.name,
    role: change.role,
    isActive: change.isActive ? 1 : 0,
  });
}

export function setAttempts(
  db: WritableDb,
  attempts: { id: number; failures: number; lockedUntil: UtcMs | null },
): void {
  db.run('UPDATE staff SET failures = :failures, locked_until = :lockedUntil WHERE id = :id', {
    id: attempts.id,
    failures: attempts.failures,
    lockedUntil: attempts.lockedUntil,
  });
}

/** Gives a person a new PIN; the count of failures starts again. */
export function setCredential(db: WritableDb, id: number, credential: Credential): void {
  db.run(
    `UPDATE staff SET pin_salt = :pinSalt, pin_hash = :pinHash, failures = 0, locked_until = NULL
      WHERE id = :id`,
    { id, pinSalt: credential.pinSalt, pinHash: credential.pinHash },
  );
}

export function toSummary(row: StaffRow, now: UtcMs): StaffSummary {
  const standing = standingOf({ ...row, canBeHelped: row.helpers > 0 }, now);
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    isActive: row.isActive === 1,
    lockedUntil: standing.kind === 'lockedOut' ? standing.until : null,
    needsManager: standing.kind === 'needsManager',
  };
}
