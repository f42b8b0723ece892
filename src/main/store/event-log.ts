import { createHash, hash as hashOnce } from 'node:crypto';
import type { Uid } from '../../contract/kernel/ids.ts';
import type { BusinessDay, UtcMs } from '../../contract/kernel/time.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Db, WritableDb } from './db.ts';

/** The version of every event's shape in this release; a changed shape of `data` raises it. */
export const EVENT_SCHEMA_VERSION = 1;

/** An event as the table `event_log` holds it, without its hash. */
export interface EventRow {
  readonly seq: number;
  readonly uid: Uid;
  readonly type: string;
  readonly schemaVersion: number;
  readonly at: UtcMs;
  readonly businessDay: BusinessDay;
  readonly staffId: number | null;
  /** Canonical JSON, as it was hashed. */
  readonly data: string;
}

/** The last link of a chain. Seq 0 = no event yet. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: Uint8Array;
}

/** The link before the first event: it ties the chain to this till. */
export function genesisHash(tillUid: Uid): Uint8Array {
  return createHash('sha256').update(`guitai-events/1\n${tillUid}\n`).digest();
}

/**
 * The exact text of an event that is hashed and, later, sent: one line of canonical JSON (keys
 * sorted, no spaces), without its line end.
 */
export function eventLine(row: EventRow): string {
  return `{"at":${row.at},"businessDay":${JSON.stringify(row.businessDay)},"data":${row.data},"seq":${row.seq},"staffId":${row.staffId ?? 'null'},"sv":${row.schemaVersion},"type":${JSON.stringify(row.type)},"uid":${JSON.stringify(row.uid)}}`;
}

/** A character of a string takes three bytes of UTF-8 at most. */
const MAX_BYTES_A_UNIT = 3;
let scratch = Buffer.allocUnsafe(8192);

/** The next link: SHA-256 over the previous link's 32 bytes and the line's UTF-8 (SYNC). */
export function chainHash(previous: Uint8Array, line: string): Uint8Array {
  // One call on bytes laid side by side takes two thirds of the time of a hash fed twice.
  const room = previous.length + line.length * MAX_BYTES_A_UNIT;
  if (scratch.length < room) scratch = Buffer.allocUnsafe(room);
  scratch.set(previous, 0);
  const end = previous.length + scratch.write(line, previous.length, 'utf8');
  return hashOnce('sha256', scratch.subarray(0, end), 'buffer');
}

/** The chain's last link, from the store. */
export function readChainHead(db: Db, tillUid: Uid): ChainHead {
  const row = db.get<{ seq: number; hash: Uint8Array }>(
    'SELECT seq, hash FROM event_log ORDER BY seq DESC LIMIT 1',
  );
  return row ?? { seq: 0, hash: genesisHash(tillUid) };
}

/** What is logged; seq and hash follow from the chain. */
export interface NewEvent {
  readonly uid: Uid;
  readonly type: string;
  readonly at: UtcMs;
  readonly businessDay: BusinessDay;
  readonly staffId: number | null;
  readonly data: unknown;
}

/** Appends one event after `head`, inside the open transaction, and returns the new head. */
export function appendEvent(db: WritableDb, head: ChainHead, event: NewEvent): ChainHead {
  const row: EventRow = {
    seq: head.seq + 1,
    uid: event.uid,
    type: event.type,
    schemaVersion: EVENT_SCHEMA_VERSION,
    at: event.at,
    businessDay: event.businessDay,
    staffId: event.staffId,
    data: canonicalJson(event.data),
  };
  const hash = chainHash(head.hash, eventLine(row));
  db.run(
    `INSERT INTO event_log (seq, uid, type, schema_version, at, business_day, staff_id, data, hash)
     VALUES (:seq, :uid, :type, :schemaVersion, :at, :businessDay, :staffId, :data, :hash)`,
    { ...row, hash },
  );
  return { seq: row.seq, hash };
}
