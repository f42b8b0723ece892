import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPlain, openWritable } from '../../src/main/store/open-database.ts';
import { tempTill, type TempTill } from '../support/pool.ts';
import { startChild } from './support/child.ts';

let till: TempTill;
beforeEach(async () => {
  till = tempTill();
  await till.create();
});
afterEach(async () => {
  await till.remove();
});

async function sell(count: number): Promise<void> {
  const store = await till.store();
  for (let sale = 0; sale < count; sale += 1) {
    await store.internal('test.sell', { requestId: `r-${sale}`, amountMinor: 100 });
  }
  await store.close();
}

/** A till that was killed: sales are in the write-ahead log, and the witness has seen them. */
async function sellAndBeKilled(): Promise<void> {
  const seller = startChild('./direct-seller.ts', ['small', till.folder, 'FULL', '20']);
  await seller.until('closed');
  await seller.ended;
  const store = await till.store();
  await store.internal('test.sell', { requestId: 'seen', amountMinor: 1 });
  // The witness follows within a quarter of a second; the files are copied as a kill leaves them.
  await new Promise((resolve) => setTimeout(resolve, 400));
  for (const end of ['', '-wal', '-shm']) copyFileSync(till.paths.store + end, kept(end));
  copyFileSync(till.paths.witness, kept('-witness'));
  await store.close();
  for (const end of ['', '-wal', '-shm']) copyFileSync(kept(end), till.paths.store + end);
  copyFileSync(kept('-witness'), till.paths.witness);
}

const kept = (end: string) => `${till.folder}/kept${end}`;

function overwrite(path: string, offset: number, bytes: Uint8Array): void {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, offset);
  closeSync(file);
}

function bytesAt(path: string, offset: number, length: number): Buffer {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, offset);
  closeSync(file);
  return bytes;
}

