import { mkdirSync, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { uuidV7 } from '../../../contract/kernel/ids.ts';
import type { BuildContext, Builder, CommandContext } from '../context.ts';
import { createPrivateFile, removeStoreFiles, renameDurably } from '../durable-files.ts';
import type { HandlerSet } from '../handler-set.ts';
import { migrate } from '../migrate.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { openWritable, type StoreConnection } from '../open-database.ts';
import type { CreateTask, NewTill, WorkerMessage } from '../protocol.ts';
import { randomPool } from '../random-bytes.ts';
import { CommandRunner } from '../run-command.ts';
import { takeStoreLock } from '../store-lock.ts';
import { StoreExistsError, StoreProblemError } from '../store-problem.ts';
import { stopIfCancelled } from './task-cancelled.ts';
import { workerEnvironment } from '../worker-environment.ts';
import { readWitness, witnessOf, writeWitness } from '../witness.ts';

type Post = (message: WorkerMessage) => void;

/** Progress is told at most this often. */
const PROGRESS_MS = 50;

/**
 * Makes a new store beside its place, fills it, and moves it there when it is whole: a cut at any
 * moment leaves no store, or this one.
 */
export function createStoreFile(task: CreateTask, handlers: HandlerSet, post: Post): void {
  const { paths } = task;
  mkdirSync(dirname(paths.store), { recursive: true });
  const lock = takeStoreLock(paths.lock);
  if (lock === 'held') throw new StoreProblemError('store.locked', 'Another program is at work');
  const unfinished = `${paths.store}.new`;
  try {
    refuseToReplace(task);
    removeStoreFiles(unfinished);
    createPrivateFile(unfinished);
    const witness = build(unfinished, { task, handlers, post });
    renameDurably(unfinished, paths.store);
    writeWitness(paths.witness, witness, { isDurable: true });
  } catch (error) {
    removeStoreFiles(unfinished);
    throw error;
  } finally {
    lock.release();
  }
}

/** A store that is there, or was there and is lost, is never covered by a fresh one. */
function refuseToReplace({ paths, isLossAccepted }: CreateTask): void {
  if (existsSync(paths.store)) throw new StoreExistsError(`${paths.store} exists`);
  if (!isLossAccepted && readWitness(paths.witness) !== undefined) {
    throw new StoreProblemError('store.missing', `${paths.store} is gone`);
  }
}

interface Parts {
  readonly task: CreateTask;
  readonly handlers: HandlerSet;
  readonly post: Post;
}

function build(path: string, { task, handlers, post }: Parts) {
  const connection = openWritable(path, { mustExist: false });
  try {
    // Nobody reads this file before it is finished and flushed as a whole.
    connection.pragma('journal_mode = MEMORY');
    connection.pragma('synchronous = OFF');
    connection.pragma('cache_size = -65536');
    migrate(connection, MIGRATIONS);
    insertTill(connection, task.till, task.createdAt);
    const environment = workerEnvironment(connection, post);
    const runner = new CommandRunner(environment, handlers, { isBuilding: true });
    runner.runWork(null, (context) => logTill(context, task.till), task.createdAt);
    const context = buildContext({ task, handlers, post }, runner, environment.till);
    for (const step of task.steps) runStep({ step, handlers, runner, context });
    const witness = witnessOf(environment);
    connection.pragma('journal_mode = WAL');
    return witness;
  } finally {
    connection.close();
  }
}

function runStep(parts: {
  readonly step: CreateTask['steps'][number];
  readonly handlers: HandlerSet;
  readonly runner: CommandRunner;
  readonly context: BuildContext;
}): void {
  const { step, handlers, runner, context } = parts;
  // The composition root names the step and its input together.
  const builder = handlers.builders?.[step.name] as Builder<unknown> | undefined;
  if (builder !== undefined) builder(context, step.input);
  else runner.runInternal({ name: step.name, input: step.input, session: null });
}

function buildContext(
  { task, post }: Parts,
  runner: CommandRunner,
  till: BuildContext['till'],
): BuildContext {
  let toldAt = 0;
  return {
    till,
    now: task.createdAt,
    write: (work, options) =>
      runner.runWork(options?.session ?? null, work, options?.at ?? task.createdAt),
    progress(phase, done, total) {
      stopIfCancelled(task.cancelled);
      const now = performance.now();
      if (now - toldAt < PROGRESS_MS && done < total) return;
      toldAt = now;
      post({ kind: 'progress', id: 0, phase, done, total });
    },
  };
}

function insertTill(connection: StoreConnection, till: NewTill, createdAt: number): void {
  const { isSample, ...fields } = till;
  connection.run(
    `INSERT INTO till (id, uid, store_code, store_name, till_code, currency, time_zone,
                       cutover_minutes, is_sample, created_at)
     VALUES (1, :uid, :storeCode, :storeName, :tillCode, :currency, :timeZone, :cutoverMinutes,
             :isSample, :createdAt)`,
    {
      ...fields,
      uid: uuidV7(createdAt, randomPool(16)(10)),
      isSample: isSample ? 1 : 0,
      createdAt,
    },
  );
}

function logTill(context: CommandContext, till: NewTill): void {
  context.log('till.created', { ...till });
}
