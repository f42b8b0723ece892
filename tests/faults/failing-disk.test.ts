import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { restoreBackup } from '../../src/main/store/manage-stores.ts';
import { TEST_WORKER, tempTill, type TempTill } from '../support/pool.ts';
import { takeStock } from './support/after-reboot.ts';
import { type BuiltPrograms, buildPrograms } from './support/built.ts';
import { COUNTER_STEPS } from './support/counter.ts';
import { said, startChild } from './support/child.ts';
import { onFaultyDisk, whyNoFaultyDisk } from './support/preload.ts';

let programs: BuiltPrograms;
beforeAll(async () => {
  programs = await buildPrograms();
});

const reason = whyNoFaultyDisk();
if (reason !== null) console.warn(`Failing disks are not tested here: ${reason}`);

/** Sells; after five sales the disk has `fault` until a sale has failed. */
async function sellThrough(fault: 'eio' | 'enospc') {
  const till = tempTill();
  await till.create({ workerUrl: programs.counterWorker, steps: COUNTER_STEPS });
  const trigger = join(till.folder, 'fault');
  const seller = startChild(
    programs.directSeller,
    ['counter', till.folder, 'FULL', '300', trigger],
    onFaultyDisk(join(till.folder, 'store'), { trigger }),
  );
  await seller.until('ack', 5);
  writeFileSync(trigger, fault);
  await seller.until('failed');
  rmSync(trigger);
  const end = await seller.ended;
  expect({ ...end, said: seller.stderr() }).toEqual({ code: 0, signal: null, said: '' });
  const acknowledged = said(seller, 'ack');
  const failed = said(seller, 'failed');
  const stock = takeStock(till.paths, { acknowledged, trade: 'counter' });
  await till.remove();
  return { booked: acknowledged.length, failed, stock };
}

describe.skipIf(reason !== null)('a disk that fails', () => {
  test('in fsync: the outcome is not known, and the retry gives one sale (fault 4)', {
    timeout: 60_000,
  }, async () => {
    const { failed, booked, stock } = await sellThrough('eio');
    expect(new Set(failed)).toEqual(new Set(['store.unknownOutcome']));
    expect(booked).toBeGreaterThan(250);
    expect(stock).toMatchObject({ lost: [], sales: booked, requests: booked });
    expect(stock.report).toMatchObject({ isOk: true });
  });

  test('for want of space: rolled back, and selling resumes without a restart (faults 5, 7)', {
    timeout: 60_000,
  }, async () => {
    const { failed, booked, stock } = await sellThrough('enospc');
    expect(new Set(failed)).toEqual(new Set(['store.full']));
    expect(booked).toBeGreaterThan(250);
    expect(stock).toMatchObject({ lost: [], sales: booked, requests: booked });
    expect(stock.report).toMatchObject({ isOk: true });
  });
});

