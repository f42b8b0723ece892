import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NumberedEvent } from '../../src/contract/events.ts';
import type { CallInput, CallName, CallReply } from '../../src/contract/index.ts';
import { readEnvironment } from '../../src/main/shell/environment.ts';
import { LogFile } from '../../src/main/shell/log.ts';
import { PepperFile } from '../../src/main/shell/pepper.ts';
import { PreferencesFile } from '../../src/main/shell/preferences.ts';
import { Till } from '../../src/main/shell/till.ts';
import { listBackups } from '../../src/main/store/manage-stores.ts';
import { storePaths } from '../../src/main/store/store-paths.ts';
import { buildStoreWorker } from '../support/built-store-worker.ts';

/** The till as the app composes it, with real store workers, and no window. */
interface RunningTill {
  readonly till: Till;
  readonly told: NumberedEvent[];
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallReply<Name>>;
  close(): Promise<void>;
}

// Dozens of workers are started here, on whatever machine this runs.
vi.setConfig({ testTimeout: 60_000 });

const SHOP = {
  storeName: ' 柜台 百货 ',
  storeCode: 'S01',
  tillCode: 'T01',
  currency: 'EUR',
  timeZone: 'Europe/Madrid',
  cutoverMinutes: 240,
  managerName: '王芳',
  managerPin: '246813',
};

let worker: Awaited<ReturnType<typeof buildStoreWorker>>;
beforeAll(async () => {
  worker = await buildStoreWorker();
});
afterAll(() => worker.remove());

let userData: string;
let open: RunningTill[];
/** What a person chooses in the system's dialog. */
let chosen: string | null = null;
beforeEach(() => {
  userData = mkdtempSync(path.join(tmpdir(), 'guitai-till-'));
  open = [];
});
afterEach(async () => {
  for (const till of open) await till.close();
  rmSync(userData, { recursive: true, force: true });
});

async function startTill(environment: Record<string, string> = {}): Promise<RunningTill> {
  const told: NumberedEvent[] = [];
  const log = new LogFile(path.join(userData, 'logs'));
  const till = new Till({
    appVersion: '0.0.0',
    environment: readEnvironment({ GUITAI_SCRYPT_LOG2N: '6', ...environment }, false),
    isPackaged: false,
    paths: storePaths(userData),
    workerUrl: worker.url,
    log,
    preferences: await PreferencesFile.open(path.join(userData, 'preferences.json')),
    pepper: new PepperFile(path.join(userData, 'pepper'), {
      isAvailable: () => false,
      wrap: () => Buffer.alloc(0),
      unwrap: () => '',
    }),
    dialogs: {
      openFile: async () => chosen,
      openFolder: async () => chosen,
      saveFile: async () => chosen,
    },
    systemLocale: () => 'es',
    isTrusted: () => true,
    deliver: (numbered) => told.push(numbered),
    onTheme: () => undefined,
    host: () => Promise.reject(new Error('no devices here')),
    onStore: () => undefined,
    onChanged: () => undefined,
  });
  await till.start();
  const running: RunningTill = {
    till,
    told,
    call: async (name, input) => (await till.gateway.handle({}, name, input)) as never,
    close: async () => {
      open = open.filter((other) => other !== running);
      till.stopWatching();
      await till.store.close();
      await log.settled();
    },
  };
  open.push(running);
  return running;
}

const stateOf = async (running: RunningTill) => {
  const boot = await running.call('system.boot', {});
  if (!boot.ok) throw new Error(boot.error.code);
  return boot.value.store;
};
const storeFile = () => storePaths(userData).store;

