import type { UtcMs } from '../../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../../store/db.ts';

/** The till's basket in progress, as JSON. */
export function selectDraft(db: Db): string | undefined {
  return db.get<{ payload: string }>('SELECT payload FROM drafts WHERE id = 1')?.payload;
}

export function saveDraft(db: WritableDb, payload: string, at: UtcMs): void {
  db.run(
    `INSERT INTO drafts (id, payload, updated_at) VALUES (1, :payload, :at)
     ON CONFLICT (id) DO UPDATE SET payload = excluded.payload, updated_at = excluded.updated_at`,
    { payload, at },
  );
}

export function deleteDraft(db: WritableDb): void {
  db.run('DELETE FROM drafts WHERE id = 1');
}

/** Whether a command with this key was carried out. */
export function isRequestDone(db: Db, requestId: string): boolean {
  return (
    db.get('SELECT 1 AS found FROM requests WHERE request_id = :requestId', { requestId }) !==
    undefined
  );
}
