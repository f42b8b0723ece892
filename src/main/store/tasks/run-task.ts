import { assertNever } from '../../../contract/kernel/result.ts';
import type { HandlerSet } from '../handler-set.ts';
import { openReadOnly, type StoreConnection } from '../open-database.ts';
import type { Task, WorkerMessage } from '../protocol.ts';
import { errorCodeOf, StoreError, storeErrorCode } from '../store-errors.ts';
import { problemOf, StoreExistsError, StoreProblemError } from '../store-problem.ts';
import { verifyStore } from '../verify/verify-store.ts';
import { backUp } from './backup-task.ts';
import { quickCheck } from './check-store-file.ts';
import { createStoreFile } from './create-store-task.ts';
import { exportList } from './export-task.ts';
import { runReport } from './report-task.ts';
import { restoreBackup } from './restore-task.ts';
import { TaskCancelled } from './task-cancelled.ts';

/** Runs one task and says how it ended; never rejects. */
export async function runTask(
  task: Task,
  handlers: HandlerSet,
  post: (message: WorkerMessage) => void,
): Promise<void> {
  try {
    post({ kind: 'reply', id: 0, value: await perform(task, handlers, post) });
  } catch (error) {
    post(endOf(task, error));
  }
}

async function perform(
  task: Task,
  handlers: HandlerSet,
  post: (message: WorkerMessage) => void,
): Promise<unknown> {
  switch (task.kind) {
    case 'create':
      return createStoreFile(task, handlers, post);
    case 'backup':
      return await backUp(task, post);
    case 'restore':
      return restoreBackup(task);
    case 'export':
      return onSnapshotOf(task.source, (connection) =>
        exportList(connection, task, { handlers, post }),
      );
    case 'report':
      return onSnapshotOf(task.source, (connection) =>
        runReport(connection, task, { handlers, post }),
      );
    case 'quickCheck':
      return onSnapshotOf(task.source, (connection) => quickCheck(connection, task.cancelled));
    case 'verify':
      return onSnapshotOf(task.source, (connection) => verifyStore(connection.asDb()));
    default:
      return assertNever(task);
  }
}

function onSnapshotOf<Value>(path: string, work: (connection: StoreConnection) => Value): Value {
  const connection = openReadOnly(path);
  try {
    connection.run('BEGIN');
    const value = work(connection);
    connection.run('COMMIT');
    return value;
  } finally {
    connection.close();
  }
}

function endOf(task: Task, error: unknown): WorkerMessage {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof TaskCancelled) {
    return { kind: 'failed', id: 0, error: { code: 'cancelled', message } };
  }
  if (error instanceof StoreExistsError) {
    return { kind: 'failed', id: 0, error: { code: error.code, message } };
  }
  const isOpening = task.kind === 'create' || task.kind === 'restore';
  if (isOpening && (error instanceof StoreProblemError || errorCodeOf(error) !== undefined)) {
    return { kind: 'problem', ...problemOf(error) };
  }
  const isFull = errorCodeOf(error) === 'ENOSPC';
  const code = error instanceof StoreError ? error.code : (storeErrorCode(error) ?? 'internal');
  return { kind: 'failed', id: 0, error: { code: isFull ? 'store.full' : code, message } };
}
