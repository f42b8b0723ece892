import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Db } from './db.ts';
import { readChainHead, type ChainHead } from './event-log.ts';
import { APPLICATION_ID, latestVersion, type Migration } from './migrate.ts';
import type { StoreConnection } from './open-database.ts';
import type { StorePaths } from './store-paths.ts';
import { StoreProblemError } from './store-problem.ts';
import { readTill } from './store-environment.ts';
import { readWitness, type Witness } from './witness.ts';

const SQLITE_MAGIC = 'SQLite format 3\u0000';
const HEADER_BYTES = 100;

/** Whether this process may write the store's folder, and its file if it is there. */
export function isWritablePlace(paths: StorePaths): boolean {
  try {
    accessSync(dirname(paths.store), constants.W_OK);
    if (existsSync(paths.store)) accessSync(paths.store, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Is the store's file there, and has it content? Returns its bytes; never opens it. */
export function checkPresence(paths: StorePaths): number {
  const bytes = sizeOf(paths.store);
  if (bytes === undefined) {
    const isKnown = readWitness(paths.witness) !== undefined;
    if (isKnown) throw new StoreProblemError('store.missing', `${paths.store} is gone`);
    throw new StoreProblemError('store.absent', `There is no store at ${paths.store}`);
  }
  if (bytes === 0) throw new StoreProblemError('store.empty', `${paths.store} has 0 bytes`);
  return bytes;
}

/**
 * Looks at the store's file before SQLite does: is it there, has it content, is it a store of
 * ours, whole, and not from the future (TRUST, faults 13–15, 25). Only while no connection of
 * this process is open on it: POSIX drops every lock a process has on a file as soon as it closes
 * any descriptor of it, and a store without locks may lose its log to another program.
 */
export function checkFile(paths: StorePaths, migrations: readonly Migration[]): void {
  const bytes = checkPresence(paths);
  const header = readHeader(paths.store);
  if (header.length < HEADER_BYTES || header.toString('latin1', 0, 16) !== SQLITE_MAGIC) {
    throw new StoreProblemError('store.notAStore', `${paths.store} is not a database`);
  }
  refuseForeign(header.readInt32BE(68));
  refuseNewer(header.readInt32BE(60), migrations);
  const isWalPending = (sizeOf(`${paths.store}-wal`) ?? 0) > 0;
  const rawPageSize = header.readUInt16BE(16);
  const pageSize = rawPageSize === 1 ? 65_536 : rawPageSize;
  const wantedBytes = header.readUInt32BE(28) * pageSize;
  if (!isWalPending && bytes < wantedBytes) {
    throw new StoreProblemError(
      'store.damaged',
      `${paths.store} has ${bytes} of ${wantedBytes} bytes`,
    );
  }
}

/** Looks at what SQLite reads: the schema's version, the till's row. Writes nothing. */
export function checkContent(connection: StoreConnection, migrations: readonly Migration[]): void {
  refuseForeign(Number(connection.pragma('application_id')));
  refuseNewer(Number(connection.pragma('user_version')), migrations);
  const tables = connection.get<{ readonly count: number }>(
    `SELECT count(*) AS count FROM sqlite_schema WHERE type = 'table'`,
  );
  if ((tables?.count ?? 0) === 0) {
    throw new StoreProblemError('store.empty', 'The store holds no tables');
  }
  if (readTill(connection.asDb()) === undefined) {
    throw new StoreProblemError('store.damaged', 'The till has no row');
  }
}

/**
 * Compares the event log's end with what was witnessed outside the store: a write-ahead log that
 * was deleted or cut takes acknowledged sales with it, silently (TRUST, faults 18, 19).
 */
export function checkWitness(db: Db, tillUid: string, witness: Witness | undefined): void {
  if (witness === undefined || witness.tillUid !== tillUid) return;
  const head = readChainHead(db, tillUid);
  if (head.seq < witness.seq) {
    const missing = witness.seq - head.seq;
    throw new StoreProblemError(
      'store.eventsMissing',
      `${missing} events missing: the log ends at ${head.seq}, ${witness.seq} was seen`,
    );
  }
  if (witness.seq > 0 && hexAt(db, witness.seq, head) !== witness.hash) {
    throw new StoreProblemError(
      'store.damaged',
      `Event ${witness.seq} differs from the one that was seen`,
    );
  }
}

function hexAt(db: Db, seq: number, head: ChainHead): string {
  if (head.seq === seq) return Buffer.from(head.hash).toString('hex');
  const row = db.get<{ readonly hash: Uint8Array }>('SELECT hash FROM event_log WHERE seq = :seq', {
    seq,
  });
  return row === undefined ? '' : Buffer.from(row.hash).toString('hex');
}

function refuseForeign(applicationId: number): void {
  if (applicationId === APPLICATION_ID || applicationId === 0) return;
  throw new StoreProblemError('store.notAStore', 'The file belongs to another program');
}

function refuseNewer(version: number, migrations: readonly Migration[]): void {
  const latest = latestVersion(migrations);
  if (version <= latest) return;
  throw new StoreProblemError(
    'store.newer',
    `The store has schema ${version}, this program knows ${latest}`,
  );
}

function sizeOf(path: string): number | undefined {
  try {
    return statSync(path).size;
  } catch {
    return undefined;
  }
}

function readHeader(path: string): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    return header.subarray(0, readSync(descriptor, header, 0, HEADER_BYTES, 0));
  } finally {
    closeSync(descriptor);
  }
}
