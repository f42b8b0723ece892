import type { CallName, CallParsed, CallReply } from '../../contract/index.ts';
import type { Session } from '../../contract/staff.ts';
import { MIGRATIONS } from '../store/migrations/index.ts';
import { latestVersion, schemaVersion } from '../store/migrate.ts';
import { checkContent, checkFile } from '../store/open-checks.ts';
import { openReadOnly, type StoreConnection } from '../store/open-database.ts';
import { openStoreFile } from '../store/open-store-file.ts';
import { CommandRunner } from '../store/run-command.ts';
import { runQuery } from '../store/run-query.ts';
import type { StoreEnvironment } from '../store/store-environment.ts';
import type { StorePaths } from '../store/store-paths.ts';
import { witnessOf, writeWitness } from '../store/witness.ts';
import { workerEnvironment } from '../store/worker-environment.ts';
import { CliFailure, EXIT } from './command.ts';

/** A store open for one command that reads. */
export interface OpenReader {
  readonly connection: StoreConnection;
  readonly environment: StoreEnvironment;
  /** A query of the contract, as the read lane answers it. Whoever holds the file may ask. */
  readonly query: <Name extends CallName>(
    name: Name,
    input: CallParsed<Name>,
    session?: Session | null,
  ) => CallReply<Name>;
}

/** A store open for one command that writes: nobody else has it open for writing. */
export interface OpenWriter extends OpenReader {
  /** Runs commands and jobs as the write lane does. */
  readonly runner: CommandRunner;
}

/**
 * Opens a store, which a till may have open, for reading, and closes it after `work`. Throws
 * `StoreProblemError`, and `CliFailure` for a store that an older version made.
 */
export async function withReader<Value>(
  paths: StorePaths,
  work: (store: OpenReader) => Value | Promise<Value>,
): Promise<Value> {
  checkFile(paths, MIGRATIONS);
  const connection = openReadOnly(paths.store);
  try {
    checkContent(connection, MIGRATIONS);
    refuseOlder(connection);
    return await work(await readerOf(connection));
  } finally {
    connection.close();
  }
}

/**
 * Opens a store for writing as the app does (lock, checks, migration with a backup before), and
 * closes it after `work`. Throws `StoreProblemError` `store.locked` while a till has it open.
 */
export async function withWriter<Value>(
  paths: StorePaths,
  work: (store: OpenWriter) => Value | Promise<Value>,
): Promise<Value> {
  const opened = openStoreFile({ paths, migrations: MIGRATIONS });
  try {
    if (opened.isReadOnly) {
      throw new CliFailure('store.readOnly', `${paths.store} cannot be written`, EXIT.unusable);
    }
    const { connection } = opened;
    const reader = await readerOf(connection);
    const { handlers } = await import('../handlers.ts');
    const runner = new CommandRunner(reader.environment, handlers);
    const value = await work({ ...reader, runner });
    writeWitness(paths.witness, witnessOf(reader.environment), { isDurable: true });
    return value;
  } finally {
    opened.close();
  }
}

/** The handlers bring 27 MB of pinyin and telephone tables: only commands that ask load them. */
async function readerOf(connection: StoreConnection): Promise<OpenReader> {
  const { handlers } = await import('../handlers.ts');
  const environment = workerEnvironment(connection, noteBug);
  return {
    connection,
    environment,
    query: (name, input, session = null) =>
      runQuery(environment, handlers, { name, input, session }),
  };
}

function refuseOlder(connection: StoreConnection): void {
  const found = schemaVersion(connection);
  const latest = latestVersion(MIGRATIONS);
  if (found >= latest) return;
  throw new CliFailure(
    'store.older',
    `The store has schema ${found}, this program works with ${latest}: open it in the app once`,
    EXIT.unusable,
  );
}

/** The command line has no log of its own: a bug's words go where failures go. */
function noteBug(message: { readonly kind: string }): void {
  if (message.kind === 'bug') process.stderr.write(`${JSON.stringify(message)}\n`);
}
