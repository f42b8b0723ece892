import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { uuidV7 } from '../../src/contract/kernel/ids.ts';
import { openReadOnly } from '../../src/main/store/open-database.ts';
import { randomPool } from '../../src/main/store/random-bytes.ts';
import { StoreError } from '../../src/main/store/store-errors.ts';
import type { StoreBug } from '../../src/main/store/lanes.ts';
import { tempTill, type TempTill } from '../support/pool.ts';
import { MANAGER } from '../support/store.ts';

const random = randomPool();
const newId = () => uuidV7(Date.now(), random(10));
const asManager = { session: MANAGER };

let till: TempTill;
beforeEach(async () => {
  till = tempTill();
  await till.create();
});
afterEach(async () => {
  await till.remove();
});

describe('the pool', () => {
  test('runs a command once, tells what changed, and shows it to the readers', async () => {
    const store = await till.store();
    const topics: string[] = [];
    store.onChanged((changed) => topics.push(...changed));
    const input = {
      requestId: newId(),
      memberId: 1,
      text: 'Likes green tea',
      kind: 'note' as const,
    };
    const first = await store.call('members.addNote', input, asManager);
    expect(first).toMatchObject({ ok: true, changed: ['member:1'] });
    expect(await store.call('members.addNote', input, asManager)).toEqual(first);
    expect(await store.internal('test.count', { table: 'member_notes' })).toBe(1);
    expect(topics).toContain('member:1');
    expect(store.till).toMatchObject({ storeCode: 'S01', currencyDecimals: 2 });
  });

  test('leaves no write-ahead log when it closes, and finds everything again', async () => {
    const store = await till.store();
    await store.internal('test.sell', { requestId: newId(), amountMinor: 100 });
    expect(existsSync(`${till.paths.store}-wal`)).toBe(true);
    await store.close();
    expect(existsSync(`${till.paths.store}-wal`)).toBe(false);
    const again = await till.store();
    expect(await again.internal('test.count', { table: 'sales' })).toBe(1);
    expect(await again.verify()).toMatchObject({ isOk: true });
  });

  test('brings the log into the store when it is idle, so that no sale pays for it', async () => {
    const store = await till.store();
    await store.internal('test.sell', { requestId: newId(), amountMinor: 100 });
    const copy = `${till.folder}/copy.sqlite`;
    await expect
      .poll(
        () => {
          // The file without its log, opened apart from the store: what a checkpoint brought in.
          execFileSync('cp', [till.paths.store, copy]);
          const connection = openReadOnly(copy);
          const count = connection.get('SELECT count(*) AS n FROM sales');
          connection.close();
          return count;
        },
        { timeout: 15_000, interval: 250 },
      )
      .toEqual({ n: 1 });
    expect(existsSync(`${till.paths.store}-wal`)).toBe(true);
  });

  test('answers look-ups and takes sales while a report runs', async () => {
    const store = await till.store();
    let isReportDone = false;
    const report = store
      .internal('test.slow', { ms: 600 }, { lane: 'report' })
      .then(() => (isReportDone = true));
    await store.internal('test.sell', { requestId: newId(), amountMinor: 100 });
    await store.call('staff.list', { includeInactive: false }, asManager);
    expect(isReportDone).toBe(false);
    await report;
  });

  test('lets a sale slip into a long job, and keeps the chain whole', async () => {
    const store = await till.store();
    const order: string[] = [];
    const job = store
      .runJob('test.import', { count: 60, costMs: 5 }, asManager)
      .then((value) => order.push(`job ${String(value)}`));
    await new Promise((resolve) => setTimeout(resolve, 60));
    await store.internal('test.sell', { requestId: newId(), amountMinor: 100 });
    order.push('sale');
    await job;
    expect(order).toEqual(['sale', 'job 60']);
    expect(await store.internal('test.count', { table: 'member_notes' })).toBe(60);
    expect(await store.verify()).toMatchObject({ isOk: true });
  });

  test('stops a job when asked; what it committed stays', async () => {
    const store = await till.store();
    const stop = new AbortController();
    const job = store.runJob(
      'test.import',
      { count: 10_000, costMs: 1 },
      { ...asManager, signal: stop.signal, onProgress: () => stop.abort() },
    );
    await expect(job).rejects.toMatchObject({ name: 'CancelledError' });
    const kept = await store.internal('test.count', { table: 'member_notes' });
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(10_000);
    expect(await store.verify()).toMatchObject({ isOk: true });
  });

  test('reports a bug with a reference and rolls back', async () => {
    const bugs: StoreBug[] = [];
    const store = await till.store({ onBug: (bug) => bugs.push(bug) });
    await expect(store.internal('test.bug', null)).rejects.toThrow('a bug on purpose');
    expect(bugs).toMatchObject([{ where: 'test.bug', message: 'a bug on purpose' }]);
    expect(bugs[0]?.reference).toMatch(/^[2-9A-Z]{8}$/);
    const unknown = await store.call(
      'devices.remove',
      { requestId: newId(), deviceId: 1 },
      asManager,
    );
    expect(unknown).toMatchObject({ ok: false, error: { code: 'internal' } });
  });

  test('starts a lane again that crashed, and says that its outcome is not known', async () => {
    const bugs: StoreBug[] = [];
    const store = await till.store({ onBug: (bug) => bugs.push(bug) });
    await store.internal('test.sell', { requestId: newId(), amountMinor: 100 });
    const crash = store.internal('test.crash', null);
    await expect(crash).rejects.toMatchObject({
      constructor: StoreError,
      code: 'store.unknownOutcome',
    });
    const again = await store.internal('test.sell', { requestId: newId(), amountMinor: 200 });
    expect(again).toMatchObject({ receiptSeq: 2 });
    expect(bugs.map((bug) => bug.reference)).toContain('LANE-WRITE');
    expect(await store.verify()).toMatchObject({ isOk: true });
  });

  test('keeps the locks of its readers when the writer is started again', async (context) => {
    if (!existsSync('/proc/locks')) context.skip('this system does not list its locks');
    const store = await till.store();
    await store.internal('test.sell', { requestId: newId(), amountMinor: 100 });
    // Shared by all connections of this process; without it another program may end the log.
    const ownLocks = () =>
      readFileSync('/proc/locks', 'utf8')
        .split('\n')
        .filter((line) => line.includes(` ${process.pid} `))
        .filter((line) => line.includes(`:${statSync(till.paths.store).ino} `));
    expect(ownLocks()).toEqual([expect.stringContaining('READ')]);
    await store.internal('test.crash', null).catch(() => undefined);
    await store.internal('test.sell', { requestId: newId(), amountMinor: 200 });
    expect(ownLocks()).toEqual([expect.stringContaining('READ')]);
  });

  test('says so when the store is gone by the time the writer is started again', async () => {
    const problem = new Promise((resolve) => {
      void till.store({ onProblem: resolve }).then((store) => {
        rmSync(till.paths.store);
        return store.internal('test.crash', null).catch(() => undefined);
      });
    });
    expect(await problem).toBe('store.missing');
  });

  test('takes a check that could not be made for a bug, not for damage: selling goes on', async () => {
    const problems: string[] = [];
    const bug = new Promise<StoreBug>((resolve) => {
      void till.store({
        workerUrl: new URL('../support/store-worker/worker-without-tasks.ts', import.meta.url),
        backgroundCheckAfterMs: 0,
        onBug: resolve,
        onProblem: (problem) => problems.push(problem),
      });
    });
    expect(await bug).toMatchObject({ where: 'check', message: 'No memory for another worker' });
    expect(problems).toEqual([]);
  });

  test('counts look-ups for the health page', async () => {
    const store = await till.store();
    expect(store.health()).toMatchObject({ lookupP50Ms: null, isReadOnly: false });
    for (let round = 0; round < 20; round += 1) await store.call('sales.draft', {}, asManager);
    const { lookupP50Ms, storeBytes } = store.health();
    expect(lookupP50Ms).toBeGreaterThan(0);
    expect(lookupP50Ms).toBeLessThan(20);
    expect(storeBytes).toBeGreaterThan(100_000);
  });
});
