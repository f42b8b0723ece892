import { Worker } from 'node:worker_threads';
import { errorFrom } from './lane-client.ts';
import type { Task, WorkerMessage, WorkerRole } from './protocol.ts';
import { StoreProblemError } from './store-problem.ts';

/** SQLite does the work of these: V8 needs little room beside it. */
const COPYING_YOUNG_MB = 8;

/** How far a task is. */
export type OnProgress = (progress: {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}) => void;

/**
 * Runs one task in a worker of its own and returns its value once the worker has ended, so that
 * no connection of it is left. Throws `StoreError`, `StoreProblemError` or `CancelledError`.
 */
export async function runTaskInWorker(
  workerUrl: URL,
  task: Task,
  onProgress?: OnProgress,
): Promise<unknown> {
  const role: WorkerRole = { role: 'task', task };
  const isCopying = task.kind === 'quickCheck' || task.kind === 'backup';
  const worker = new Worker(workerUrl, {
    workerData: role,
    name: `store-${task.kind}`,
    ...(isCopying ? { resourceLimits: { maxYoungGenerationSizeMb: COPYING_YOUNG_MB } } : {}),
  });
  let value: unknown;
  let failure: Error | undefined;
  let isAnswered = false;
  worker.on('message', (message: WorkerMessage) => {
    if (message.kind === 'progress') onProgress?.(message);
    if (message.kind === 'reply') value = message.value;
    if (message.kind === 'failed') failure = errorFrom(message.error);
    if (message.kind === 'problem') {
      failure = new StoreProblemError(message.problem, message.detail);
    }
    isAnswered ||= message.kind !== 'progress' && message.kind !== 'bug';
  });
  await new Promise<void>((resolve) => {
    worker.on('error', (error: Error) => {
      failure ??= error;
    });
    worker.once('exit', () => resolve());
  });
  if (failure !== undefined) throw failure;
  if (!isAnswered) throw new Error(`The store worker ended before ${task.kind} did`);
  return value;
}
