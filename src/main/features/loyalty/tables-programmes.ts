import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** A version of the programme as it is stored; `rules` is JSON. */
export interface ProgrammeRow {
  readonly version: number;
  readonly effectiveFrom: BusinessDay;
  readonly rules: string;
}

/**
 * The version in force on `day`: of all whose first day has come the one with the latest first
 * day, of several with the same one the highest. Before the first one's day, the first one.
 * Versions that were retired before their day never come into force.
 */
export function selectProgrammeOn(db: Db, day: BusinessDay): ProgrammeRow | undefined {
  return db.get<ProgrammeRow>(
    `SELECT version, effective_from AS effectiveFrom, rules FROM loyalty_programmes
     WHERE version = coalesce(
       (SELECT version FROM loyalty_programmes
        WHERE effective_from <= :day AND retired_at IS NULL
        ORDER BY effective_from DESC, version DESC LIMIT 1),
       (SELECT min(version) FROM loyalty_programmes WHERE retired_at IS NULL))`,
    { day },
  );
}

export function selectProgramme(db: Db, version: number): ProgrammeRow | undefined {
  return db.get<ProgrammeRow>(
    `SELECT version, effective_from AS effectiveFrom, rules FROM loyalty_programmes
     WHERE version = :version`,
    { version },
  );
}

export function selectLatestVersion(db: Db): number {
  const row = db.get<{ version: number }>(
    'SELECT coalesce(max(version), 0) AS version FROM loyalty_programmes',
  );
  return row?.version ?? 0;
}

export function insertProgramme(
  db: WritableDb,
  row: ProgrammeRow & {
    readonly note: string;
    readonly draftUid: string | null;
    readonly publishedAt: UtcMs;
    readonly publishedBy: number | null;
  },
): void {
  db.run(
    `INSERT INTO loyalty_programmes (version, effective_from, note, draft_uid, rules,
       published_at, published_by)
     VALUES (:version, :effectiveFrom, :note, :draftUid, :rules, :publishedAt, :publishedBy)`,
    { ...row },
  );
}

/** A version as the list of versions shows it. */
export interface VersionRow {
  readonly version: number;
  readonly effectiveFrom: BusinessDay;
  readonly note: string;
  readonly ruleCount: number;
  readonly publishedAt: UtcMs;
  readonly publishedBy: string | null;
  readonly retiredAt: UtcMs | null;
  readonly retiredBy: string | null;
  readonly retiredNote: string;
}

/** Every version there ever was, the newest first. */
export function selectVersions(db: Db): VersionRow[] {
  return db.all<VersionRow>(
    `SELECT version, effective_from AS effectiveFrom, note,
       coalesce(json_array_length(rules, '$.rules'), 0) AS ruleCount,
       published_at AS publishedAt,
       (SELECT name FROM staff WHERE id = published_by) AS publishedBy,
       retired_at AS retiredAt,
       (SELECT name FROM staff WHERE id = retired_by) AS retiredBy,
       retired_note AS retiredNote
     FROM loyalty_programmes ORDER BY version DESC`,
  );
}

/** The version that a draft became; undefined = it was not published. */
export function selectVersionOfDraft(db: Db, draftUid: string): number | undefined {
  return db.get<{ version: number }>(
    'SELECT version FROM loyalty_programmes WHERE draft_uid = :draftUid',
    { draftUid },
  )?.version;
}

export function setRetired(
  db: WritableDb,
  row: {
    readonly version: number;
    readonly at: UtcMs;
    readonly staffId: number | null;
    readonly note: string;
  },
): void {
  db.run(
    `UPDATE loyalty_programmes SET retired_at = :at, retired_by = :staffId, retired_note = :note
     WHERE version = :version AND retired_at IS NULL`,
    { ...row },
  );
}
