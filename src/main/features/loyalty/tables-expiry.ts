import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { WritableDb } from '../../store/db.ts';
import type { LapsedLot } from './tables.ts';

/** An entry of lots that lapsed together, and the lots. */
export interface LapsedEntry {
  readonly uid: string;
  readonly memberId: number;
  /** Less than 0. */
  readonly points: number;
  readonly programmeVersion: number;
  readonly lots: readonly LapsedLot[];
}

/**
 * Writes off what lapsed, many lots with a statement each for entries, movements and lots: a
 * million lots are to lapse within a minute. Entries of one statement get ids one after the other.
 */
export function insertLapsed(
  db: WritableDb,
  entries: readonly LapsedEntry[],
  posted: {
    readonly at: UtcMs;
    readonly businessDay: BusinessDay;
    readonly staffId: number | null;
  },
): void {
  const rows = JSON.stringify(
    entries.map((entry) => [entry.uid, entry.memberId, entry.points, entry.programmeVersion]),
  );
  const { lastId } = db.run(
    `INSERT INTO points_entries (uid, member_id, kind, points, at, business_day, staff_id,
       programme_version)
     SELECT value ->> 0, value ->> 1, 'expire', value ->> 2, :at, :businessDay, :staffId,
       value ->> 3
     FROM json_each(:rows) ORDER BY key`,
    { ...posted, rows },
  );
  const firstId = lastId - entries.length + 1;
  const moved = entries.flatMap((entry, index) =>
    entry.lots.map((lot) => [firstId + index, lot.id, -lot.remaining]),
  );
  db.run(
    `INSERT INTO points_movements (entry_id, lot_id, points)
     SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(:rows)`,
    { rows: JSON.stringify(moved) },
  );
  db.run(
    `UPDATE points_lots SET remaining = 0
     WHERE id IN (SELECT value FROM json_each(:rows))`,
    { rows: JSON.stringify(entries.flatMap((entry) => entry.lots.map((lot) => lot.id))) },
  );
}
