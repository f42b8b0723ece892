import { existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { storePaths } from '../../src/main/store/store-paths.ts';
import { SHOP, stateOf, useTills } from './tills.ts';

// Dozens of workers are started here, on whatever machine this runs.
vi.setConfig({ testTimeout: 60_000 });

const tills = useTills();

describe('a store in which nothing has happened yet', () => {
  it('is backed up all the same, and then not again', async () => {
    const running = await tills.start();
    await running.call('system.createShop', SHOP);
    await running.till.backups.makeIfChanged();
    expect(tills.backups()).toHaveLength(1);
    const [first] = tills.backups();
    await running.close();
    const again = await tills.start();
    await again.till.backups.makeIfChanged();
    expect(tills.backups()).toEqual([first]);
  });

  it('is backed up also beside the backups of an older one', async () => {
    mkdirSync(storePaths(tills.userData()).backups, { recursive: true });
    writeFileSync(
      path.join(storePaths(tills.userData()).backups, 'guitai-20200101T000000Z.sqlite'),
      'old',
    );
    const running = await tills.start();
    await running.call('system.createShop', SHOP);
    await running.till.backups.makeIfChanged();
    expect(tills.backups()).toHaveLength(2);
  });

  it('but its restoring is backed up', async () => {
    const file = await tills.shopWithBackup();
    rmSync(tills.storeFile());
    const running = await tills.start();
    await running.call('system.restoreBackup', { file });
    const before = running.till.backups.lastBackupAt;
    await running.till.backups.makeIfChanged();
    expect(running.till.backups.lastBackupAt).not.toBe(before);
  });
});

describe('a store that does not open', () => {
  it.each([
    ['gone', 'store.missing', () => rmSync(tills.storeFile())],
    ['empty', 'store.empty', () => writeFileSync(tills.storeFile(), '')],
    ['garbage', 'store.notAStore', () => writeFileSync(tills.storeFile(), 'x'.repeat(9000))],
  ])(
    'because it is %s is never replaced by a fresh one, but by a backup',
    async (_, problem, harm) => {
      const file = await tills.shopWithBackup();
      harm();
      const running = await tills.start();
      expect(await stateOf(running)).toMatchObject({
        state: 'problem',
        problem,
        backups: [{ file }],
      });
      expect(await running.call('system.createShop', SHOP)).toMatchObject({
        error: { code: 'system.storeExists' },
      });
      expect(await running.call('staff.list', {})).toMatchObject({
        error: { code: 'store.absent' },
      });
      const evil = await running.call('system.restoreBackup', { file: '../../evil.sqlite' });
      expect(evil).toEqual({ ok: false, error: { code: 'system.backupUnknown' } });
      expect(await running.call('system.restoreBackup', { file })).toMatchObject({ ok: true });
      expect(await stateOf(running)).toMatchObject({ state: 'ready', till: { tillCode: 'T01' } });
      expect(
        await running.call('staff.signIn', { staffId: 1, pin: SHOP.managerPin }),
      ).toMatchObject({ ok: true });
      expect(await running.call('system.restoreBackup', { file })).toMatchObject({
        error: { code: 'system.storeIsHealthy' },
      });
    },
  );

  it('because another till has it opens when that one is closed', async () => {
    await tills.shopWithBackup();
    const first = await tills.start();
    const second = await tills.start();
    expect(await stateOf(second)).toMatchObject({ state: 'problem', problem: 'store.locked' });
    await first.close();
    expect(await second.call('system.retryStore', {})).toMatchObject({ ok: true });
    expect(await stateOf(second)).toMatchObject({ state: 'ready' });
  });

  it('refuses a backup that is no good and says so', async () => {
    const file = await tills.shopWithBackup();
    writeFileSync(path.join(storePaths(tills.userData()).backups, file), 'garbage');
    rmSync(tills.storeFile());
    const running = await tills.start();
    expect(await running.call('system.restoreBackup', { file })).toMatchObject({
      error: { code: 'system.backupNotAStore' },
    });
    expect(await stateOf(running)).toMatchObject({ state: 'problem' });
  });

  it('says that PINs cannot be checked when only the pepper is gone', async () => {
    await tills.shopWithBackup();
    rmSync(path.join(tills.userData(), 'pepper'));
    const running = await tills.start();
    expect(await stateOf(running)).toMatchObject({ state: 'ready' });
    expect(await running.call('staff.signIn', { staffId: 1, pin: SHOP.managerPin })).toEqual({
      ok: false,
      error: { code: 'staff.pinsUnreadable' },
    });
    expect(existsSync(path.join(tills.userData(), 'pepper'))).toBe(false);
  });
});

/** Writes a number of four bytes into a file's header. */
function overwrite(file: string, offset: number, value: number): void {
  const bytes = readFileSync(file);
  bytes.writeInt32BE(value, offset);
  writeFileSync(file, bytes);
}

describe('a backup that a person chooses', () => {
  it('opens on a fresh profile', async () => {
    tills.choose(await tills.backupOfAnother());
    const running = await tills.start();
    expect(await stateOf(running)).toEqual({ state: 'absent' });
    expect(await running.call('system.chooseBackup', {})).toMatchObject({
      value: { file: 'from-another-till.sqlite' },
    });
    const wanted = { file: 'from-another-till.sqlite', isChosen: true };
    expect(await running.call('system.restoreBackup', wanted)).toMatchObject({ ok: true });
    expect(await stateOf(running)).toMatchObject({ state: 'ready', till: { tillCode: 'T01' } });
  });

  it('is refused unless it is the one that was chosen', async () => {
    const running = await tills.start();
    expect(await running.call('system.chooseBackup', {})).toMatchObject({ value: null });
    const wanted = { file: 'passwd', isChosen: true };
    expect(await running.call('system.restoreBackup', wanted)).toMatchObject({
      error: { code: 'system.backupUnknown' },
    });
  });

  it('of another till is taken only when people say so', async () => {
    const chosen = tills.choose(await tills.backupOfAnother());
    await tills.shopWithBackup();
    rmSync(tills.storeFile());
    const running = await tills.start();
    await running.call('system.chooseBackup', {});
    const wanted = { file: path.basename(chosen), isChosen: true };
    expect(await running.call('system.restoreBackup', wanted)).toEqual({
      ok: false,
      error: {
        code: 'system.backupForeign',
        params: { storeName: '柜台 百货', storeCode: 'S01', tillCode: 'T01' },
      },
    });
    expect(await stateOf(running)).toMatchObject({ state: 'problem', problem: 'store.missing' });
    const insisted = { ...wanted, isForeignAccepted: true };
    expect(await running.call('system.restoreBackup', insisted)).toMatchObject({ ok: true });
    expect(await stateOf(running)).toMatchObject({ state: 'ready' });
  });

  it.each([
    ['of a newer version', 'system.backupNewer', (file: string) => overwrite(file, 60, 99)],
    ['that is no store', 'system.backupNotAStore', (file: string) => writeFileSync(file, 'x')],
    ['that was cut', 'system.backupUnusable', (file: string) => truncateSync(file, 8192)],
  ])('%s is refused with its own message', async (_, code, harm) => {
    const chosen = tills.choose(await tills.backupOfAnother());
    harm(chosen);
    const running = await tills.start();
    await running.call('system.chooseBackup', {});
    const wanted = { file: path.basename(chosen), isChosen: true };
    expect(await running.call('system.restoreBackup', wanted)).toMatchObject({ error: { code } });
    expect(await stateOf(running)).toEqual({ state: 'absent' });
  });
});
