import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { walFilesOf } from '../../store/durable-files.ts';
import { backupName } from '../../store/manage-stores.ts';
import { MIGRATIONS } from '../../store/migrations/index.ts';
import { checkFile } from '../../store/open-checks.ts';
import type { StorePaths } from '../../store/store-paths.ts';
import { backUp } from '../../store/tasks/backup-task.ts';
import { type CliCommand, CliUsageError, EXIT, tell } from '../command.ts';

/** Copies a store and checks the copy; see its usage. */
export const backup: CliCommand = {
  name: 'backup',
  usage: `Copies a store, also while the till is selling, and checks the copy.
Without --to it goes into the folder "backups" beside the store. An older copy of that name is
replaced; a store in use never is.`,
  operands: [],
  options: { to: { value: 'FILE', help: 'Where the copy goes.' } },
  async run(args, output) {
    const { paths } = args;
    checkFile(paths, MIGRATIONS);
    const file = args.text('to') ?? join(paths.backups, backupName(Date.now()));
    if (isStoreInUse(file, paths)) {
      throw new CliUsageError(`${file} is a store, not a place for its copy`);
    }
    const cancelled = new SharedArrayBuffer(4);
    const made = await backUp({ source: paths.store, target: file, cancelled }, () => undefined);
    tell(args, output, {
      value: { file, ...made },
      text: `${file}: ${made.bytes} bytes, up to event ${made.seq}, checked`,
    });
    return EXIT.ok;
  },
};

/** Whether a file is this store, whatever its name, or belongs to one with a write-ahead log. */
function isStoreInUse(target: string, { store }: StorePaths): boolean {
  const wanted = statSync(target, { throwIfNoEntry: false, bigint: true });
  if (wanted === undefined) return false;
  const isOfStore = [store, ...walFilesOf(store)].some((file) => {
    const found = statSync(file, { throwIfNoEntry: false, bigint: true });
    return found?.dev === wanted.dev && found.ino === wanted.ino;
  });
  return isOfStore || walFilesOf(target).some((file) => existsSync(file));
}
