import { Worker } from 'node:worker_threads';
import type { Session } from '../../contract/staff.ts';
import type { Approval } from './context.ts';
import type { LaneRequest, PlainError, WorkerMessage, WorkerRole } from './protocol.ts';
import { StoreError } from './store-errors.ts';
import { StoreExistsError } from './store-problem.ts';

/** The message of a worker that replied. */
export type LaneReply = Extract<WorkerMessage, { kind: 'reply' }>;

interface Pending {
  resolve(reply: LaneReply): void;
  reject(error: Error): void;
  readonly onProgress?: ((phase: string, done: number, total: number) => void) | undefined;
}

/** A request, as the pool makes it. */
export interface Ask {
  readonly kind: 'call' | 'internal' | 'job';
  readonly name: string;
  readonly input: unknown;
  readonly session: Session | null;
  readonly approval?: Approval | null;
  readonly onProgress?: ((phase: string, done: number, total: number) => void) | undefined;
}

/**
 * Room for young objects in a lane, which lives as long as the app: a question needs kilobytes, and
 * V8's own choice (48 MB) costs some 15 MB in each lane that nothing uses.
 */
const YOUNG_MB = 8;

/** What a lane tells its pool beside replies. */
export interface LaneEvents {
  onMessage(message: WorkerMessage): void;
  /** The worker ended without being told to. */
  onCrash(error: Error): void;
}

/** The work was stopped on request. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
}

/** The main thread's end of one worker: requests out, replies matched by id. */
export class LaneClient {
  private readonly worker: Worker;
  private readonly pending = new Map<number, Pending>();
  private readonly events: LaneEvents;
  private readonly exited: Promise<void>;
  /** How many commands wait for the writer, for a job that is at work there. */
  private readonly waiting = new Int32Array(new SharedArrayBuffer(4));
  private nextId = 1;
  private crash: Error | undefined;
  private isClosing = false;

  constructor(workerUrl: URL, role: WorkerRole, events: LaneEvents) {
    this.events = events;
    const { buffer: waiting } = this.waiting;
    const workerData = role.role === 'write' ? { ...role, waiting } : role;
    this.worker = new Worker(workerUrl, {
      workerData,
      name: `store-${role.role}`,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.worker.on('message', (message: WorkerMessage) => this.receive(message));
    this.worker.on('error', (error: Error) => {
      this.crash = error;
    });
    this.exited = new Promise((resolve) => {
      this.worker.once('exit', () => {
        resolve();
        this.ended();
      });
    });
  }

  ask({ onProgress, ...request }: Ask): {
    readonly id: number;
    readonly reply: Promise<LaneReply>;
  } {
    const id = this.nextId;
    this.nextId += 1;
    if (request.kind !== 'job') Atomics.add(this.waiting, 0, 1);
    const reply = this.send({ id, ...request }, onProgress);
    return { id, reply };
  }

  /** Lets a reader that has loaded open the store. */
  open(): void {
    this.worker.postMessage({ id: 0, kind: 'open' } satisfies LaneRequest);
  }

  /** Asks a running job to stop. */
  cancelJob(jobId: number): void {
    this.worker.postMessage({ id: 0, kind: 'cancelJob', jobId } satisfies LaneRequest);
  }

  /** Lets the worker close its connection and waits until it has ended. */
  async close(): Promise<void> {
    if (!this.isClosing) {
      this.isClosing = true;
      this.worker.postMessage({ id: 0, kind: 'close' } satisfies LaneRequest);
    }
    await this.exited;
  }

  private send(request: LaneRequest, onProgress: Pending['onProgress']): Promise<LaneReply> {
    return new Promise((resolve, reject) => {
      if (this.isClosing) {
        reject(new StoreError('store.absent', 'The store is closed'));
        return;
      }
      this.pending.set(request.id, { resolve, reject, onProgress });
      this.worker.postMessage(request);
    });
  }

  private receive(message: WorkerMessage): void {
    if (message.kind === 'progress') {
      this.pending.get(message.id)?.onProgress?.(message.phase, message.done, message.total);
    }
    if (message.kind !== 'reply' && message.kind !== 'failed') {
      this.events.onMessage(message);
      return;
    }
    const waiting = this.pending.get(message.id);
    this.pending.delete(message.id);
    if (message.kind === 'reply') waiting?.resolve(message);
    else waiting?.reject(errorFrom(message.error));
  }

  private ended(): void {
    const wasExpected = this.isClosing;
    this.isClosing = true;
    for (const waiting of this.pending.values()) {
      waiting.reject(new StoreError('store.unknownOutcome', 'The store worker ended'));
    }
    this.pending.clear();
    if (!wasExpected) this.events.onCrash(this.crash ?? new Error('The store worker ended'));
  }
}

/** The Error for a failure that crossed threads as plain data. */
export function errorFrom(error: PlainError): Error {
  if (error.code === 'cancelled') return new CancelledError(error.message);
  if (error.code === 'store.exists') return new StoreExistsError(error.message);
  return new StoreError(error.code, error.message);
}