describe('first run', () => {
  it('knows no store, speaks the system language, and keeps what is chosen', async () => {
    const running = await startTill();
    expect(await running.call('system.boot', {})).toMatchObject({
      value: { locale: 'es', isLocaleChosen: false, store: { state: 'absent' }, session: null },
    });
    await running.call('system.setPreferences', { locale: 'zh-CN', theme: 'dark' });
    await running.close();
    const again = await startTill();
    expect(await again.call('system.boot', {})).toMatchObject({
      value: { locale: 'zh-CN', isLocaleChosen: true, theme: 'dark' },
    });
  });

  it('makes a shop whose manager signs in, also after a restart', async () => {
    const running = await startTill();
    expect(await running.call('system.createShop', SHOP)).toMatchObject({ ok: true });
    expect(await stateOf(running)).toMatchObject({
      state: 'ready',
      till: { storeName: '柜台 百货', currency: 'EUR', isSample: false },
    });
    await running.close();
    const again = await startTill();
    const signedIn = await again.call('staff.signIn', { staffId: 1, pin: SHOP.managerPin });
    expect(signedIn).toMatchObject({ value: { name: '王芳', role: 'manager' } });
    expect(await again.call('system.boot', {})).toMatchObject({
      value: { session: { staffId: 1 } },
    });
  });

  it.each([
    [{ storeName: ' \u200b ' }, 'system.nameEmpty'],
    [{ managerName: '' }, 'system.nameEmpty'],
    [{ currency: 'XXQ' }, 'system.currencyUnknown'],
    [{ timeZone: 'Mars/Olympus' }, 'system.zoneUnknown'],
    [{ timeZone: '+08:00' }, 'system.zoneUnknown'],
    [{ timeZone: '' }, 'system.zoneUnknown'],
    [{ managerPin: '12' }, 'call.invalid'],
    [{ storeCode: 's 1' }, 'call.invalid'],
  ])('refuses %j as %s and leaves nothing', async (fields, code) => {
    const running = await startTill();
    const reply = await running.call('system.createShop', { ...SHOP, ...fields });
    expect(reply).toMatchObject({ ok: false, error: { code } });
    expect(await stateOf(running)).toEqual({ state: 'absent' });
    expect(existsSync(storeFile())).toBe(false);
  });

  it('makes one shop when asked ten times at once', async () => {
    const running = await startTill();
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => running.call('system.createShop', SHOP)),
    );
    const codes = replies.map((reply) => (reply.ok ? 'ok' : reply.error.code));
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['ok', 'system.storeExists']));
    expect(await running.call('system.createSampleShop', {})).toMatchObject({
      error: { code: 'system.storeExists' },
    });
  });

  it('leaves nothing of a sample shop that was cancelled', async () => {
    const running = await startTill();
    const making = running.call('system.createSampleShop', {});
    while (!running.told.some(({ event }) => event.type === 'job.progress'))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await running.call('system.cancelSampleShop', {});
    expect(await making).toEqual({ ok: false, error: { code: 'system.cancelled' } });
    expect(await stateOf(running)).toEqual({ state: 'absent' });
    const left = readdirSync(path.dirname(storeFile())).filter((name) => name.includes('sqlite'));
    expect(left).toEqual([]);
  });
});

async function shop(): Promise<RunningTill> {
  const running = await startTill();
  await running.call('system.createShop', SHOP);
  await running.call('staff.signIn', { staffId: 1, pin: SHOP.managerPin });
  return running;
}