/** A file system of its own, or null with the reason where mounting is not allowed. */
function mountSmallDisk(kilobytes: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-small-'));
  try {
    const size = `size=${kilobytes}k`;
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}

/** Fills the disk of a file up to so many free bytes. */
function leaveFree(ballast: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(dirname(ballast));
  writeFileSync(ballast, Buffer.alloc(bavail * bsize - bytes));
}

describe('a small disk', () => {
  let disk: string | null = null;
  let small: TempTill | undefined;
  beforeEach((context) => {
    disk = mountSmallDisk(4096);
    if (disk !== null) return;
    console.warn('Small disks are not tested here: mounting a tmpfs is not allowed');
    context.skip();
  });
  afterEach(async () => {
    if (disk === null) return;
    execFileSync('mount', ['-o', 'remount,rw', disk]);
    // Removing the till closes its stores; the folder itself is where the disk is mounted.
    await small?.close();
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  });

  test('that fills up: sales fail as store.full, look-ups go on, nothing is half booked', {
    timeout: 60_000,
  }, async () => {
    small = tempTill(disk ?? '');
    await small.create();
    const target = join(small.paths.backups, 'guitai-20261121T100000Z.sqlite');
    const ballast = join(disk ?? '', 'ballast');
    mkdirSync(small.paths.backups);
    writeFileSync(target, 'the older backup');
    leaveFree(ballast, 600_000);
    const store = await small.store();
    const sell = (requestId: string) =>
      store.internal('test.sell', { requestId, amountMinor: 5 }).then(
        () => 'ok',
        (error: { code: string }) => error.code,
      );
    const replies: string[] = [];
    while (replies.length < 200 && !replies.includes('store.full')) {
      replies.push(await sell(`sale ${replies.length}`));
    }
    expect(new Set(replies)).toEqual(new Set(['ok', 'store.full']));
    const booked = replies.length - 1;
    expect(await store.internal('test.count', { table: 'sales' })).toBe(booked);
    // A backup for which there is no room leaves the older one alone (fault 6).
    await expect(store.backup(target)).rejects.toMatchObject({ code: 'store.full' });
    expect(readFileSync(target, 'utf8')).toBe('the older backup');
    expect(readdirSync(small.paths.backups)).toEqual(['guitai-20261121T100000Z.sqlite']);
    // Space is made, and the sale that failed is tried again (fault 7).
    rmSync(ballast);
    expect(await sell(`sale ${booked}`)).toBe('ok');
    expect(await store.verify()).toMatchObject({ isOk: true });
    expect(await store.internal('test.count', { table: 'sales' })).toBe(booked + 1);
  });

  test('that has no room for a backup to be put back: nothing of it stays', async () => {
    small = tempTill(disk ?? '');
    const { paths } = small;
    await small.create();
    const backup = join(small.folder, 'backup.sqlite');
    copyFileSync(paths.store, backup);
    // Half a backup more has room beside it, and no whole one.
    leaveFree(join(disk ?? '', 'ballast'), Math.floor(statSync(backup).size / 2));
    const before = readdirSync(join(disk ?? '', 'store')).sort();
    const options = { paths, workerUrl: TEST_WORKER, backup, at: Date.now() };
    expect(await restoreBackup(options)).toMatchObject({ ok: false, problem: 'store.full' });
    expect(readdirSync(join(disk ?? '', 'store')).sort()).toEqual(before);
  });

  test('that cannot be written: explained, and left as it is (faults 8, 9)', {
    timeout: 60_000,
  }, async () => {
    small = tempTill(disk ?? '');
    const { paths } = small;
    await small.create();
    const remount = (mode: 'ro' | 'rw') =>
      execFileSync('mount', ['-o', `remount,${mode}`, disk ?? '']);
    // A till that was shut down leaves no log to read along: SQLite cannot open the store.
    remount('ro');
    expect(await small.open()).toMatchObject({ ok: false, problem: 'store.readOnly' });
    remount('rw');
    const store = await small.store();
    await store.internal('test.sell', { requestId: 'before', amountMinor: 5 });
    // With the log there, everything can be looked up and nothing sold.
    execFileSync('cp', ['-a', paths.store, `${paths.store}-kept`]);
    for (const end of ['-wal', '-shm']) {
      execFileSync('cp', ['-a', `${paths.store}${end}`, `${paths.store}-kept${end}`]);
    }
    await store.close();
    for (const end of ['', '-wal', '-shm']) {
      execFileSync('mv', [`${paths.store}-kept${end}`, `${paths.store}${end}`]);
    }
    remount('ro');
    const readOnly = await small.store();
    expect(readOnly.health().isReadOnly).toBe(true);
    expect(await readOnly.internal('test.count', { table: 'sales' })).toBe(1);
    await expect(
      readOnly.internal('test.sell', { requestId: 'after', amountMinor: 5 }),
    ).rejects.toMatchObject({ code: 'store.readOnly' });
    await readOnly.close();
  });
});