describe('a store that is', () => {
  test('not there, but was: missing, and no fresh one takes its place', async () => {
    rmSync(till.paths.store);
    expect(await till.open()).toMatchObject({ ok: false, problem: 'store.missing' });
    await expect(till.create()).rejects.toThrow('store.missing');
    expect(existsSync(till.paths.store)).toBe(false);
    rmSync(till.paths.witness);
    expect(await till.open()).toMatchObject({ ok: false, problem: 'store.absent' });
  });

  test('of 0 bytes (fault 13)', async () => {
    truncateSync(till.paths.store, 0);
    expect(await till.open()).toMatchObject({ ok: false, problem: 'store.empty' });
    await expect(till.create()).rejects.toThrow('store.exists');
    expect(readFileSync(till.paths.store)).toHaveLength(0);
  });

  test('garbage, or of another program (fault 14)', async () => {
    const garbage = randomBytes(20_000);
    writeFileSync(till.paths.store, garbage);
    expect(await till.open()).toMatchObject({ ok: false, problem: 'store.notAStore' });
    expect(readFileSync(till.paths.store).equals(garbage)).toBe(true);
    rmSync(till.paths.store);
    const other = openPlain(till.paths.store, 0);
    other.raw.exec('PRAGMA application_id = 42; CREATE TABLE mail (id INTEGER)');
    other.close();
    expect(await till.open()).toMatchObject({ ok: false, problem: 'store.notAStore' });
  });

  test('a database without tables, or without a till', async () => {
    rmSync(till.paths.store);
    const none = openPlain(till.paths.store, 0);
    none.raw.exec('PRAGMA user_version = 1');
    none.close();
    expect(await till.open()).toMatchObject({ ok: false, problem: 'store.empty' });
  });

  test('cut in half (fault 15)', async () => {
    const bytes = readFileSync(till.paths.store);
    truncateSync(till.paths.store, Math.floor(bytes.length / 2));
    expect(await till.open()).toMatchObject({ ok: false, problem: 'store.damaged' });
  });

  test('overwritten in a page: found by the check beside the selling (fault 16)', async () => {
    await sell(300);
    const connection = openWritable(till.paths.store);
    const page = connection.get<{ rootpage: number }>(
      `SELECT rootpage FROM sqlite_schema WHERE name = 'sale_lines'`,
    );
    connection.close();
    overwrite(till.paths.store, ((page?.rootpage ?? 0) - 1) * 4096, randomBytes(4096));
    const problem = await new Promise((resolve) => {
      void till.store({
        backgroundCheckAfterMs: 0,
        onProblem: (found, detail) => resolve({ found, detail }),
      });
    });
    expect(problem).toMatchObject({ found: 'store.damaged' });
  });

  test('changed by one bit in what was logged: the chain names the event (fault 17)', async () => {
    await sell(40);
    const bytes = readFileSync(till.paths.store);
    const place = bytes.indexOf('"sequenceNumber":17,');
    expect(place).toBeGreaterThan(0);
    const [digit = 0] = bytesAt(till.paths.store, place + 18, 1);
    // "17" becomes "16": one bit, still valid, and invisible to SQLite.
    overwrite(till.paths.store, place + 18, new Uint8Array([digit ^ 1]));
    const store = await till.store();
    const { checks } = await store.verify();
    // Event 1 made the till; every sale has two events, the sale itself the second.
    expect(checks[0]).toMatchObject({ name: 'chain', wrong: { row: `event_log ${1 + 17 * 2}` } });
  });

  test('without its write-ahead log: says how many events are missing (fault 19)', async () => {
    await sellAndBeKilled();
    rmSync(`${till.paths.store}-wal`);
    rmSync(`${till.paths.store}-shm`);
    const result = await till.open();
    expect(result).toMatchObject({ ok: false, problem: 'store.eventsMissing' });
    expect(result.ok ? '' : result.detail).toMatch(/^2 events missing/);
    // A person may go on with what is there.
    const store = await till.store({ isLossAccepted: true });
    expect(await store.internal('test.count', { table: 'sales' })).toBe(20);
    // The lost receipt's number is on paper: no other sale gets it, and the log says why.
    const next = await store.internal('test.sell', { requestId: 'next', amountMinor: 1 });
    expect(next).toMatchObject({ receiptSeq: 22 });
    expect(await store.verify()).toMatchObject({ isOk: true });
    await store.close();
    await (await till.store()).close();
  });

  test('whose last event is another one than was seen: damaged, whatever people accept', async () => {
    await sell(3);
    const witness = readFileSync(till.paths.witness, 'utf8');
    writeFileSync(till.paths.witness, witness.replace(/"hash":"[0-9a-f]{8}/, '"hash":"00000000'));
    for (const isLossAccepted of [false, true]) {
      const result = await till.open({ isLossAccepted });
      expect(result).toMatchObject({ ok: false, problem: 'store.damaged' });
    }
  });

  test('with half of its write-ahead log: the same (fault 18)', async () => {
    await sellAndBeKilled();
    truncateSync(`${till.paths.store}-wal`, 3000);
    expect(await till.open()).toMatchObject({ ok: false, problem: 'store.eventsMissing' });
  });

  test('whole, after a kill: opens with everything', async () => {
    await sellAndBeKilled();
    const store = await till.store();
    expect(await store.internal('test.count', { table: 'sales' })).toBe(21);
  });

  test('with a garbage index of its log: rebuilt (fault 20)', async () => {
    await sellAndBeKilled();
    writeFileSync(`${till.paths.store}-shm`, randomBytes(32_768));
    const store = await till.store();
    expect(await store.internal('test.count', { table: 'sales' })).toBe(21);
    expect(await store.verify()).toMatchObject({ isOk: true });
  });
});

describe('another program', () => {
  test('that has the store open: refused, and free again when it dies (fault 11)', async () => {
    const other = startChild('./direct-seller.ts', ['small', till.folder]);
    await other.until('ack');
    expect(await till.open()).toMatchObject({ ok: false, problem: 'store.locked' });
    other.kill();
    await other.ended;
    const store = await till.store();
    expect(await till.open()).toMatchObject({ ok: false, problem: 'store.locked' });
    expect(await store.verify()).toMatchObject({ isOk: true });
  });

  test('that holds the write lock: busy within 2 s, look-ups go on, then sold (fault 10)', async () => {
    const store = await till.store();
    const foreign = openPlain(till.paths.store, 0);
    foreign.raw.exec('BEGIN IMMEDIATE');
    const startedAt = performance.now();
    const sale = { requestId: 'held', amountMinor: 100 };
    const refused = store.internal('test.sell', sale);
    const lookUp = await store.call('staff.list', { includeInactive: false }, { session: null });
    expect(lookUp.ok).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(1500);
    await expect(refused).rejects.toMatchObject({ code: 'store.busy' });
    expect(performance.now() - startedAt).toBeLessThan(4000);
    foreign.raw.exec('ROLLBACK');
    foreign.close();
    await store.internal('test.sell', sale);
    expect(await store.internal('test.count', { table: 'sales' })).toBe(1);
  });
});
