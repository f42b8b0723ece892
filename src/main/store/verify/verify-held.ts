import type { Db } from '../db.ts';
import type { CheckResult } from './check-result.ts';

interface HeldEvent {
  readonly type: string;
  readonly data: string;
}

interface HeldRow {
  readonly id: number;
  readonly uid: string;
  readonly lineCount: number;
  readonly totalMinor: number | null;
}

interface Logged {
  readonly basket?: string | null;
  readonly lineCount?: number;
  readonly totalMinor?: number | null;
}

/**
 * The baskets that wait are those which the log says were suspended and neither taken up again
 * nor given up, with as many lines and the same total: none vanished, none was put in.
 */
export function verifyHeld(db: Db): CheckResult {
  const waiting = new Map<string, Logged>();
  const events = db.iterate<HeldEvent>(
    `SELECT type, data FROM event_log
     WHERE type IN ('sale.suspended', 'sale.resumed', 'sale.voided') ORDER BY seq`,
  );
  for (const { type, data } of events) {
    const logged = JSON.parse(data) as Logged;
    if (typeof logged.basket !== 'string') continue;
    if (type === 'sale.suspended') waiting.set(logged.basket, logged);
    else waiting.delete(logged.basket);
  }
  const rows = db.all<HeldRow>(
    `SELECT id, uid, line_count AS lineCount, total_minor AS totalMinor
     FROM held_baskets ORDER BY id`,
  );
  for (const row of rows) {
    const logged = waiting.get(row.uid);
    const isRight = logged?.lineCount === row.lineCount && logged.totalMinor === row.totalMinor;
    if (!isRight) return wrong(rows, row.id, `Basket ${row.uid} is not what was suspended`);
    waiting.delete(row.uid);
  }
  const [lost] = waiting.keys();
  return lost === undefined
    ? { rows: rows.length, wrong: null }
    : wrong(rows, '-', `Basket ${lost} was suspended and is gone`);
}

function wrong(rows: readonly HeldRow[], id: number | '-', detail: string): CheckResult {
  return { rows: rows.length, wrong: { row: `held_baskets ${id}`, detail } };
}
