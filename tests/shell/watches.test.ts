import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Till } from '../../src/contract/system.ts';
import { BackupKeeper } from '../../src/main/shell/backup-keeper.ts';
import { DayWatch } from '../../src/main/shell/day-watch.ts';

const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 10, 21, 10);

const realSetTimeout = setTimeout;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guitai-watches-'));
  vi.useFakeTimers({
    now: START,
    toFake: ['setInterval', 'clearInterval', 'Date', 'setTimeout', 'clearTimeout'],
  });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

const settle = () => new Promise((resolve) => realSetTimeout(resolve, 20));

function backupKeeper(fail: () => Error | null = () => null) {
  const made: string[] = [];
  const problems: string[] = [];
  const keeper = new BackupKeeper({
    folder,
    now: Date.now,
    backup: async (target, onProgress) => {
      const error = fail();
      if (error !== null) throw error;
      onProgress({ phase: 'copy', done: 1, total: 1 });
      writeFileSync(target, 'copy');
      made.push(path.basename(target));
      return { bytes: 4 };
    },
    copyFolder: () => null,
    emit: () => undefined,
    report: (where, problem) => {
      problems.push(`${where}: ${String(problem)}`);
      return 'REF';
    },
  });
  return { keeper, made, problems };
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await settle();
}

describe('backups by the hour', () => {
  it('are made when something changed, and not otherwise', async () => {
    const { keeper, made } = backupKeeper();
    keeper.start();
    await pass(3 * HOUR_MS);
    expect(made).toEqual([]);
    keeper.noteChange();
    await pass(61_000);
    expect(made).toHaveLength(1);
    keeper.noteChange();
    await pass(30 * 60_000);
    expect(made).toHaveLength(1);
    await pass(31 * 60_000);
    expect(made).toHaveLength(2);
    await pass(5 * HOUR_MS);
    expect(made).toHaveLength(2);
    keeper.stop();
  });

  it('count from the newest one that is there', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'guitai-20261121T093000Z.sqlite'), 'older');
    const { keeper, made } = backupKeeper();
    keeper.start();
    expect(keeper.lastBackupAt).toBe(Date.UTC(2026, 10, 21, 9, 30));
    keeper.noteChange();
    await pass(29 * 60_000);
    expect(made).toEqual([]);
    await pass(2 * 60_000);
    expect(made).toHaveLength(1);
    keeper.stop();
  });

  it('that fail keep the old one, say so, and are tried again', async () => {
    let error: Error | null = null;
    const { keeper, made, problems } = backupKeeper(() => error);
    keeper.start();
    keeper.noteChange();
    await pass(61_000);
    const [first] = readdirSync(folder);
    error = new Error('disk full');
    keeper.noteChange();
    await pass(HOUR_MS);
    expect(keeper.problem).toBe('disk full');
    expect(problems.length).toBeGreaterThan(0);
    expect(readdirSync(folder)).toEqual([first]);
    error = null;
    await pass(61_000);
    expect(made).toHaveLength(2);
    expect(keeper.problem).toBeNull();
    keeper.stop();
  });

  it('begin soon after a store opened that has none, with nothing changed in it', async () => {
    const { keeper, made } = backupKeeper();
    keeper.start();
    keeper.storeOpened();
    await pass(4000);
    expect(made).toEqual([]);
    await pass(2000);
    expect(made).toHaveLength(1);
    keeper.storeOpened();
    await pass(3 * HOUR_MS);
    expect(made).toHaveLength(1);
    keeper.stop();
  });

  it('do not begin once the watch has ended: the close makes the first', async () => {
    const { keeper, made } = backupKeeper();
    keeper.start();
    keeper.storeOpened();
    keeper.stop();
    await pass(HOUR_MS);
    expect(made).toEqual([]);
    await keeper.makeIfChanged();
    expect(made).toHaveLength(1);
  });

  it('at close are made only if something changed since the last', async () => {
    const { keeper, made } = backupKeeper();
    await keeper.makeIfChanged();
    keeper.noteChange();
    await keeper.makeIfChanged();
    await keeper.makeIfChanged();
    expect(made).toHaveLength(1);
  });
});

describe('the turn of the business day', () => {
  const till = { timeZone: 'Asia/Shanghai', cutoverMinutes: 240 } as Till;

  it('is noticed at start and at the cut-over, once each', async () => {
    const days: number[] = [];
    const watch = new DayWatch({
      now: Date.now,
      onNewDay: async () => void days.push(Date.now()),
      report: () => 'REF',
    });
    watch.start(till);
    await settle();
    expect(days).toHaveLength(1);
    // 18:00 in Shanghai; the day turns ten hours later, at 04:00.
    await pass(10 * HOUR_MS - 60_000);
    expect(days).toHaveLength(1);
    await pass(2 * 60_000);
    expect(days).toHaveLength(2);
    expect((days[1] ?? 0) - START).toBeGreaterThanOrEqual(10 * HOUR_MS);
    watch.stop();
    await pass(48 * HOUR_MS);
    expect(days).toHaveLength(2);
  });

  it('is tried again when its work failed', async () => {
    let tries = 0;
    const problems: string[] = [];
    const watch = new DayWatch({
      now: Date.now,
      onNewDay: async () => {
        tries += 1;
        if (tries < 3) throw new Error('busy');
      },
      report: (where, problem) => {
        problems.push(`${where}: ${String(problem)}`);
        return 'REF';
      },
    });
    watch.start(till);
    for (let look = 0; look < 6; look += 1) await pass(31_000);
    expect(tries).toBe(3);
    expect(problems).toEqual(['new day: Error: busy', 'new day: Error: busy']);
    watch.stop();
  });
});
