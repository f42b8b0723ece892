import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fsyncFolder, removeStoreFiles, renameDurably, walFilesOf } from '../durable-files.ts';
import { checkContent, checkFile } from '../open-checks.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { noteLoss } from '../note-loss.ts';
import { openPlain, openReadOnly } from '../open-database.ts';
import type { RestoreTask } from '../protocol.ts';
import { takeStoreLock } from '../store-lock.ts';
import type { StorePaths } from '../store-paths.ts';
import { StoreProblemError } from '../store-problem.ts';
import { workerEnvironment } from '../worker-environment.ts';
import { readWitness, witnessOf, writeWitness } from '../witness.ts';
import { quickCheck } from './check-store-file.ts';

/** A backup, prepared and whole, waiting to take the store's place. */
function preparedPath(paths: StorePaths): string {
  return `${paths.store}.restoring`;
}

/**
 * Puts a backup in the store's place; the old file is kept aside with its write-ahead log. Up to
 * the moment the prepared copy is complete, a cut leaves the old store; from then on
 * {@link finishRestore} brings it to its end at the next start (TRUST, faults 21, 22). The caller
 * has closed the store.
 */
export function restoreBackup(task: RestoreTask): void {
  const { paths } = task;
  mkdirSync(dirname(paths.store), { recursive: true });
  const lock = takeStoreLock(paths.lock);
  if (lock === 'held') throw new StoreProblemError('store.locked', 'The store is open');
  try {
    const partial = `${preparedPath(paths)}.partial`;
    removeStoreFiles(partial);
    checkFile({ ...paths, store: task.backup }, MIGRATIONS);
    copyFileSync(task.backup, partial);
    prepare(partial, task);
    renameDurably(partial, preparedPath(paths));
    finishRestore(paths);
  } finally {
    lock.release();
  }
}

/**
 * Ends a restore that was under way, if one was. Every step can be repeated; the lock is held.
 * The write-ahead log of the old store goes before the new file comes: SQLite would play it into
 * the wrong store.
 */
export function finishRestore(paths: StorePaths): void {
  const prepared = preparedPath(paths);
  if (!existsSync(prepared)) return;
  const aside = `${paths.store}.replaced-${Math.trunc(statSync(prepared).mtimeMs)}`;
  for (const [index, file] of walFilesOf(paths.store).entries()) {
    if (existsSync(file)) renameSync(file, walFilesOf(aside)[index] ?? `${aside}-${index}`);
  }
  if (existsSync(paths.store)) renameSync(paths.store, aside);
  fsyncFolder(dirname(paths.store));
  const connection = openReadOnly(prepared);
  try {
    const witness = witnessOf(workerEnvironment(connection, () => undefined));
    writeWitness(paths.witness, witness, { isDurable: true });
  } finally {
    connection.close();
  }
  renameSync(prepared, paths.store);
  fsyncFolder(dirname(paths.store));
}

function prepare(path: string, task: RestoreTask): void {
  const connection = openPlain(path, 0);
  try {
    connection.pragma('journal_mode = DELETE');
    const [problem] = quickCheck(connection);
    if (problem !== undefined) throw new StoreProblemError('store.damaged', problem);
    checkContent(connection, MIGRATIONS);
    const environment = workerEnvironment(connection, () => undefined);
    const witness = readWitness(task.paths.witness);
    noteLoss({ ...environment, now: () => task.at }, { witness, isBuilding: true });
  } catch (error) {
    connection.close();
    removeStoreFiles(path);
    throw error;
  }
  connection.close();
  for (const file of walFilesOf(path)) rmSync(file, { force: true });
}