describe('sessions', () => {
  it('guard what needs somebody signed in', async () => {
    const running = await shop();
    expect(await running.call('system.health', {})).toMatchObject({
      value: { pinProtection: 'file', isReadOnly: false },
    });
    await running.call('staff.lock', {});
    expect(await running.call('system.health', {})).toEqual({
      ok: false,
      error: { code: 'call.signedOut' },
    });
    const changes = running.told.filter(({ event }) => event.type === 'session.changed');
    expect(changes.map(({ event }) => 'reason' in event && event.reason)).toEqual([
      'signedIn',
      'locked',
    ]);
  });

  it('follow what the store says of the person: a manager made cashier manages no more', async () => {
    const running = await shop();
    const second = {
      requestId: crypto.randomUUID(),
      name: '陈伟',
      role: 'manager',
      pin: '1357',
    } as const;
    expect(await running.call('staff.add', second)).toMatchObject({ ok: true });
    const demotion = { requestId: crypto.randomUUID(), staffId: 1, role: 'cashier' } as const;
    expect(await running.call('staff.change', demotion)).toMatchObject({ ok: true });
    await expect
      .poll(async () => {
        const reply = await running.call('staff.session', {});
        return reply.ok ? reply.value.session?.role : null;
      })
      .toBe('cashier');
    const third = { ...second, requestId: crypto.randomUUID(), name: '刘洋' };
    expect(await running.call('staff.add', third)).toMatchObject({
      error: { code: 'call.forbidden' },
    });
  });

  it('lock by themselves although the window goes on keeping its draft', async () => {
    const running = await startTill({ GUITAI_AUTOLOCK_MS: '1200' });
    await running.call('system.createShop', SHOP);
    await running.call('staff.signIn', { staffId: 1, pin: SHOP.managerPin });
    const keep = setInterval(() => void running.call('sales.saveDraft', { draft: null }), 100);
    await expect
      .poll(() => running.till.sessions.current(), { timeout: 5000 })
      .toBeNull()
      .finally(() => clearInterval(keep));
  });

  it('leave no PIN and no name in the log', async () => {
    const running = await shop();
    await running.call('staff.signIn', { staffId: 1, pin: '975310' });
    await running.call('staff.signIn', { staffId: 1, pin: 5 as never });
    await running.call('staff.add', { requestId: 'x', name: '王芳', pin: '864209' } as never);
    await running.close();
    const log = readFileSync(path.join(userData, 'logs', 'guitai.log'), 'utf8');
    expect(log).toContain('store.absent');
    for (const secret of [SHOP.managerPin, '975310', '864209', '王芳'])
      expect(log).not.toContain(secret);
  });
});

async function shopWithBackup(): Promise<string> {
  const running = await startTill();
  await running.call('system.createShop', SHOP);
  await running.call('staff.signIn', { staffId: 1, pin: SHOP.managerPin });
  const made = await running.call('system.backupNow', {});
  if (!made.ok) throw new Error(made.error.code);
  await running.close();
  return made.value.file;
}

const backupsOf = () => listBackups(storePaths(userData).backups);

describe('a store in which nothing has happened yet', () => {
  it('is backed up all the same, and then not again', async () => {
    const running = await startTill();
    await running.call('system.createShop', SHOP);
    await running.till.backups.makeIfChanged();
    expect(backupsOf()).toHaveLength(1);
    const [first] = backupsOf();
    await running.close();
    const again = await startTill();
    await again.till.backups.makeIfChanged();
    expect(backupsOf()).toEqual([first]);
  });

  it('is backed up also beside the backups of an older one', async () => {
    mkdirSync(storePaths(userData).backups, { recursive: true });
    writeFileSync(path.join(storePaths(userData).backups, 'guitai-20200101T000000Z.sqlite'), 'old');
    const running = await startTill();
    await running.call('system.createShop', SHOP);
    await running.till.backups.makeIfChanged();
    expect(backupsOf()).toHaveLength(2);
  });

  it('but its restoring is backed up', async () => {
    const file = await shopWithBackup();
    rmSync(storeFile());
    const running = await startTill();
    await running.call('system.restoreBackup', { file });
    const before = running.till.backups.lastBackupAt;
    await running.till.backups.makeIfChanged();
    expect(running.till.backups.lastBackupAt).not.toBe(before);
  });
});

