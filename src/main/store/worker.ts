import { parentPort, workerData } from 'node:worker_threads';
import type { HandlerSet } from './handler-set.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { openReadOnly } from './open-database.ts';
import { openStoreFile } from './open-store-file.ts';
import type { LaneRequest, WorkerMessage, WorkerRole } from './protocol.ts';
import { answerRead, failed } from './read-lane.ts';
import { problemOf } from './store-problem.ts';
import { runTask } from './tasks/run-task.ts';
import { workerEnvironment } from './worker-environment.ts';
import { WriteLane } from './write-lane.ts';

/** A query or command that takes longer is told to the log (Signal: slow queries logged). */
const SLOW_MS = 50;

type LaneRole = Exclude<WorkerRole, { role: 'task' }>;

interface RunningLane {
  answer(request: Extract<LaneRequest, { name: string }>): WorkerMessage | undefined;
  cancelJob(jobId: number): void;
  close(): void;
}

/**
 * What a store worker does from its start: opens its connection, says so or says why not, and
 * answers until it is told to close. It ends by itself; nobody terminates it.
 */
export function runStoreWorker(handlers: HandlerSet): void {
  if (parentPort === null) throw new Error('A store worker runs in a worker thread');
  const port = parentPort;
  const role = workerData as WorkerRole;
  const post = (message: WorkerMessage) => port.postMessage(message);
  if (role.role === 'task') {
    void runTask(role.task, handlers, post).finally(() => port.close());
    return;
  }
  let lane: RunningLane | undefined;
  const open = () => {
    try {
      lane = openLane(role, handlers, post);
    } catch (error) {
      post({ kind: 'problem', ...problemOf(error) });
      port.close();
    }
  };
  // Readers load at the same time as the writer, and open what it has checked and migrated.
  if (role.role === 'write') open();
  port.on('message', (request: LaneRequest) => {
    if (request.kind === 'open') {
      if (lane === undefined) open();
    } else if (request.kind === 'close') {
      lane?.close();
      post({ kind: 'reply', id: request.id, value: null });
      port.close();
    } else if (request.kind === 'cancelJob') {
      lane?.cancelJob(request.jobId);
    } else if (lane !== undefined) {
      answer(lane, request, post);
    }
  });
}

function openLane(
  role: LaneRole,
  handlers: HandlerSet,
  post: (message: WorkerMessage) => void,
): RunningLane {
  return role.role === 'write'
    ? openWriteLane(role, handlers, post)
    : openReadLane(role, handlers, post);
}

function answer(
  lane: RunningLane,
  request: Extract<LaneRequest, { name: string }>,
  post: (message: WorkerMessage) => void,
): void {
  const startedAt = performance.now();
  try {
    const message = lane.answer(request);
    if (message !== undefined) post(message);
  } catch (error) {
    // A value that cannot cross threads; the lane goes on.
    post(failed(request.id, error));
  }
  const ms = performance.now() - startedAt;
  if (ms > SLOW_MS) post({ kind: 'slow', name: request.name, ms });
}

function openWriteLane(
  role: Extract<WorkerRole, { role: 'write' }>,
  handlers: HandlerSet,
  post: (message: WorkerMessage) => void,
): RunningLane {
  const { paths, isLossAccepted, isRestart: isOpenElsewhere, waiting } = role;
  const store = openStoreFile({ paths, migrations: MIGRATIONS, isLossAccepted, isOpenElsewhere });
  try {
    const environment = workerEnvironment(store.connection, post);
    post({ kind: 'opened', till: environment.till, isReadOnly: store.isReadOnly });
    return new WriteLane({ store, environment, paths, handlers, post, waiting });
  } catch (error) {
    store.close();
    throw error;
  }
}

function openReadLane(
  role: Extract<WorkerRole, { role: 'read' | 'report' }>,
  handlers: HandlerSet,
  post: (message: WorkerMessage) => void,
): RunningLane {
  const connection = openReadOnly(role.paths.store);
  const environment = workerEnvironment(connection, post);
  post({ kind: 'opened', till: environment.till, isReadOnly: true });
  return {
    answer: (request) => answerRead(environment, handlers, request),
    cancelJob: () => undefined,
    close: () => connection.close(),
  };
}
