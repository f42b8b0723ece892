import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { restoreBackup } from '../../store/tasks/restore-task.ts';
import { type CliCommand, CliFailure, CliUsageError, EXIT, tell } from '../command.ts';

/** Puts a backup in a store's place; see its usage. */
export const restore: CliCommand = {
  name: 'restore',
  usage: `Puts a backup in the store's place, after the checks the app makes.
The till must be closed. The store that was there stays beside it as "….replaced-TIME". Refused
are a damaged backup, one of a newer version, a file that is no store, and another till's backup.
Receipt numbers that were printed after the backup are not given out again.`,
  operands: [],
  options: {
    from: { value: 'FILE', help: 'The backup.', isRequired: true },
    'force-foreign': { help: "Takes another till's backup: this till goes on in its name." },
  },
  run(args, output) {
    const { paths } = args;
    const backup = resolve(args.text('from') ?? '');
    if (!existsSync(backup)) throw new CliUsageError(`There is no file ${backup}`);
    if (backup === paths.store) throw new CliUsageError('--from and --store are the same file');
    const isForeignAccepted = args.isOn('force-foreign');
    const task = { kind: 'restore', paths, backup, at: Date.now(), isForeignAccepted } as const;
    const { kind, owner } = restoreBackup(task);
    const name = `${owner.storeName} (${owner.storeCode}, till ${owner.tillCode})`;
    if (kind === 'foreign') {
      throw new CliFailure(
        'store.foreign',
        `The backup is of another till: ${name}. --force-foreign takes it all the same`,
        EXIT.unusable,
      );
    }
    tell(args, output, {
      value: { store: paths.store, from: backup, ...owner },
      text: `${paths.store}: ${name}, restored from ${backup}`,
    });
    return EXIT.ok;
  },
};
