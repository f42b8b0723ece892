import { rebuildDays } from '../../src/main/features/tiers/face.ts';
import { openWritable } from '../../src/main/store/open-database.ts';
import type { BenchStore } from './stores.ts';

/** A member who buys several times a week for ten years. */
export const HEAVY_PURCHASES = 2000;

/** The generated event log holds the sales of so many days and a few. */
const LOGGED_DAYS = 95;

export interface HeavyMember {
  readonly id: number;
  readonly cardNo: string;
}

/**
 * Members with 2,000 purchases each. The generator makes none, so that sales of all years that the
 * event log no longer holds, from anywhere in the file, are given to them once; whatever else is
 * measured does not look at them.
 */
export function ensureHeavyMembers(store: BenchStore, count: number): HeavyMember[] {
  const connection = openWritable(store.paths.store);
  try {
    const known = connection.all<HeavyMember>(
      `SELECT m.id, m.card_no AS cardNo FROM members m
        WHERE m.id IN (SELECT member_id FROM sales WHERE member_id IS NOT NULL
                        GROUP BY member_id HAVING count(*) >= :wanted)
        ORDER BY m.id LIMIT :count`,
      { wanted: HEAVY_PURCHASES, count },
    );
    if (known.length >= count) return known;
    // The ids of generated sales go up with their days.
    const sales =
      connection.get<{ n: number }>(
        `SELECT coalesce(max(id), 0) AS n FROM sales
          WHERE business_day < (SELECT date(max(business_day), :unlogged) FROM sales)`,
        { unlogged: `-${LOGGED_DAYS} days` },
      )?.n ?? 0;
    // A small store has sales for a few such members only.
    const able = Math.max(1, Math.min(count, Math.floor(sales / HEAVY_PURCHASES / 2)));
    const made = connection.all<HeavyMember>(
      'SELECT id, card_no AS cardNo FROM members WHERE is_active = 1 ORDER BY id LIMIT :able',
      { able },
    );
    const step = Math.max(1, Math.floor(sales / (HEAVY_PURCHASES * able)));
    connection.run('BEGIN IMMEDIATE');
    for (const [index, { id }] of made.entries()) {
      connection.run(
        `UPDATE sales SET member_id = :id
          WHERE id IN (SELECT id FROM sales WHERE (id / :step) % :able = :index AND id % :step = 0
                          AND id <= :sales LIMIT :wanted)`,
        { id, step, able, index, sales, wanted: HEAVY_PURCHASES },
      );
    }
    rebuildDays(connection.asWritable());
    connection.run('COMMIT');
    return made;
  } finally {
    connection.close();
  }
}
