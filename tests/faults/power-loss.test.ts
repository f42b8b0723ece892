import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { storePaths } from '../../src/main/store/store-paths.ts';
import { tempTill } from '../support/pool.ts';
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
if (reason !== null) console.warn(`Power loss is not tested here: ${reason}`);

/** Cuts the power `cuts` times while a till sells; what was fsynced is the next day's disk. */
async function sellThroughPowerCuts(mode: 'FULL' | 'NORMAL', cuts: number) {
  const till = tempTill();
  await till.create({ workerUrl: programs.counterWorker, steps: COUNTER_STEPS });
  const acknowledged: string[] = [];
  const lost: string[] = [];
  const isWhole: boolean[] = [];
  for (let cut = 0; cut < cuts; cut += 1) {
    const disk = mkdtempSync(join(tmpdir(), 'guitai-disk-'));
    // What is there when the till starts was written long ago.
    cpSync(till.folder, disk, { recursive: true });
    const seller = startChild(
      programs.directSeller,
      ['counter', till.folder, mode],
      onFaultyDisk(till.folder, { image: disk }),
    );
    await seller.until('ack', 15 + cut * 5);
    seller.kill();
    await seller.ended;
    acknowledged.push(...said(seller, 'ack'));
    const stock = takeStock(storePaths(disk), { acknowledged, trade: 'counter' });
    lost.push(...stock.lost);
    isWhole.push(stock.report.isOk);
    rmSync(till.folder, { recursive: true });
    cpSync(disk, till.folder, { recursive: true });
    rmSync(disk, { recursive: true });
  }
  await till.remove();
  return { acknowledged: acknowledged.length, lost: lost.length, isWhole };
}

describe.skipIf(reason !== null)('power loss', () => {
  test('loses nothing that was acknowledged (fault 2)', { timeout: 120_000 }, async () => {
    const found = await sellThroughPowerCuts('FULL', 4);
    expect(found.acknowledged).toBeGreaterThanOrEqual(15 + 20 + 25 + 30);
    expect(found).toMatchObject({ lost: 0, isWhole: [true, true, true, true] });
  });

  test('shows a loss under synchronous=NORMAL, so the disk is a faithful one (fault 3)', {
    timeout: 120_000,
  }, async () => {
    const found = await sellThroughPowerCuts('NORMAL', 1);
    expect(found.lost).toBeGreaterThan(0);
  });
});
