import type { UtcMs } from '../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../store/db.ts';

export interface SettingsRow {
  readonly part: string;
  readonly value: string;
}

export function selectSettings(db: Db): SettingsRow[] {
  return db.all<SettingsRow>('SELECT part, value FROM settings ORDER BY part');
}

export function saveSetting(
  db: WritableDb,
  row: SettingsRow & { readonly at: UtcMs; readonly staffId: number | null },
): void {
  db.run(
    `INSERT INTO settings (part, value, updated_at, updated_by) VALUES (:part, :value, :at, :staffId)
     ON CONFLICT (part) DO UPDATE SET value = :value, updated_at = :at, updated_by = :staffId`,
    { ...row },
  );
}
