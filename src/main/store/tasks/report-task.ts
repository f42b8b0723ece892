import type { HandlerSet } from '../handler-set.ts';
import type { Report } from '../context.ts';
import type { StoreConnection } from '../open-database.ts';
import type { ReportTask, WorkerMessage } from '../protocol.ts';
import { dayKeeper, readTill } from '../store-environment.ts';
import { StoreError } from '../store-errors.ts';
import { stopIfCancelled } from './task-cancelled.ts';

/** Works one of the long reports out; throws `TaskCancelled` when a person stopped it. */
export function runReport(
  connection: StoreConnection,
  task: ReportTask,
  parts: { readonly handlers: HandlerSet; readonly post: (message: WorkerMessage) => void },
): unknown {
  const db = connection.asDb();
  const till = readTill(db)?.till;
  if (till === undefined) throw new StoreError('store.damaged', 'The till has no row');
  const { name, input, at, cancelled } = task;
  // The types of a report and its input meet where both are named: the shell's handler.
  const report = parts.handlers.reports?.[name] as Report<unknown, unknown> | undefined;
  if (report === undefined) throw new Error(`No report is registered as ${name}`);
  const progress = (phase: string, done: number, total: number) => {
    stopIfCancelled(cancelled);
    parts.post({ kind: 'progress', id: 0, phase, done, total });
  };
  return report({ db, till, now: at, today: dayKeeper(till)(at), progress }, input);
}
