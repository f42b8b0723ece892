import type { CallName, CallParsed } from '../../contract/index.ts';
import type { HandlerSet } from './handler-set.ts';
import type { OpenedStore } from './open-store-file.ts';
import type { LaneRequest, WorkerMessage } from './protocol.ts';
import { failed } from './read-lane.ts';
import { CommandRunner } from './run-command.ts';
import { rollBack } from './run-query.ts';
import type { StoreEnvironment } from './store-environment.ts';
import type { StorePaths } from './store-paths.ts';
import { witnessOf, writeWitness } from './witness.ts';

/** No command for so long = idle: time for a checkpoint and for forgetting old requests. */
const IDLE_MS = 2000;
/** Between two pieces of care of one idle moment, so that a sale never waits for more than one. */
const CARE_PAUSE_MS = 20;
/** Old replies are looked for this often. */
const PRUNE_EVERY_MS = 3_600_000;
/** The witness follows the log within this time. */
const WITNESS_MS = 250;
/**
 * How a job shares the lane. It commits, and lets commands through, after `chunkMs` at the latest;
 * the pages of a chunk are flushed by its commit, which nothing can interrupt. It brings its pages
 * into the store each time it has worked `checkpointMs`: some milliseconds each, where SQLite's own
 * checkpoint of 64 MB would keep a sale waiting for a tenth of a second.
 */
const ALONE = { chunkMs: 40, checkpointMs: 120 };
const BESIDE_COMMANDS = { chunkMs: 8, checkpointMs: 24 };
/** Commands are expected for so long after the last one. */
const EXPECTED_FOR_MS = 3000;

type NamedRequest = Extract<LaneRequest, { name: string }>;

/** The lane that writes: commands one by one, jobs in chunks between them, care when idle. */
export class WriteLane {
  private readonly store: OpenedStore;
  private readonly environment: StoreEnvironment;
  private readonly paths: StorePaths;
  private readonly post: (message: WorkerMessage) => void;
  private readonly runner: CommandRunner;
  private readonly waiting: Int32Array;
  private readonly cancelledJobs = new Set<number>();
  private readonly idleTimer: NodeJS.Timeout;
  private careTimer: NodeJS.Timeout | undefined;
  private witnessTimer: NodeJS.Timeout | undefined;
  private prunedAt = Number.NEGATIVE_INFINITY;
  private commandAt = Number.NEGATIVE_INFINITY;
  private isClosed = false;

  constructor(parts: {
    readonly store: OpenedStore;
    readonly environment: StoreEnvironment;
    readonly paths: StorePaths;
    readonly handlers: HandlerSet;
    readonly post: (message: WorkerMessage) => void;
    /** How many commands wait: one number that the main thread raises. */
    readonly waiting?: SharedArrayBuffer | undefined;
  }) {
    this.store = parts.store;
    this.environment = parts.environment;
    this.paths = parts.paths;
    this.post = parts.post;
    this.waiting = new Int32Array(parts.waiting ?? new SharedArrayBuffer(4));
    this.runner = new CommandRunner(parts.environment, parts.handlers);
    this.idleTimer = setTimeout(() => this.whenIdle(), IDLE_MS);
  }

  answer(request: NamedRequest): WorkerMessage | undefined {
    this.noteActivity();
    if (request.kind !== 'job') {
      Atomics.sub(this.waiting, 0, 1);
      this.commandAt = performance.now();
    }
    const { id, name, input, session, approval = null } = request;
    if (request.kind === 'call') {
      // The gateway parsed the input by this name's schema; the name is one of the contract's.
      const call = {
        name: name as CallName,
        input: input as CallParsed<CallName>,
        session,
        approval,
      };
      const reply = this.runner.run(call);
      return reply.ok
        ? { kind: 'reply', id, value: reply, changed: reply.changed }
        : { kind: 'reply', id, value: reply };
    }
    try {
      if (request.kind === 'job') return this.startJob(request);
      return { kind: 'reply', id, ...this.runner.runInternal({ name, input, session }) };
    } catch (error) {
      return failed(id, error);
    }
  }

