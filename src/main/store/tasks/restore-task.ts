import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fsyncFolder, removeStoreFiles, renameDurably, walFilesOf } from '../durable-files.ts';
import { checkContent, checkFile } from '../open-checks.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { noteLoss } from '../note-loss.ts';
import { openPlain, openReadOnly } from '../open-database.ts';
import type { BackupOwner, RestoreOutcome, RestoreTask } from '../protocol.ts';
import { readTill } from '../store-environment.ts';
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
 * has closed the store. The backup of another till is taken only when a person said so: two tills
 * that write the same receipt numbers could never be told apart again.
 */
export function restoreBackup(task: RestoreTask): RestoreOutcome {
  const { paths } = task;
  mkdirSync(dirname(paths.store), { recursive: true });
  const lock = takeStoreLock(paths.lock);
  if (lock === 'held') throw new StoreProblemError('store.locked', 'The store is open');
  try {
    const partial = `${preparedPath(paths)}.partial`;
    removeStoreFiles(partial);
    checkFile({ ...paths, store: task.backup }, MIGRATIONS);
    copyFileSync(task.backup, partial);
    const { uid, owner } = prepare(partial, task);
    const ours = tillUidHere(paths);
    if (ours !== undefined && ours !== uid && !task.isForeignAccepted) {
      removeStoreFiles(partial);
      return { kind: 'foreign', owner };
    }
    renameDurably(partial, preparedPath(paths));
    finishRestore(paths);
    return { kind: 'restored', owner };
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

/** The till this place belongs to: by the store that is there, else by what was witnessed. */
function tillUidHere(paths: StorePaths): string | undefined {
  if (existsSync(paths.store)) {
    try {
      const connection = openReadOnly(paths.store);
      try {
        const found = readTill(connection.asDb())?.uid;
        if (found !== undefined) return found;
      } finally {
        connection.close();
      }
    } catch {
      // It cannot be read, which is why a backup is to take its place.
    }
  }
  return readWitness(paths.witness)?.tillUid;
}

function prepare(path: string, task: RestoreTask): { uid: string; owner: BackupOwner } {
  const connection = openPlain(path, 0);
  let found: { uid: string; owner: BackupOwner };
  try {
    connection.pragma('journal_mode = DELETE');
    const [problem] = quickCheck(connection);
    if (problem !== undefined) throw new StoreProblemError('store.damaged', problem);
    checkContent(connection, MIGRATIONS);
    const environment = workerEnvironment(connection, () => undefined);
    const { storeName, storeCode, tillCode } = environment.till;
    found = { uid: environment.tillUid, owner: { storeName, storeCode, tillCode } };
    const witness = readWitness(task.paths.witness);
    noteLoss({ ...environment, now: () => task.at }, { witness, isBuilding: true });
  } catch (error) {
    connection.close();
    removeStoreFiles(path);
    throw error;
  }
  connection.close();
  for (const file of walFilesOf(path)) rmSync(file, { force: true });
  return found;
}
