import { statfs } from 'node:fs/promises';
import path from 'node:path';
import type { TillEvent } from '../../../contract/events.ts';
import type { CallReply } from '../../../contract/index.ts';
import { fail } from '../../../contract/kernel/result.ts';
import type { Locale } from '../../../contract/primitives.ts';
import type { Boot } from '../../../contract/system.ts';
import { hashPin, type PinGuard } from '../../features/staff/pin.ts';
import { checkShop } from '../../features/system/rules/check-shop.ts';
import {
  SAMPLE_PEOPLE,
  SAMPLE_TILL,
  type SampleShopInput,
} from '../../features/system/sample-till.ts';
import { done, type ShellHandlers } from '../../gateway/lanes.ts';
import type { SessionKeeper } from '../../gateway/session-keeper.ts';
import type { BackupKeeper } from '../backup-keeper.ts';
import type { Dialogs } from '../dialogs.ts';
import type { MachineCall } from './machine.ts';
import type { PepperFile } from '../pepper.ts';
import type { PreferencesFile } from '../preferences.ts';
import type { StoreKeeper } from '../store-keeper.ts';

export interface SystemHandlerParts {
  readonly appVersion: string;
  readonly isHeadless: boolean;
  /** What the system speaks, until a person chooses. */
  readonly systemLocale: () => Locale;
  readonly preferences: PreferencesFile;
  readonly onTheme: (theme: Boot['theme']) => void;
  readonly store: StoreKeeper;
  readonly storeFolder: string;
  readonly sessions: SessionKeeper;
  readonly backups: BackupKeeper;
  readonly pepper: PepperFile;
  readonly dialogs: Dialogs;
  /** The guard of a store that is about to be made; makes the pepper if there is none. */
  readonly newGuard: () => Promise<PinGuard | null>;
  readonly emit: (event: TillEvent) => void;
  readonly report: (where: string, problem: unknown) => string;
}

type SystemCall = Exclude<Extract<keyof ShellHandlers, `system.${string}`>, MachineCall>;
type SystemHandlers = Required<Pick<ShellHandlers, SystemCall>>;

/** First run, preferences, the store's states, backups, health. */
export function systemHandlers(parts: SystemHandlerParts): SystemHandlers {
  const { preferences, store, sessions, backups } = parts;
  let sampleShop: AbortController | null = null;
  /** The file a person chose by the system's dialog: no window names a path itself. */
  let chosenBackup: string | null = null;
  return {
    'system.boot': async () => done(bootOf(parts)),
    'system.setPreferences': async ({ locale, theme }) => {
      const change = {
        ...(locale === undefined ? {} : { locale }),
        ...(theme === undefined ? {} : { theme }),
      };
      if (theme !== undefined) parts.onTheme(theme);
      await preferences
        .change(change)
        .catch((error: unknown) => parts.report('preferences', error));
      return done(null);
    },
    'system.createShop': async (input) => {
      if (store.state.state !== 'absent') return fail('system.storeExists');
      const { managerName: _name, managerPin, ...fields } = input;
      const checked = checkShop(input, Intl.supportedValuesOf('currency'));
      if (!checked.ok) return checked;
      const { storeName, managerName } = checked.value;
      const credential = await hashPin(managerPin, await needGuard(parts));
      const manager = { name: managerName, role: 'manager', ...credential } as const;
      const outcome = await store.create({
        till: { ...fields, storeName, isSample: false },
        steps: [{ name: 'system.foundShop', input: { manager } }],
      });
      if (outcome !== 'created') return fail('system.storeExists');
      backups.noteChange();
      return done(null);
    },
    'system.createSampleShop': async ({ seed }) => {
      if (store.state.state !== 'absent' || sampleShop !== null) return fail('system.storeExists');
      const cancel = new AbortController();
      sampleShop = cancel;
      try {
        const outcome = await createSampleShop(parts, seed, cancel.signal);
        if (outcome === 'cancelled') return fail('system.cancelled');
        if (outcome !== 'created') return fail('system.storeExists');
        backups.noteChange();
        return done(null);
      } finally {
        sampleShop = null;
      }
    },
    'system.cancelSampleShop': async () => {
      sampleShop?.abort();
      return done(null);
    },
    'system.retryStore': async ({ isLossAccepted }) => {
      await store.open({ isLossAccepted });
      return done(null);
    },
    'system.chooseBackup': async () => {
      const file = await parts.dialogs.openFile('backup');
      chosenBackup = file ?? chosenBackup;
      return done(file === null ? null : { file: path.basename(file) });
    },
    'system.restoreBackup': async ({ file, isChosen, isForeignAccepted }) => {
      const isOther = isChosen && (chosenBackup === null || path.basename(chosenBackup) !== file);
      if (isOther) return fail('system.backupUnknown');
      const end = await store.restore(
        isChosen && chosenBackup !== null
          ? { path: chosenBackup, isForeignAccepted }
          : { file, isForeignAccepted },
      );
      if (end === 'restored') backups.noteChange();
      return replyToRestore(end);
    },
    'system.backupNow': async () => {
      try {
        return done(await backups.make());
      } catch (error) {
        const reference = parts.report('backup', error);
        return fail('system.backupFailed', { reference });
      }
    },
    'system.health': async () => {
      const figures = store.health();
      const pepper = await parts.pepper.load();
      sessions.current();
      return done({
        lastBackupAt: backups.lastBackupAt,
        backupProblem: backups.problem,
        copyFolder: preferences.value.backupFolder,
        lastCopyAt: backups.lastCopyAt,
        copyProblem: backups.copyProblem,
        diskFreeBytes: await freeBytes(parts.storeFolder),
        storeBytes: figures?.storeBytes ?? 0,
        isReadOnly: figures?.isReadOnly ?? false,
        lookupP50Ms: figures?.lookupP50Ms ?? null,
        lookupP99Ms: figures?.lookupP99Ms ?? null,
        pinProtection: pepper.protection,
      });
    },
  };
}

