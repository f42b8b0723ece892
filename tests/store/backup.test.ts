import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  backupName,
  backupsToDrop,
  listBackups,
  restoreBackup,
  rotateBackups,
} from '../../src/main/store/manage-stores.ts';
import { openReadOnly } from '../../src/main/store/open-database.ts';
import { TEST_WORKER, tempTill, type TempTill } from '../support/pool.ts';

const HOUR_MS = 3_600_000;

let till: TempTill;
beforeEach(() => {
  till = tempTill();
});
afterEach(async () => {
  await till.remove();
});

describe('a backup', () => {
  test('is one checked file, made while the till sells (fault 26)', async () => {
    await till.create();
    const store = await till.store();
    await store.runJob('test.import', { count: 4000, costMs: 0 }, { session: null });
    const target = join(till.paths.backups, backupName(Date.now()));
    const progress: number[] = [];
    const progressOf = { isDone: false };
    const made = store
      .backup(target, ({ done, total }) => progress.push(done / total))
      .finally(() => (progressOf.isDone = true));
    let sold = 0;
    while (!progressOf.isDone) {
      await store.internal('test.sell', { requestId: `during ${sold}`, amountMinor: 5 });
      sold += 1;
    }
    const { bytes, seq } = await made;
    expect(sold).toBeGreaterThan(2);
    expect(progress.length).toBeGreaterThan(0);
    expect(existsSync(`${target}-wal`)).toBe(false);
    expect(readFileSync(target)).toHaveLength(bytes);
    const copy = openReadOnly(target);
    expect(copy.get('SELECT max(seq) AS seq FROM event_log')).toEqual({ seq });
    expect(copy.get('SELECT count(*) AS n FROM member_notes')).toEqual({ n: 4000 });
    copy.close();
    expect(await store.verify()).toMatchObject({ isOk: true });
    expect(listBackups(till.paths.backups)).toMatchObject([{ bytes }]);
  });

  test('that cannot be opened is refused, and the store stays as it is (fault 27)', async () => {
    await till.create();
    const before = readFileSync(till.paths.store);
    const file = join(till.folder, 'backup.sqlite');
    const attempt = (backup: string) =>
      restoreBackup({ paths: till.paths, workerUrl: TEST_WORKER, backup, at: Date.now() });
    writeFileSync(file, randomBytes(8192));
    expect(await attempt(file)).toMatchObject({ ok: false, problem: 'store.notAStore' });
    writeFileSync(file, before.subarray(0, 9 * 4096));
    expect(await attempt(file)).toMatchObject({ ok: false, problem: 'store.damaged' });
    const torn = Buffer.from(before);
    randomBytes(4096).copy(torn, 12 * 4096);
    writeFileSync(file, torn);
    expect(await attempt(file)).toMatchObject({ ok: false, problem: 'store.damaged' });
    expect(await attempt(join(till.folder, 'none'))).toMatchObject({ ok: false });
    expect(readFileSync(till.paths.store).equals(before)).toBe(true);
    expect(existsSync(`${till.paths.store}.restoring.partial`)).toBe(false);
  });

  test('is not put over a store that is open', async () => {
    await till.create();
    const store = await till.store();
    const backup = join(till.paths.backups, backupName(Date.now()));
    await store.backup(backup);
    const options = { paths: till.paths, workerUrl: TEST_WORKER, backup, at: Date.now() };
    expect(await restoreBackup(options)).toMatchObject({ ok: false, problem: 'store.locked' });
    await store.close();
    expect(await restoreBackup(options)).toEqual({ ok: true });
    const restored = await till.store();
    expect(await restored.verify()).toMatchObject({ isOk: true });
  });
});

describe('rotation', () => {
  const START = Date.UTC(2026, 0, 1);
  const at = (hours: number) => ({ file: `${hours}`, at: START + hours * HOUR_MS, bytes: 1 });

  test('keeps the newest of 24 hours and of 14 days', () => {
    const hourly = Array.from({ length: 24 * 30 }, (_, hour) => at(hour));
    const dropped = new Set(backupsToDrop(hourly).map((backup) => backup.file));
    const kept = hourly.filter((backup) => !dropped.has(backup.file)).map(({ file }) => +file);
    const newest = 24 * 30 - 1;
    expect(kept.slice(-24)).toEqual(Array.from({ length: 24 }, (_, index) => newest - 23 + index));
    // The last of each earlier day; the newest day's is among the hourly ones.
    expect(kept.slice(0, -24)).toEqual(
      Array.from({ length: 13 }, (_, index) => 24 * (17 + index) - 1),
    );
  });

  test('keeps the last of several in one hour, and everything when there are few', () => {
    const twice = [at(5), at(5.5), at(6)];
    expect(backupsToDrop(twice).map(({ file }) => file)).toEqual(['5']);
    expect(backupsToDrop([at(1), at(100)])).toEqual([]);
    expect(backupsToDrop([])).toEqual([]);
  });

  test('removes files of its own names only', () => {
    mkdirSync(till.paths.backups, { recursive: true });
    for (let minute = 0; minute < 60; minute += 20) {
      const name = backupName(START + minute * 60_000);
      writeFileSync(join(till.paths.backups, name), 'x');
    }
    writeFileSync(join(till.paths.backups, 'before-v7-from-v6.sqlite'), 'x');
    writeFileSync(join(till.paths.backups, 'holiday.sqlite'), 'x');
    expect(rotateBackups(till.paths.backups)).toBe(1);
    expect(listBackups(till.paths.backups)).toEqual([
      { file: 'guitai-20260101T004000Z.sqlite', at: START + 40 * 60_000, bytes: 1 },
    ]);
    expect(existsSync(join(till.paths.backups, 'holiday.sqlite'))).toBe(true);
    expect(existsSync(join(till.paths.backups, 'before-v7-from-v6.sqlite'))).toBe(true);
  });
});

describe('making a store', () => {
  test('tells its progress and leaves nothing when it is cancelled', async () => {
    const stop = new AbortController();
    const seen: string[] = [];
    const steps = [
      { name: 'test.basics', input: null },
      { name: 'test.fill', input: { steps: 1000, pauseMs: 5 } },
    ];
    const made = till.create({
      steps,
      signal: stop.signal,
      onProgress: ({ phase, done }) => {
        seen.push(phase);
        if (done > 5) stop.abort();
      },
    });
    await expect(made).rejects.toThrow('cancelled');
    expect(seen).toContain('notes');
    expect(existsSync(till.paths.store)).toBe(false);
    expect(existsSync(`${till.paths.store}.new`)).toBe(false);
    expect(await till.open()).toMatchObject({ ok: false, problem: 'store.absent' });
    await till.create({
      steps: [
        { name: 'test.basics', input: null },
        { name: 'test.fill', input: { steps: 3, pauseMs: 0 } },
      ],
    });
    const store = await till.store();
    expect(await store.internal('test.count', { table: 'member_notes' })).toBe(3);
  });

  test('leaves nothing when a step fails, and never covers a store', async () => {
    await expect(till.create({ steps: [{ name: 'test.bug', input: null }] })).rejects.toThrow(
      'a bug on purpose',
    );
    expect(existsSync(till.paths.store)).toBe(false);
    await till.create();
    await expect(till.create()).rejects.toThrow('store.exists');
  });
});
