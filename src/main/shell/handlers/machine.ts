import { access, constants } from 'node:fs/promises';
import type { CallValue } from '../../../contract/index.ts';
import { fail } from '../../../contract/kernel/result.ts';
import { done, type ShellHandlers } from '../../gateway/lanes.ts';
import type { SessionKeeper } from '../../gateway/session-keeper.ts';
import type { Dialogs } from '../dialogs.ts';
import type { PreferencesFile } from '../preferences.ts';
import type { StoreKeeper } from '../store-keeper.ts';

export interface MachineHandlerParts {
  readonly preferences: PreferencesFile;
  readonly sessions: SessionKeeper;
  readonly dialogs: Dialogs;
  readonly store: Pick<StoreKeeper, 'verify'>;
  readonly now: () => number;
  readonly report: (where: string, problem: unknown) => string;
}

export type MachineCall =
  | 'system.machine'
  | 'system.setMachine'
  | 'system.chooseBackupFolder'
  | 'system.verify';
type MachineHandlers = Required<Pick<ShellHandlers, MachineCall>>;

/** What managers set for this machine, and the proof that its store adds up. */
export function machineHandlers(parts: MachineHandlerParts): MachineHandlers {
  const { preferences, sessions, dialogs, store, now } = parts;
  const machine = (): CallValue<'system.machine'> => {
    const { backupFolder } = preferences.value;
    return { autoLockMs: sessions.autoLockMs, backupFolder };
  };
  const keep = (change: Parameters<PreferencesFile['change']>[0]) =>
    preferences.change(change).catch((error: unknown) => parts.report('preferences', error));
  return {
    'system.machine': async () => done(machine()),
    'system.setMachine': async ({ autoLockMs, backupFolder }) => {
      if (autoLockMs !== undefined) {
        sessions.changeAutoLock(autoLockMs);
        await keep({ autoLockMs });
      }
      if (backupFolder === null) await keep({ backupFolder });
      return done(machine());
    },
    'system.chooseBackupFolder': async () => {
      const folder = await dialogs.openFolder(preferences.value.backupFolder);
      if (folder === null) return done(null);
      if (!(await isWritable(folder))) return fail('system.folderNotWritable', { folder });
      await keep({ backupFolder: folder });
      return done(machine());
    },
    'system.verify': async () => {
      const startedAt = now();
      const { isOk, checks } = await store.verify();
      const said = checks.map(({ name, rows, wrong }) => ({ name, rows, wrong }));
      return done({ isOk, checks: said, ms: now() - startedAt });
    },
  };
}

function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}