function replyToRestore(
  end: Awaited<ReturnType<StoreKeeper['restore']>>,
): CallReply<'system.restoreBackup'> {
  if (end === 'restored') return done(null);
  if (end === 'healthy') return fail('system.storeIsHealthy');
  if (end === 'unknown') return fail('system.backupUnknown');
  switch (end.problem) {
    case 'store.foreign':
      return fail('system.backupForeign', { ...end.owner });
    case 'store.newer':
      return fail('system.backupNewer');
    case 'store.notAStore':
    case 'store.empty':
      return fail('system.backupNotAStore');
    case 'store.full':
      return fail('store.full');
    case 'store.locked':
      return fail('store.busy');
    default:
      return fail('system.backupUnusable');
  }
}

function bootOf(parts: SystemHandlerParts): Boot {
  const { locale, theme } = parts.preferences.value;
  return {
    appVersion: parts.appVersion,
    locale: locale ?? parts.systemLocale(),
    isLocaleChosen: locale !== null,
    theme,
    store: parts.store.state,
    session: parts.sessions.current(),
    isHeadless: parts.isHeadless,
  };
}

async function needGuard(parts: SystemHandlerParts): Promise<PinGuard> {
  const guard = await parts.newGuard();
  if (guard === null) throw new Error('The key behind the PINs could not be made');
  return guard;
}

async function createSampleShop(
  parts: SystemHandlerParts,
  seed: number,
  signal: AbortSignal,
): Promise<'created' | 'exists' | 'cancelled'> {
  const guard = await needGuard(parts);
  const staff: SampleShopInput['staff'][number][] = [];
  for (const { name, role, pin } of SAMPLE_PEOPLE)
    staff.push({ name, role, ...(await hashPin(pin, guard)) });
  const input: SampleShopInput = { seed, staff };
  return parts.store.create({
    till: SAMPLE_TILL,
    steps: [{ name: 'system.sampleShop', input }],
    signal,
    onProgress: ({ phase, done: made, total }) =>
      parts.emit({ type: 'job.progress', job: 'sampleShop', phase, done: made, total }),
  });
}

/** What this account may still write on the store's disk; null where that cannot be asked. */
async function freeBytes(folder: string): Promise<number | null> {
  for (const place of [folder, path.dirname(folder)]) {
    try {
      const { bavail, bsize } = await statfs(place);
      return bavail * bsize;
    } catch {
      // The folder comes with the store: ask for the one around it.
    }
  }
  return null;
}
