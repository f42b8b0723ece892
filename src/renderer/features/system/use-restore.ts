import type { CallInput } from '../../../contract/index.ts';
import { refetchEverything } from '../../lib/query-client.ts';
import { useTillCommand } from '../../lib/use-till.ts';

/** A backup that is to take the store's place. */
export type WantedBackup = Pick<CallInput<'system.restoreBackup'>, 'file' | 'isChosen'>;

/** Restores a backup, and asks again when it is another till's. */
export function useRestore() {
  const restore = useTillCommand('system.restoreBackup');
  return {
    isPending: restore.isPending,
    failure: restore.failure,
    /** Whose it is, when it was refused for that. */
    owner: restore.failure?.code === 'system.backupForeign' ? (restore.failure.params ?? {}) : null,
    start: async (wanted: WantedBackup & { readonly isForeignAccepted?: boolean }) => {
      await restore.run(wanted);
      refetchEverything();
    },
    reset: restore.reset,
  };
}
