import type { ImportKind } from '../../../contract/imports.ts';
import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../store/db.ts';

export function sourceIdOf(db: Db, name: string): number | undefined {
  return db.get<{ id: number }>('SELECT id FROM import_sources WHERE name = :name', { name })?.id;
}

export function insertSource(db: WritableDb, name: string): number {
  return db.run('INSERT INTO import_sources (name) VALUES (:name)', { name }).lastId;
}

/** A run that booked something. */
export interface RunRow {
  readonly uid: string;
  readonly kind: ImportKind;
  readonly sourceId: number;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly staffId: number | null;
  readonly startedAt: UtcMs;
}

export function insertRun(db: WritableDb, row: RunRow): number {
  return db.run(
    `INSERT INTO import_runs (uid, kind, source_id, file_name, file_sha256, staff_id, started_at)
     VALUES (:uid, :kind, :sourceId, :fileName, :fileSha256, :staffId, :startedAt)`,
    { ...row },
  ).lastId;
}

export function finishRun(
  db: WritableDb,
  run: {
    readonly id: number;
    readonly finishedAt: UtcMs;
    readonly imported: number;
    readonly duplicates: number;
    readonly rejected: number;
    readonly amountMinor: number;
  },
): void {
  db.run(
    `UPDATE import_runs SET finished_at = :finishedAt, imported = :imported,
       duplicates = :duplicates, rejected = :rejected, amount_minor = :amountMinor
     WHERE id = :id`,
    { ...run },
  );
}

/** The member whom a source knows by a number. */
export function memberOfSource(
  db: Db,
  key: { readonly sourceId: number; readonly code: string },
): number | undefined {
  return db.get<{ id: number }>(
    'SELECT member_id AS id FROM import_members WHERE source_id = :sourceId AND code = :code',
    { ...key },
  )?.id;
}

export function insertMemberKey(
  db: WritableDb,
  row: { readonly sourceId: number; readonly code: string; readonly memberId: number },
): void {
  db.run(
    `INSERT INTO import_members (source_id, code, member_id) VALUES (:sourceId, :code, :memberId)
     ON CONFLICT (source_id, code) DO NOTHING`,
    { ...row },
  );
}

/** What was booked of a receipt before. */
export interface ImportedSaleRow {
  readonly saleId: number;
  readonly rowKeys: Uint8Array;
}

export function importedSalesOf(
  db: Db,
  receipt: { readonly sourceId: number; readonly number: string; readonly day: BusinessDay },
): ImportedSaleRow[] {
  return db.all<ImportedSaleRow>(
    `SELECT sale_id AS saleId, row_keys AS rowKeys FROM imported_sales
     WHERE source_id = :sourceId AND number = :number AND day = :day`,
    { ...receipt },
  );
}

export function insertImportedSale(
  db: WritableDb,
  row: {
    readonly sourceId: number;
    readonly number: string;
    readonly day: BusinessDay;
    readonly saleId: number;
    readonly rowKeys: Uint8Array;
  },
): void {
  db.run(
    `INSERT INTO imported_sales (source_id, number, day, sale_id, row_keys)
     VALUES (:sourceId, :number, :day, :saleId, :rowKeys)`,
    { ...row },
  );
}
