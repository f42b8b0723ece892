import type { Db } from '../db.ts';
import { chainHash, eventLine, genesisHash, type EventRow } from '../event-log.ts';
import type { CheckResult } from './check-result.ts';

interface ChainedRow extends EventRow {
  readonly hash: Uint8Array;
}

/**
 * Recomputes every link of the event log and names the first row that is not what was logged:
 * changed, removed, or moved (TRUST, Audit; fault 17).
 */
export function verifyChain(db: Db, tillUid: string): CheckResult {
  let previous = genesisHash(tillUid);
  let seq = 0;
  const rows = db.iterate<ChainedRow>(
    `SELECT seq, uid, type, schema_version AS schemaVersion, at, business_day AS businessDay,
            staff_id AS staffId, data, hash
     FROM event_log ORDER BY seq`,
  );
  for (const row of rows) {
    seq += 1;
    if (row.seq !== seq)
      return { rows: seq - 1, wrong: wrongAt(seq, `is missing, ${row.seq} follows`) };
    const wanted = chainHash(previous, eventLine(row));
    if (!Buffer.from(wanted).equals(Buffer.from(row.hash))) {
      return { rows: seq, wrong: wrongAt(seq, `(${row.type}) is not what was logged`) };
    }
    previous = row.hash;
  }
  return { rows: seq, wrong: null };
}

function wrongAt(seq: number, what: string) {
  return { row: `event_log ${seq}`, detail: `Event ${seq} ${what}` };
}
