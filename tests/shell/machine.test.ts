import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openReadOnly } from '../../src/main/store/open-database.ts';
import { storePaths } from '../../src/main/store/store-paths.ts';
import { readCsv } from '../store/exporting/read-back.ts';
import type { StartedTill } from './start-till.ts';
import { useTills } from './tills.ts';

// Workers are started here, on whatever machine this runs.
vi.setConfig({ testTimeout: 60_000 });

const tills = useTills();
let folder: string;
let running: StartedTill;

beforeEach(async () => {
  running = await tills.shop();
  folder = tills.folder();
});

describe('the time until the till locks', () => {
  it('is what a manager chose, at once and after the next start', async () => {
    await running.value('system.setMachine', { autoLockMs: 600_000 });
    expect(await running.value('staff.session', {})).toMatchObject({ autoLockMs: 600_000 });
    await running.close();
    running = await tills.start();
    expect(await running.value('staff.session', {})).toMatchObject({ autoLockMs: 600_000 });
  });

  it('is neither too short to work nor too long to be safe', async () => {
    for (const autoLockMs of [14_999, 3_600_001]) {
      expect(await running.call('system.setMachine', { autoLockMs })).toMatchObject({
        error: { code: 'call.invalid' },
      });
    }
  });
});

const copies = () => {
  const own = path.join(folder, 'share', 'guitai-S01-T01');
  return existsSync(own) ? readdirSync(own) : [];
};

describe('the second copy of a backup', () => {
  it('lies in a folder of this till, in the one that was chosen', async () => {
    const chosen = tills.choose(path.join(folder, 'share'));
    mkdirSync(chosen);
    await running.value('system.chooseBackupFolder', {});
    const { file } = await running.value('system.backupNow', {});
    expect(copies()).toEqual([file]);
    const original = readFileSync(path.join(storePaths(tills.userData()).backups, file));
    const copy = readFileSync(path.join(chosen, 'guitai-S01-T01', file));
    expect(copy.equals(original)).toBe(true);
    expect(await running.value('system.health', {})).toMatchObject({
      copyFolder: chosen,
      copyProblem: null,
    });
  });

  it('that cannot be made is told, and the backup itself counts', async () => {
    const chosen = tills.choose(path.join(folder, 'share'));
    mkdirSync(chosen);
    await running.value('system.chooseBackupFolder', {});
    rmSync(chosen, { recursive: true });
    const { file } = await running.value('system.backupNow', {});
    expect(file).toMatch(/^guitai-/);
    const health = await running.value('system.health', {});
    expect(health.backupProblem).toBeNull();
    expect(health.copyProblem).toContain('ENOENT');
    expect(existsSync(chosen)).toBe(false);
  });

  it('is no longer made once the folder is given up', async () => {
    const chosen = tills.choose(path.join(folder, 'share'));
    mkdirSync(chosen);
    await running.value('system.chooseBackupFolder', {});
    await running.value('system.setMachine', { backupFolder: null });
    await running.value('system.backupNow', {});
    expect(copies()).toEqual([]);
  });

  it('needs a folder that can be written', async () => {
    tills.choose(path.join(folder, 'nowhere'));
    expect(await running.call('system.chooseBackupFolder', {})).toMatchObject({
      error: { code: 'system.folderNotWritable' },
    });
    expect(await running.value('system.machine', {})).toMatchObject({ backupFolder: null });
  });
});

it('the proof that everything adds up can be asked for', async () => {
  const report = await running.value('system.verify', {});
  expect(report.isOk).toBe(true);
  expect(report.checks.map(({ name }) => name)).toContain('chain');
});

const logged = () => {
  const connection = openReadOnly(storePaths(tills.userData()).store);
  try {
    return connection.all<{ data: string; staffId: number }>(
      `SELECT data, staff_id AS staffId FROM event_log WHERE type = 'data.exported'`,
    );
  } finally {
    connection.close();
  }
};

describe('an export', () => {
  const wish = { list: 'members', format: 'csv' } as const;
  it('is written where a person chose, with the headings asked for, and logged', async () => {
    const chosen = tills.choose(path.join(folder, 'list.csv'));
    const headings = ['Tarjeta', '=Nombre'];
    expect(await running.value('exports.run', { ...wish, headings })).toEqual({
      file: 'list.csv',
      rows: 0,
    });
    const [first] = readCsv(readFileSync(chosen));
    expect(first?.slice(0, 3)).toEqual(['Tarjeta', "'=Nombre", 'phone']);
    const [event] = logged();
    expect(event?.staffId).toBe(1);
    expect(JSON.parse(event?.data ?? '')).toMatchObject({ list: 'members', showsContacts: false });
  });

  it('is nothing when nobody chose a place', async () => {
    expect(await running.value('exports.run', wish)).toBeNull();
    expect(logged()).toEqual([]);
  });

  it('leaves nothing where it cannot write', async () => {
    tills.choose(path.join(folder, 'no', 'such', 'list.csv'));
    expect(await running.call('exports.run', wish)).toMatchObject({
      error: { code: 'exports.notWritable' },
    });
    tills.choose(folder);
    expect(await running.call('exports.run', wish)).toMatchObject({
      error: { code: 'exports.notWritable' },
    });
    expect(readdirSync(folder)).toEqual(['till']);
  });

  it('refuses a period that ends before it begins', async () => {
    const chosen = tills.choose(path.join(folder, 'list.csv'));
    const period = { from: '2026-11-02', until: '2026-11-01' };
    const backward = { list: 'receipts', format: 'xlsx', ...period } as const;
    expect(await running.call('exports.run', backward)).toMatchObject({
      error: { code: 'exports.periodBackward' },
    });
    expect(existsSync(chosen)).toBe(false);
  });
});
