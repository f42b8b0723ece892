import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { createPrivateFile, removeStoreFiles, renameDurably } from '../durable-files.ts';
import { readChainHead, type ChainHead } from '../event-log.ts';
import { openPlain, openReadOnly, type StoreConnection } from '../open-database.ts';
import type { Cancellable, WorkerMessage } from '../protocol.ts';
import { readTill } from '../store-environment.ts';
import { StoreError } from '../store-errors.ts';
import { quickCheck } from './check-store-file.ts';
import { stopIfCancelled } from './task-cancelled.ts';

/** Pages copied between two looks at the world (8 MB). */
const PAGES_A_STEP = 2000;

/** What a backup became. */
export interface BackupMade {
  readonly bytes: number;
  /** The last event in it. */
  readonly seq: number;
}

/**
 * Copies a store while it is in use, from one snapshot; opens and checks the copy; and only then
 * puts it in its place (TRUST, faults 6, 26, 27). An older file of that name survives anything
 * that goes wrong before.
 */
export async function backUp(
  task: Cancellable & { readonly source: string; readonly target: string },
  post: (message: WorkerMessage) => void,
): Promise<BackupMade> {
  mkdirSync(dirname(task.target), { recursive: true });
  const partial = `${task.target}.partial`;
  removeStoreFiles(partial);
  try {
    createPrivateFile(partial);
    const head = await copy({ ...task, target: partial }, post);
    checkCopy(partial, head, task.cancelled);
    renameDurably(partial, task.target);
    return { bytes: statSync(task.target).size, seq: head.seq };
  } catch (error) {
    removeStoreFiles(partial);
    throw error;
  }
}

async function copy(
  { source, target, cancelled }: Parameters<typeof backUp>[0],
  post: (message: WorkerMessage) => void,
): Promise<ChainHead> {
  const connection = openReadOnly(source);
  try {
    // One snapshot for the whole copy; otherwise every sale would make it start again.
    connection.run('BEGIN');
    const head = headOf(connection);
    await connection.raw.backup(target, {
      progress({ totalPages, remainingPages }) {
        stopIfCancelled(cancelled);
        const done = totalPages - remainingPages;
        post({ kind: 'progress', id: 0, phase: 'copy', done, total: totalPages });
        return PAGES_A_STEP;
      },
    });
    connection.run('COMMIT');
    return head;
  } finally {
    connection.close();
  }
}

function checkCopy(path: string, expected: ChainHead, cancelled: SharedArrayBuffer): void {
  const connection = openPlain(path, 0);
  try {
    // A backup is one file: no write-ahead log that could be forgotten beside it.
    connection.pragma('journal_mode = DELETE');
    const [problem] = quickCheck(connection, cancelled);
    if (problem !== undefined) throw new StoreError('store.damaged', `The copy: ${problem}`);
    const head = headOf(connection);
    if (head.seq !== expected.seq || !Buffer.from(head.hash).equals(Buffer.from(expected.hash))) {
      throw new StoreError('store.damaged', 'The copy ends at another event than the store');
    }
  } finally {
    connection.close();
  }
}

function headOf(connection: StoreConnection): ChainHead {
  const db = connection.asDb();
  const till = readTill(db);
  if (till === undefined) throw new StoreError('store.damaged', 'The till has no row');
  return readChainHead(db, till.uid);
}
