import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { MIGRATIONS } from '../../src/main/store/migrations/index.ts';
import { schemaVersion } from '../../src/main/store/migrate.ts';
import { openPlain, openReadOnly, openWritable } from '../../src/main/store/open-database.ts';
import { storePaths, type StorePaths } from '../../src/main/store/store-paths.ts';
import { quickCheck } from '../../src/main/store/tasks/check-store-file.ts';
import { tempTill } from '../support/pool.ts';
import { takeStock } from './support/after-reboot.ts';
import { startChild } from './support/child.ts';
import { onFaultyDisk, whyNoFaultyDisk } from './support/preload.ts';

const reason = whyNoFaultyDisk();
if (reason !== null) console.warn(`Kills midway are not tested here: ${reason}`);

const folders: string[] = [];
const tempFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-midway-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

interface Plan {
  readonly task: 'create' | 'migrate' | 'migrate-new' | 'restore';
  /** What is there before; copied for every run. */
  readonly before: string;
  readonly backup?: string;
  /** At most so many kills, spread evenly over all changes the task makes. */
  readonly kills: number;
  check(paths: StorePaths, killedAt: number): void | Promise<void>;
}

async function run(plan: Plan, folder: string, faults: Parameters<typeof onFaultyDisk>[1]) {
  cpSync(plan.before, folder, { recursive: true });
  const args = [plan.task, folder, plan.backup ?? ''];
  const child = startChild('./do-task.ts', args, onFaultyDisk(folder, faults));
  const end = await child.ended;
  return { ...end, said: child.stderr() };
}

/** Runs a task again and again, killed before another change of a file each time. */
async function killMidway(plan: Plan): Promise<number> {
  const whole = tempFolder();
  const countFile = join(tempFolder(), 'count');
  const done = await run(plan, whole, { count: countFile });
  expect(done).toEqual({ code: 0, signal: null, said: '' });
  const changes = Number(readFileSync(countFile, 'utf8'));
  const places = Array.from({ length: Math.min(plan.kills, changes) }, (_, index) =>
    Math.ceil(((index + 1) * changes) / Math.min(plan.kills, changes)),
  );
  for (const killAt of places) {
    const folder = tempFolder();
    const end = await run(plan, folder, { killAt });
    expect(end).toMatchObject({ signal: 'SIGKILL' });
    await plan.check(storePaths(folder), killAt);
  }
  return places.length;
}

/** A store with three sales, closed. */
async function soldTill(): Promise<string> {
  const till = tempTill(tempFolder());
  await till.create();
  const store = await till.store();
  for (const requestId of ['a', 'b', 'c']) {
    await store.internal('test.sell', { requestId, amountMinor: 100 });
  }
  await store.close();
  return till.folder;
}

describe.skipIf(reason !== null)('killed midway', () => {
  test('making a store leaves none, and it can be made again', { timeout: 180_000 }, async () => {
    let whole = 0;
    const kills = await killMidway({
      task: 'create',
      before: tempFolder(),
      kills: 12,
      async check(paths) {
        const till = tempTill(dirname(dirname(paths.store)));
        if (existsSync(paths.store)) whole += 1;
        else await till.create({});
        const store = await till.store();
        expect(await store.verify()).toMatchObject({ isOk: true });
        await store.close();
        expect(readdirSync(dirname(paths.store)).filter((name) => name.includes('.new'))).toEqual(
          [],
        );
      },
    });
    // Only the very last changes come after the store is in its place.
    expect(whole).toBeLessThan(kills / 2);
  });

  test('a migration leaves a whole version, and goes on from it (fault 23)', {
    timeout: 180_000,
  }, async () => {
    const versions = new Set<number>();
    await killMidway({
      task: 'migrate',
      before: await soldTill(),
      kills: 16,
      check(paths) {
        const connection = openWritable(paths.store);
        expect(quickCheck(connection)).toEqual([]);
        const version = schemaVersion(connection);
        versions.add(version);
        const has = (name: string) =>
          connection.get('SELECT 1 AS x FROM sqlite_schema WHERE name = :name', { name }) !==
          undefined;
        expect(has('tags')).toBe(version > MIGRATIONS.length);
        expect(has('members_nickname')).toBe(version > MIGRATIONS.length + 1);
        expect(connection.get('SELECT count(*) AS n FROM sales')).toEqual({ n: 3 });
        connection.close();
      },
    });
    expect(versions.size).toBeGreaterThan(1);
  });

  test('the first migrations leave one of their versions, each whole', {
    timeout: 180_000,
  }, async () => {
    const before = tempFolder();
    mkdirSync(join(before, 'store'));
    const kills = await killMidway({
      task: 'migrate-new',
      before,
      kills: 12,
      check(paths) {
        if (!existsSync(paths.store)) return;
        const connection = openWritable(paths.store);
        const version = schemaVersion(connection);
        const tables = connection.get<{ n: number }>('SELECT count(*) AS n FROM sqlite_schema');
        expect(tables?.n === 0).toBe(version === 0);
        expect(quickCheck(connection)).toEqual([]);
        connection.close();
      },
    });
    expect(kills).toBe(12);
  });

  test('a restore leaves the old store or the new one (fault 22)', {
    timeout: 180_000,
  }, async () => {
    const before = await soldTill();
    const backup = join(tempFolder(), 'backup.sqlite');
    const old = tempTill(before);
    const store = await old.store();
    await store.backup(backup);
    await store.internal('test.sell', { requestId: 'd', amountMinor: 100 });
    await store.close();
    const found = new Set<number>();
    await killMidway({
      task: 'restore',
      before,
      backup,
      kills: 16,
      check(paths) {
        const stock = takeStock(paths, { acknowledged: [] });
        found.add(stock.sales);
        expect(stock.report).toMatchObject({ isOk: true });
        // Receipt numbers given out after the backup are not given out again.
        const next = takeStock(paths, { acknowledged: [], tried: ['e'] });
        expect(next).toMatchObject({ lastReceiptSeq: 5, report: { isOk: true } });
      },
    });
    expect([...found].sort((a, b) => a - b)).toEqual([3, 4]);
  });

  test('the old store is kept aside by a restore, with its log (fault 21)', {
    timeout: 60_000,
  }, async () => {
    const before = await soldTill();
    const backup = join(tempFolder(), 'backup.sqlite');
    const first = await tempTill(before).store();
    await first.backup(backup);
    await first.close();
    // A till that died: its last sale is in the log only.
    const seller = startChild('./direct-seller.ts', ['small', before, 'FULL']);
    await seller.until('ack', 2);
    seller.kill();
    await seller.ended;
    const paths = storePaths(before);
    expect(existsSync(`${paths.store}-wal`)).toBe(true);
    const folder = tempFolder();
    const end = await run({ task: 'restore', before, backup, kills: 0, check() {} }, folder, {});
    expect(end).toMatchObject({ code: 0 });
    const restored = await tempTill(folder).store();
    expect(await restored.internal('test.count', { table: 'sales' })).toBe(3);
    expect(await restored.verify()).toMatchObject({ isOk: true });
    await restored.close();
    const aside = readdirSync(join(folder, 'store')).find((name) => /replaced-\d+$/.test(name));
    const kept = openPlain(join(folder, 'store', aside ?? ''), 0);
    const sales = kept.get<{ n: number }>('SELECT count(*) AS n FROM sales');
    expect(sales?.n).toBeGreaterThanOrEqual(5);
    kept.close();
    openReadOnly(backup).close();
  });
});