describe('a store that does not open', () => {
  it.each([
    ['gone', 'store.missing', () => rmSync(storeFile())],
    ['empty', 'store.empty', () => writeFileSync(storeFile(), '')],
    ['garbage', 'store.notAStore', () => writeFileSync(storeFile(), 'x'.repeat(9000))],
  ])(
    'because it is %s is never replaced by a fresh one, but by a backup',
    async (_, problem, harm) => {
      const file = await shopWithBackup();
      harm();
      const running = await startTill();
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
    await shopWithBackup();
    const first = await startTill();
    const second = await startTill();
    expect(await stateOf(second)).toMatchObject({ state: 'problem', problem: 'store.locked' });
    await first.close();
    expect(await second.call('system.retryStore', {})).toMatchObject({ ok: true });
    expect(await stateOf(second)).toMatchObject({ state: 'ready' });
  });

  it('refuses a backup that is no good and says so', async () => {
    const file = await shopWithBackup();
    writeFileSync(path.join(storePaths(userData).backups, file), 'garbage');
    rmSync(storeFile());
    const running = await startTill();
    expect(await running.call('system.restoreBackup', { file })).toMatchObject({
      error: { code: 'system.backupNotAStore' },
    });
    expect(await stateOf(running)).toMatchObject({ state: 'problem' });
  });

  it('says that PINs cannot be checked when only the pepper is gone', async () => {
    await shopWithBackup();
    rmSync(path.join(userData, 'pepper'));
    const running = await startTill();
    expect(await stateOf(running)).toMatchObject({ state: 'ready' });
    expect(await running.call('staff.signIn', { staffId: 1, pin: SHOP.managerPin })).toEqual({
      ok: false,
      error: { code: 'staff.pinsUnreadable' },
    });
    expect(existsSync(path.join(userData, 'pepper'))).toBe(false);
  });
});

/** A till of another profile, with a backup that lies somewhere. */
async function backupOfAnother(): Promise<string> {
  const own = userData;
  userData = mkdtempSync(path.join(tmpdir(), 'guitai-till-'));
  const other = await startTill();
  await other.call('system.createShop', SHOP);
  await other.till.backups.make();
  await other.close();
  const [file] = readdirSync(storePaths(userData).backups);
  const backup = path.join(own, 'from-another-till.sqlite');
  copyFileSync(path.join(storePaths(userData).backups, file ?? ''), backup);
  rmSync(userData, { recursive: true, force: true });
  userData = own;
  return backup;
}

/** Writes a number of four bytes into a file's header. */
function overwrite(file: string, offset: number, value: number): void {
  const bytes = readFileSync(file);
  bytes.writeInt32BE(value, offset);
  writeFileSync(file, bytes);
}

describe('a backup that a person chooses', () => {
  it('opens on a fresh profile', async () => {
    chosen = await backupOfAnother();
    const running = await startTill();
    expect(await stateOf(running)).toEqual({ state: 'absent' });
    expect(await running.call('system.chooseBackup', {})).toMatchObject({
      value: { file: 'from-another-till.sqlite' },
    });
    const wanted = { file: 'from-another-till.sqlite', isChosen: true };
    expect(await running.call('system.restoreBackup', wanted)).toMatchObject({ ok: true });
    expect(await stateOf(running)).toMatchObject({ state: 'ready', till: { tillCode: 'T01' } });
  });

  it('is refused unless it is the one that was chosen', async () => {
    chosen = null;
    const running = await startTill();
    expect(await running.call('system.chooseBackup', {})).toMatchObject({ value: null });
    const wanted = { file: 'passwd', isChosen: true };
    expect(await running.call('system.restoreBackup', wanted)).toMatchObject({
      error: { code: 'system.backupUnknown' },
    });
  });

  it('of another till is taken only when people say so', async () => {
    chosen = await backupOfAnother();
    await shopWithBackup();
    rmSync(storeFile());
    const running = await startTill();
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
    chosen = await backupOfAnother();
    harm(chosen);
    const running = await startTill();
    await running.call('system.chooseBackup', {});
    const wanted = { file: path.basename(chosen), isChosen: true };
    expect(await running.call('system.restoreBackup', wanted)).toMatchObject({ error: { code } });
    expect(await stateOf(running)).toEqual({ state: 'absent' });
  });
});
