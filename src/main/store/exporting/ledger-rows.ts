import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { Db } from '../db.ts';
import { eventLine, type EventRow, readChainHead } from '../event-log.ts';
import { readTill } from '../store-environment.ts';

/** The version of the exported ledger's format (docs/ledger-format.md). */
const LEDGER_VERSION = 1;

interface MovementRow {
  readonly entryId: number;
  readonly lot: string;
  readonly points: number;
}

/**
 * The lines of an exported ledger, without their line ends: a head, every event exactly as it was
 * hashed, then the lots, entries and balances of the tables, and an end that counts them. Balances
 * are those of `day`. Nothing in it names a person: members are uids.
 */
export function* ledgerRows(
  db: Db,
  moment: { readonly day: BusinessDay; readonly exportedAt: UtcMs },
): Generator<string, void> {
  const found = readTill(db);
  const uid = found?.uid ?? '';
  const { storeCode = '', tillCode = '', currency = '' } = found?.till ?? {};
  const till = { uid, storeCode, tillCode, currency };
  yield canonicalJson({ ledger: LEDGER_VERSION, till, ...moment });
  const counts = { events: 0, lots: 0, entries: 0, balances: 0 };
  for (const line of eventRows(db)) {
    counts.events += 1;
    yield line;
  }
  for (const lot of lotRows(db)) {
    counts.lots += 1;
    yield canonicalJson({ lot });
  }
  for (const entry of entryRows(db)) {
    counts.entries += 1;
    yield canonicalJson({ entry });
  }
  for (const balance of balanceRows(db, moment.day)) {
    counts.balances += 1;
    yield canonicalJson({ balance });
  }
  const head = Buffer.from(readChainHead(db, uid).hash).toString('hex');
  yield canonicalJson({ end: { ...counts, head } });
}

function* eventRows(db: Db): Generator<string, void> {
  const rows = db.iterate<EventRow & { readonly hash: Uint8Array }>(
    `SELECT seq, uid, type, schema_version AS schemaVersion, at, business_day AS businessDay,
       staff_id AS staffId, data, hash
     FROM event_log ORDER BY seq`,
  );
  for (const row of rows) {
    const hash = Buffer.from(row.hash).toString('hex');
    yield `{"event":${eventLine(row)},"hash":"${hash}"}`;
  }
}

function lotRows(db: Db): Iterable<object> {
  return db.iterate<object>(
    `SELECT lot.uid, member.uid AS member, entry.uid AS entry, lot.amount, lot.remaining,
       lot.earned_at AS earnedAt, lot.active_from AS activeFrom, lot.expires_on AS expiresOn
     FROM points_lots AS lot
     JOIN members AS member ON member.id = lot.member_id
     JOIN points_entries AS entry ON entry.id = lot.entry_id
     ORDER BY lot.id`,
  );
}

/** Entries with their movements: both come in the order of the entries. */
function* entryRows(db: Db): Generator<object, void> {
  const movements = db.iterate<MovementRow>(
    `SELECT moved.entry_id AS entryId, lot.uid AS lot, moved.points
     FROM points_movements AS moved CROSS JOIN points_lots AS lot ON lot.id = moved.lot_id
     ORDER BY moved.entry_id, moved.lot_id`,
  );
  let next = movements.next();
  const entries = db.iterate<{ readonly id: number; readonly uid: string }>(
    `SELECT entry.id, entry.uid, member.uid AS member, entry.kind, entry.points,
       entry.business_day AS day
     FROM points_entries AS entry JOIN members AS member ON member.id = entry.member_id
     ORDER BY entry.id`,
  );
  for (const { id, ...entry } of entries) {
    const own: { lot: string; points: number }[] = [];
    while (next.done !== true && next.value.entryId <= id) {
      const { entryId, lot, points } = next.value;
      if (entryId === id) own.push({ lot, points });
      next = movements.next();
    }
    yield { ...entry, movements: own };
  }
}

function balanceRows(db: Db, day: BusinessDay): Iterable<object> {
  return db.iterate<object>(
    `SELECT member.uid AS member, sum(entered) AS entries, sum(held) AS remaining,
       sum(usable) AS spendable
     FROM (SELECT member_id, points AS entered, 0 AS held, 0 AS usable FROM points_entries
           UNION ALL
           SELECT member_id, 0, remaining,
             CASE WHEN remaining < 0 OR (active_from <= :day
               AND (expires_on IS NULL OR expires_on >= :day)) THEN remaining ELSE 0 END
           FROM points_lots)
     JOIN members AS member ON member.id = member_id
     GROUP BY member_id ORDER BY member_id`,
    { day },
  );
}