  /** Asks a running job to stop at its next chunk; what it committed stays. */
  cancelJob(jobId: number): void {
    this.cancelledJobs.add(jobId);
  }

  /** Leaves no write-ahead log behind, and a witness of the last event. */
  close(): void {
    this.isClosed = true;
    clearTimeout(this.idleTimer);
    clearTimeout(this.careTimer);
    clearTimeout(this.witnessTimer);
    if (!this.store.isReadOnly) {
      this.keepWitness({ isDurable: true });
      this.checkpoint('TRUNCATE');
    }
    this.store.close();
  }

  private startJob({ id, name, input, session }: NamedRequest): undefined {
    const topics = new Set<string>();
    const steps = this.runner.startJob(name, input, session, topics);
    let workedMs = 0;
    const next = () => {
      try {
        if (this.isClosed || this.cancelledJobs.delete(id)) {
          if (!this.isClosed) this.runner.endJob(steps);
          this.post({ kind: 'failed', id, error: { code: 'cancelled', message: name } });
          return;
        }
        const pace = this.pace();
        if (workedMs > pace.checkpointMs && !this.isWanted()) {
          workedMs = 0;
          this.checkpoint('PASSIVE');
          setImmediate(next);
          return;
        }
        const startedAt = performance.now();
        const step = this.runner.runChunk(steps, {
          budgetMs: pace.chunkMs,
          isWanted: () => this.isWanted(),
        });
        workedMs += performance.now() - startedAt;
        this.noteActivity();
        if (step.done === true) {
          this.post({ kind: 'reply', id, value: step.value, changed: [...topics] });
        } else {
          this.post({ kind: 'progress', id, ...step.value });
          setImmediate(next);
        }
      } catch (error) {
        this.environment.reportBug(name, error);
        this.post(failed(id, error));
      }
    };
    setImmediate(next);
  }

  private pace(): typeof ALONE {
    return performance.now() - this.commandAt < EXPECTED_FOR_MS ? BESIDE_COMMANDS : ALONE;
  }

  /** Whether a command waits for this lane. */
  private isWanted(): boolean {
    return Atomics.load(this.waiting, 0) > 0;
  }

  private noteActivity(): void {
    if (this.store.isReadOnly) return;
    this.idleTimer.refresh();
    clearTimeout(this.careTimer);
    this.witnessTimer ??= setTimeout(() => {
      this.witnessTimer = undefined;
      this.keepWitness({ isDurable: false });
    }, WITNESS_MS);
  }

  private whenIdle(): void {
    if (this.store.isReadOnly) return;
    this.keepWitness({ isDurable: true });
    this.care();
  }

  /** Piece by piece until nothing is left or somebody asks for something. */
  private care(): void {
    try {
      if (this.runner.runIdleSteps() + this.prune() > 0) {
        this.careTimer = setTimeout(() => this.care(), CARE_PAUSE_MS);
        return;
      }
    } catch (error) {
      this.environment.reportBug('idle', error);
    }
    this.checkpoint('PASSIVE');
  }

  private prune(): number {
    if (performance.now() - this.prunedAt < PRUNE_EVERY_MS) return 0;
    const forgotten = this.runner.pruneRequests(500);
    if (forgotten === 0) this.prunedAt = performance.now();
    return forgotten;
  }

  private checkpoint(mode: 'PASSIVE' | 'TRUNCATE'): void {
    try {
      rollBack(this.store.connection);
      this.store.connection.pragma(`wal_checkpoint(${mode})`);
    } catch (error) {
      // A full disk, or a reader in the way: the log keeps everything, the next one tries again.
      this.environment.reportBug('checkpoint', error);
    }
  }

  private keepWitness(options: { readonly isDurable: boolean }): void {
    const { environment, paths } = this;
    try {
      writeWitness(paths.witness, witnessOf(environment), options);
    } catch (error) {
      environment.reportBug('witness', error);
    }
  }
}
