import type { Db, WritableDb } from '../../store/db.ts';

/** Keeps with an entry what its earning was worked out from, as JSON. */
export function saveDetail(db: WritableDb, entryId: number, detail: string): void {
  db.run('UPDATE points_entries SET detail = :detail WHERE id = :entryId', { entryId, detail });
}

/** What a sale's earning was worked out from; null = from nothing but amounts, tier and day. */
export function selectDetail(db: Db, saleId: number): string | null {
  const row = db.get<{ detail: string | null }>(
    `SELECT detail FROM points_entries WHERE sale_id = :saleId AND kind = 'earn'`,
    { saleId },
  );
  return row?.detail ?? null;
}
