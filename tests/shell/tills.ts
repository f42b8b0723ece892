import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { type BackupFile, listBackups } from '../../src/main/store/manage-stores.ts';
import { storePaths } from '../../src/main/store/store-paths.ts';
import { bundle } from '../support/bundle.ts';
import { madeOnce } from '../support/made-once.ts';
import { dialogsThatChoose, type StartedTill, startTill } from './start-till.ts';

/** The shop of these tests; its manager is staff 1. */
export const SHOP = {
  storeName: ' 柜台 百货 ',
  storeCode: 'S01',
  tillCode: 'T01',
  currency: 'EUR',
  timeZone: 'Europe/Madrid',
  cutoverMinutes: 240,
  managerName: '王芳',
  managerPin: '246813',
};

/** Tills in a fresh folder a test, as the app composes them; closed and gone with the test. */
export interface Tills {
  /** The test's own folder; in it lies `userData`, the till's. */
  folder(): string;
  userData(): string;
  storeFile(): string;
  /** The backups in that folder. */
  backups(): readonly BackupFile[];
  /** From now on a person chooses this in the system's dialogs; nothing at first. */
  choose(file: string): string;
  /** Starts the till of the folder: again, or another one beside it, when asked again. */
  start(environment?: Readonly<Record<string, string>>): Promise<StartedTill>;
  /** Starts it with the shop made and its manager signed in. */
  shop(environment?: Readonly<Record<string, string>>): Promise<StartedTill>;
  /** Leaves the shop closed in the folder, backed up once; the backup's name. */
  shopWithBackup(): Promise<string>;
  /** A backup of another till, beside `userData`. */
  backupOfAnother(): Promise<string>;
}

function signIn(till: StartedTill) {
  return till.value('staff.signIn', { staffId: 1, pin: SHOP.managerPin });
}

/** Call it where a file's tests begin. */
export function useTills(): Tills {
  let workerUrl: URL;
  let folder: string;
  let chosen: string | null;
  let open: StartedTill[];
  const userData = () => path.join(folder, 'till');
  const dialogs = dialogsThatChoose(() => chosen);

  beforeAll(async () => {
    const built = await bundle({ 'store-worker': 'src/main/store-worker.ts' });
    workerUrl = pathToFileURL(path.join(built, 'store-worker.js'));
  }, 120_000);
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'guitai-till-'));
    mkdirSync(userData());
    chosen = null;
    open = [];
  });
  afterEach(async () => {
    for (const till of open) await till.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const startIn = async (own: string, environment = {}): Promise<StartedTill> => {
    const till = await startTill({
      userData: own,
      workerUrl,
      dialogs,
      environment,
      systemLocale: 'es',
    });
    const started: StartedTill = {
      ...till,
      async close() {
        open = open.filter((other) => other !== started);
        await till.close();
      },
    };
    open.push(started);
    return started;
  };
  const copyOfShop = madeOnce(async (made) => {
    const till = await startIn(made);
    await till.value('system.createShop', SHOP);
    await till.close();
  });
  const copyOfShopWithBackup = madeOnce(async (made) => {
    await copyOfShop(made);
    const till = await startIn(made);
    await signIn(till);
    await till.value('system.backupNow', {});
    await till.close();
  });
  const copyOfAnother = madeOnce(async (made) => {
    const till = await startIn(made);
    await till.value('system.createShop', SHOP);
    await till.till.backups.make();
    await till.close();
  });

  return {
    folder: () => folder,
    userData,
    storeFile: () => storePaths(userData()).store,
    backups: () => backupsIn(userData()),
    choose(file) {
      chosen = file;
      return file;
    },
    start: (environment) => startIn(userData(), environment),
    async shop(environment) {
      await copyOfShop(userData());
      const till = await startIn(userData(), environment);
      await signIn(till);
      return till;
    },
    async shopWithBackup() {
      await copyOfShopWithBackup(userData());
      return only(backupsIn(userData()));
    },
    async backupOfAnother() {
      const another = path.join(folder, 'another');
      await copyOfAnother(another);
      const backup = path.join(folder, 'from-another-till.sqlite');
      copyFileSync(path.join(storePaths(another).backups, only(backupsIn(another))), backup);
      rmSync(another, { recursive: true });
      return backup;
    },
  };
}

function backupsIn(userData: string): readonly BackupFile[] {
  return listBackups(storePaths(userData).backups);
}

/** What the till says of its store at start. */
export async function stateOf(till: StartedTill) {
  return (await till.value('system.boot', {})).store;
}

function only(backups: readonly BackupFile[]): string {
  const [backup] = backups;
  if (backup === undefined || backups.length > 1) throw new Error(`${backups.length} backups`);
  return backup.file;
}
