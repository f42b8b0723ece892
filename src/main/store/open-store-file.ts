import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkContent,
  checkFile,
  checkPresence,
  checkWitness,
  isWritablePlace,
} from './open-checks.ts';
import { createPrivateFile, removeStoreFiles, renameDurably } from './durable-files.ts';
import { migrate, schemaVersion, latestVersion, type Migration } from './migrate.ts';
import { noteLoss } from './note-loss.ts';
import { openReadOnly, openWritable, type StoreConnection } from './open-database.ts';
import { finishRestore } from './tasks/restore-task.ts';
import { takeStoreLock, type StoreLock } from './store-lock.ts';
import type { StorePaths } from './store-paths.ts';
import { StoreProblemError } from './store-problem.ts';
import { readTill } from './store-environment.ts';
import { workerEnvironment } from './worker-environment.ts';
import { readWitness, type Witness, witnessOf, writeWitness } from './witness.ts';

/** An open store with the right to write it, or a read-only view where writing is impossible. */
export interface OpenedStore {
  readonly connection: StoreConnection;
  readonly isReadOnly: boolean;
  /** Closes the connection, then gives up the lock. */
  close(): void;
}

export interface OpenStoreFileOptions {
  readonly paths: StorePaths;
  readonly migrations: readonly Migration[];
  /** Opens although the log's last events are missing: a person decided so. */
  readonly isLossAccepted?: boolean;
  /** Other connections of this process have the store open: only SQLite may touch its file. */
  readonly isOpenElsewhere?: boolean;
}

/**
 * Opens the till's store to write it: lock, checks, migration. Throws `StoreProblemError` or an
 * error of SQLite, which `problemOf` turns into a problem with its own screen. A store that
 * cannot be opened is never replaced and never written.
 */
export function openStoreFile(options: OpenStoreFileOptions): OpenedStore {
  const { paths } = options;
  if (!isWritablePlace(paths)) return openOnReadOnlyMedia(options);
  const lock = takeStoreLock(paths.lock);
  if (lock === 'held') {
    throw new StoreProblemError('store.locked', 'Another program has this store open');
  }
  try {
    if (options.isOpenElsewhere !== true) finishRestore(paths);
    lookAtFile(options);
    const witness = readWitness(paths.witness);
    const isLoss = checkReadOnly(options, witness);
    const connection = openWritable(paths.store);
    try {
      migrateWithBackup(connection, options);
      if (isLoss && witness !== undefined) acceptLoss(connection, paths, witness);
      return opened(connection, lock);
    } catch (error) {
      connection.close();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

function lookAtFile({ paths, migrations, isOpenElsewhere }: OpenStoreFileOptions): void {
  if (isOpenElsewhere === true) checkPresence(paths);
  else checkFile(paths, migrations);
}

function opened(connection: StoreConnection, lock: StoreLock): OpenedStore {
  return {
    connection,
    isReadOnly: false,
    close() {
      connection.close();
      lock.release();
    },
  };
}

/**
 * Content is judged on a read-only connection, so that a refused store is not even touched.
 * Returns whether events are missing, which only a person may accept.
 */
function checkReadOnly(
  { paths, migrations, isLossAccepted }: OpenStoreFileOptions,
  witness: Witness | undefined,
): boolean {
  const connection = openReadOnly(paths.store);
  try {
    checkContent(connection, migrations);
    const db = connection.asDb();
    checkWitness(db, readTill(db)?.uid ?? '', witness);
    return false;
  } catch (error) {
    const isMissing = error instanceof StoreProblemError && error.problem === 'store.eventsMissing';
    if (isMissing && isLossAccepted === true) return true;
    throw error;
  } finally {
    connection.close();
  }
}

/** A person goes on without the last events: their receipt numbers are not given out again. */
function acceptLoss(connection: StoreConnection, paths: StorePaths, witness: Witness): void {
  const environment = workerEnvironment(connection, () => undefined);
  noteLoss(environment, { witness, isBuilding: false });
  writeWitness(paths.witness, witnessOf(environment), { isDurable: true });
}

function openOnReadOnlyMedia(options: OpenStoreFileOptions): OpenedStore {
  const { paths, migrations } = options;
  lookAtFile(options);
  let connection: StoreConnection | undefined;
  try {
    connection = openReadOnly(paths.store);
    if (schemaVersion(connection) < latestVersion(migrations)) {
      throw new StoreProblemError(
        'store.readOnly',
        'The store needs an update but cannot be written',
      );
    }
    checkContent(connection, migrations);
  } catch (error) {
    connection?.close();
    if (error instanceof StoreProblemError) throw error;
    throw new StoreProblemError(
      'store.readOnly',
      `The store's folder cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
  const reader = connection;
  return { connection: reader, isReadOnly: true, close: () => reader.close() };
}

function migrateWithBackup(connection: StoreConnection, options: OpenStoreFileOptions): void {
  const { paths, migrations } = options;
  const version = schemaVersion(connection);
  if (version >= latestVersion(migrations)) return;
  mkdirSync(paths.backups, { recursive: true });
  const target = join(
    paths.backups,
    `before-v${latestVersion(migrations)}-from-v${version}.sqlite`,
  );
  const partial = `${target}.partial`;
  removeStoreFiles(partial);
  try {
    createPrivateFile(partial);
    connection.run('VACUUM INTO :partial', { partial });
    renameDurably(partial, target);
  } catch (error) {
    removeStoreFiles(partial);
    throw error;
  }
  migrate(connection, migrations);
}
