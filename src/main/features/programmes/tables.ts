import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { ProgrammeDraft } from '../../../contract/programmes.ts';
import type { Db, WritableDb } from '../../store/db.ts';

const DRAFT = `uid, name, based_on AS basedOn, effective_from AS effectiveFrom,
       row_version AS rowVersion, created_at AS createdAt,
       (SELECT name FROM staff WHERE id = created_by) AS createdBy, saved_at AS savedAt,
       (SELECT name FROM staff WHERE id = saved_by) AS savedBy`;

/** A draft with its rules, as JSON. */
export interface DraftRow extends ProgrammeDraft {
  readonly rules: string;
}

/** The drafts that are open, the last saved first. */
export function selectDrafts(db: Db): ProgrammeDraft[] {
  return db.all<ProgrammeDraft>(
    `SELECT ${DRAFT} FROM programme_drafts ORDER BY saved_at DESC, uid`,
  );
}

export function selectDraft(db: Db, uid: string): DraftRow | undefined {
  return db.get<DraftRow>(`SELECT ${DRAFT}, rules FROM programme_drafts WHERE uid = :uid`, { uid });
}

export function countDrafts(db: Db): number {
  return db.get<{ n: number }>('SELECT count(*) AS n FROM programme_drafts')?.n ?? 0;
}

export function insertDraft(
  db: WritableDb,
  row: {
    readonly uid: string;
    readonly name: string;
    readonly basedOn: number | null;
    readonly effectiveFrom: BusinessDay | null;
    readonly rules: string;
    readonly at: UtcMs;
    readonly staffId: number | null;
  },
): void {
  db.run(
    `INSERT INTO programme_drafts (uid, name, based_on, effective_from, row_version, rules,
       created_at, created_by, saved_at, saved_by)
     VALUES (:uid, :name, :basedOn, :effectiveFrom, 1, :rules, :at, :staffId, :at, :staffId)`,
    { ...row },
  );
}

/** Writes a draft whose row the caller has just looked at. */
export function updateDraft(
  db: WritableDb,
  row: {
    readonly uid: string;
    readonly name: string;
    readonly effectiveFrom: BusinessDay | null;
    readonly rules: string;
    readonly at: UtcMs;
    readonly staffId: number | null;
  },
): void {
  db.run(
    `UPDATE programme_drafts SET name = :name, effective_from = :effectiveFrom, rules = :rules,
       row_version = row_version + 1, saved_at = :at, saved_by = :staffId
     WHERE uid = :uid`,
    { ...row },
  );
}

export function deleteDraft(db: WritableDb, uid: string): void {
  db.run('DELETE FROM programme_drafts WHERE uid = :uid', { uid });
}
