import type { StoreConnection } from '../open-database.ts';
import { stopIfCancelled } from './task-cancelled.ts';

/**
 * SQLite's own look at every page, table by table, without comparing indexes (`quick_check`).
 * Returns what is wrong; empty = nothing found. It misses most single-bit flips: the chain and
 * the sums of `verify` are what catches those (TRUST, Durability).
 */
export function quickCheck(
  connection: StoreConnection,
  cancelled?: SharedArrayBuffer,
): readonly string[] {
  const tables = connection.all<{ readonly name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`,
  );
  for (const { name } of tables) {
    if (cancelled !== undefined) stopIfCancelled(cancelled);
    const wrong = checkTable(connection, name);
    if (wrong.length > 0) return wrong;
  }
  return [];
}

function checkTable(connection: StoreConnection, name: string): readonly string[] {
  try {
    const rows = connection.all<{ readonly quick_check: string }>(
      'SELECT quick_check FROM pragma_quick_check(:name)',
      { name },
    );
    const lines = rows.map((row) => row.quick_check);
    return lines.length === 1 && lines[0] === 'ok' ? [] : lines;
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
