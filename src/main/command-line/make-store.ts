import { handlers } from '../handlers.ts';
import type { CreateTask, NewTill, WorkerMessage } from '../store/protocol.ts';
import { StoreExistsError } from '../store/store-problem.ts';
import { createStoreFile } from '../store/tasks/create-store-task.ts';
import { type CliArgs, CliFailure, type CliOutput, EXIT } from './command.ts';

/** Progress is told at most this often. */
const TOLD_MS = 500;

/** Makes a new store with the app's own steps. Refuses where a store is, or was and is gone. */
export function makeStore(
  { paths, isJson }: CliArgs,
  plan: { readonly till: NewTill; readonly steps: CreateTask['steps'] },
  output: CliOutput,
): void {
  const task: CreateTask = {
    kind: 'create',
    paths,
    ...plan,
    createdAt: Date.now(),
    isLossAccepted: false,
    cancelled: new SharedArrayBuffer(4),
  };
  try {
    createStoreFile(task, handlers, isJson ? () => undefined : teller(output));
  } catch (error) {
    if (!(error instanceof StoreExistsError)) throw error;
    throw new CliFailure(error.code, `There is a store at ${paths.store}`, EXIT.unusable);
  }
}

function teller(output: CliOutput): (message: WorkerMessage) => void {
  let toldAt = performance.now();
  return (message) => {
    if (message.kind !== 'progress' || performance.now() - toldAt < TOLD_MS) return;
    toldAt = performance.now();
    output.err(`${message.phase} ${message.done} of ${message.total}\n`);
  };
}
