import { statSync } from 'node:fs';
import { CALLS, type CallName, type CallParsed, type CallReply } from '../../contract/index.ts';
import { fail } from '../../contract/kernel/result.ts';
import type { Session } from '../../contract/staff.ts';
import type { Till } from '../../contract/system.ts';
import type {
  InternalHandlers,
  InternalInput,
  InternalName,
  InternalValue,
} from './handler-set.ts';
import { CancelledError, LaneClient, type LaneReply } from './lane-client.ts';
import { LatencyWindow } from './latency-window.ts';
import type { Task, WorkerMessage, WorkerRole } from './protocol.ts';
import { StoreError } from './store-errors.ts';
import type { StorePaths } from './store-paths.ts';
import type { OpeningProblem } from './store-problem.ts';
import { StoreProblemError } from './store-problem.ts';
import { runTaskInWorker, type OnProgress } from './task-client.ts';
import type { BackupMade } from './tasks/backup-task.ts';
import type { VerifyReport } from './verify/verify-store.ts';

type LaneName = 'write' | 'read' | 'report';

/** A bug in a worker, for the log; the reference is what the screen shows. */
export interface StoreBug {
  readonly reference: string;
  readonly where: string;
  readonly message: string;
  readonly stack: string;
}

export interface OpenStoreOptions<Internal extends InternalHandlers> {
  readonly paths: StorePaths;
  /** The worker's entry: {@link storeWorkerUrl} of the composition root. */
  readonly workerUrl: URL;
  /** The names of the internal handlers, to choose their lane (`handlers.internal`). */
  readonly internal: Internal;
  /** A person chose to go on although the last events are missing. */
  readonly isLossAccepted?: boolean;
  readonly onBug?: (bug: StoreBug) => void;
  readonly onSlow?: (query: { readonly name: string; readonly ms: number }) => void;
  /** Damage found by the check in the background, or a lane that does not come back. */
  readonly onProblem?: (problem: OpeningProblem, detail: string) => void;
  /** How long after opening every page is looked at, beside everything else; null = never. */
  readonly backgroundCheckAfterMs?: number | null;
}

/** How an opening went. */
export type OpenResult<Internal extends InternalHandlers> =
  | { readonly ok: true; readonly store: Store<Internal> }
  | { readonly ok: false; readonly problem: OpeningProblem; readonly detail: string };

/** Figures of the store for the status bar. */
export interface StoreHealth {
  readonly storeBytes: number;
  readonly isReadOnly: boolean;
  readonly lookupP50Ms: number | null;
  readonly lookupP99Ms: number | null;
}

interface Asker {
  readonly session: Session | null;
}

/** A lane that crashes more often than this within a minute stays down. */
const MAX_CRASHES_A_MINUTE = 3;

/** A check that ends so could not read the store; one that ends otherwise says nothing of it. */
const UNREADABLE = new Set<StoreError['code']>([
  'store.damaged',
  'store.unknownOutcome',
  'store.absent',
]);

/**
 * The worker's file beside a composition root: `out/main/store-worker.js` in a build,
 * `src/main/store-worker.ts` under Node 24. Pass `import.meta.url`.
 */
export function storeWorkerUrl(compositionRoot: string): URL {
  const extension = compositionRoot.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./store-worker.${extension}`, compositionRoot);
}

/**
 * Opens the till's store in its three lanes (ARCHITECTURE, Processes): the writer first, which
 * takes the lock, checks and migrates, then the two readers.
 */
export async function openStore<Internal extends InternalHandlers>(
  options: OpenStoreOptions<Internal>,
): Promise<OpenResult<Internal>> {
  const store = new Store(options);
  try {
    await store.start();
    return { ok: true, store };
  } catch (error) {
    await store.close();
    if (error instanceof StoreProblemError) {
      return { ok: false, problem: error.problem, detail: error.message };
    }
    throw error;
  }
}

/** An open store: whole use cases go in by name, plain data comes out. */
export class Store<Internal extends InternalHandlers> {
  private readonly options: OpenStoreOptions<Internal>;
  private readonly lanes = new Map<LaneName, LaneClient>();
  private readonly listeners = new Set<(topics: readonly string[]) => void>();
  private readonly tasks = new Set<Promise<unknown>>();
  private readonly lookups = new LatencyWindow();
  private readonly crashes: number[] = [];
  private openedTill: Till | undefined;
  private isReadOnly = false;
  private isClosing = false;
  private checkTimer: NodeJS.Timeout | undefined;
  /** Tells tasks beside the lanes to stop. */
  private readonly cancelled = new SharedArrayBuffer(4);

  constructor(options: OpenStoreOptions<Internal>) {
    this.options = options;
  }

  /** Opens the lanes; throws `StoreProblemError`. */
  async start(): Promise<void> {
    const readers = Promise.all([this.startLane('read'), this.startLane('report')]);
    // Awaited below; until then a failure of the writer is what counts.
    readers.catch(() => undefined);
    const opened = await this.startLane('write');
    this.lanes.get('read')?.open();
    this.lanes.get('report')?.open();
    await readers;
    this.openedTill = opened.till;
    this.isReadOnly = opened.isReadOnly;
    const { backgroundCheckAfterMs = 10_000 } = this.options;
    if (backgroundCheckAfterMs !== null) {
      this.checkTimer = setTimeout(() => void this.checkPages(), backgroundCheckAfterMs);
      this.checkTimer.unref();
    }
  }

  /** The till this store belongs to. */
  get till(): Till {
    if (this.openedTill === undefined) throw new Error('The store is not open');
    return this.openedTill;
  }

  /** Runs a call of the contract in its lane; the input is parsed. Never rejects for the store's sake. */
  async call<Name extends CallName>(
    name: Name,
    input: CallParsed<Name>,
    { session }: Asker,
  ): Promise<CallReply<Name>> {
    const { lane } = CALLS[name];
    if (lane !== 'write' && lane !== 'read' && lane !== 'report') {
      throw new Error(`${name} is not the store's`);
    }
    const client = this.lanes.get(lane);
    if (client === undefined) return fail('store.absent');
    const startedAt = performance.now();
    try {
      const { reply } = client.ask({ kind: 'call', name, input, session });
      const message = await reply;
      if (lane === 'read') this.lookups.add(performance.now() - startedAt);
      this.announce(message);
      return message.value as CallReply<Name>;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return error.code === 'internal'
        ? fail('internal', { reference: error.message })
        : fail(error.code, { detail: error.message });
    }
  }

  /**
   * Runs a step that only the main process may ask for; throws `StoreError`. Commands run in the
   * write lane, queries in the read lane unless told.
   */
  async internal<Name extends InternalName<Internal>>(
    name: Name,
    input: InternalInput<Internal, Name>,
    options: Partial<Asker> & { readonly lane?: 'read' | 'report' } = {},
  ): Promise<InternalValue<Internal, Name>> {
    const isCommand = Object.hasOwn(this.options.internal.commands, name);
    const lane = this.lane(isCommand ? 'write' : (options.lane ?? 'read'));
    const { reply } = lane.ask({
      kind: 'internal',
      name,
      input,
      session: options.session ?? null,
    });
    const message = await reply;
    this.announce(message);
    return message.value as InternalValue<Internal, Name>;
  }

  /** Runs long work on the write lane, in chunks between which sales slip through. */
  async runJob(
    name: string,
    input: unknown,
    options: Asker & { readonly onProgress?: OnProgress; readonly signal?: AbortSignal },
  ): Promise<unknown> {
    const lane = this.lane('write');
    const { id, reply } = lane.ask({
      kind: 'job',
      name,
      input,
      session: options.session,
      onProgress: (phase, done, total) => options.onProgress?.({ phase, done, total }),
    });
    const cancel = () => lane.cancelJob(id);
    options.signal?.addEventListener('abort', cancel, { once: true });
    try {
      const message = await reply;
      this.announce(message);
      return message.value;
    } finally {
      options.signal?.removeEventListener('abort', cancel);
    }
  }

  /** Calls `listener` with the topics of every commit; returns how to stop. */
  onChanged(listener: (topics: readonly string[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Makes a checked copy at `target` while the till goes on selling; throws `StoreError`. */
  async backup(target: string, onProgress?: OnProgress): Promise<BackupMade> {
    const source = this.options.paths.store;
    const task = { kind: 'backup', source, target, cancelled: this.cancelled } as const;
    return (await this.runTask(task, onProgress)) as BackupMade;
  }

  /** Proves that everything adds up, on one snapshot, beside the lanes. */
  async verify(): Promise<VerifyReport> {
    const source = this.options.paths.store;
    const task = { kind: 'verify', source, cancelled: this.cancelled } as const;
    return (await this.runTask(task)) as VerifyReport;
  }

  health(): StoreHealth {
    return {
      storeBytes: sizeOf(this.options.paths.store) + sizeOf(`${this.options.paths.store}-wal`),
      isReadOnly: this.isReadOnly,
      lookupP50Ms: this.lookups.percentile(0.5),
      lookupP99Ms: this.lookups.percentile(0.99),
    };
  }

  /** Closes readers first and the writer last, so that no write-ahead log is left behind. */
  async close(): Promise<void> {
    this.isClosing = true;
    clearTimeout(this.checkTimer);
    Atomics.store(new Int32Array(this.cancelled), 0, 1);
    await Promise.allSettled(this.tasks);
    await Promise.all([this.lanes.get('read')?.close(), this.lanes.get('report')?.close()]);
    await this.lanes.get('write')?.close();
    this.lanes.clear();
    this.listeners.clear();
  }

  private lane(name: LaneName): LaneClient {
    const lane = this.lanes.get(name);
    if (lane === undefined) throw new StoreError('store.absent', 'The store is closed');
    return lane;
  }

  private startLane(name: LaneName): Promise<Extract<WorkerMessage, { kind: 'opened' }>> {
    return new Promise((resolve, reject) => {
      const client = new LaneClient(this.options.workerUrl, this.roleOf(name), {
        onMessage: (message) => {
          if (message.kind === 'opened') resolve(message);
          else if (message.kind === 'problem') {
            reject(new StoreProblemError(message.problem, message.detail));
          } else if (message.kind === 'bug') this.options.onBug?.(message);
          else if (message.kind === 'slow') this.options.onSlow?.(message);
        },
        onCrash: (error) => {
          reject(error);
          this.laneCrashed(name, error);
        },
      });
      this.lanes.set(name, client);
    });
  }

  private roleOf(name: LaneName): WorkerRole {
    const { paths, isLossAccepted } = this.options;
    return name === 'write'
      ? { role: 'write', paths, isLossAccepted: isLossAccepted ?? false }
      : { role: name, paths };
  }

  private laneCrashed(name: LaneName, error: Error): void {
    this.lanes.delete(name);
    if (this.isClosing || this.openedTill === undefined) return;
    const { onProblem } = this.options;
    this.reportBug(`LANE-${name.toUpperCase()}`, `store lane ${name}`, error);
    const now = Date.now();
    this.crashes.push(now);
    const recent = this.crashes.filter((at) => now - at < 60_000);
    if (recent.length > MAX_CRASHES_A_MINUTE) {
      onProblem?.('store.damaged', `The ${name} lane ended ${recent.length} times in a minute`);
      return;
    }
    const restarted = this.startLane(name);
    this.lanes.get(name)?.open();
    restarted.catch((reason: unknown) => {
      const detail = reason instanceof Error ? reason.message : String(reason);
      onProblem?.(reason instanceof StoreProblemError ? reason.problem : 'store.damaged', detail);
    });
  }

  private announce(message: LaneReply): void {
    if (message.changed === undefined || message.changed.length === 0) return;
    for (const listener of this.listeners) listener(message.changed);
  }

  private async checkPages(): Promise<void> {
    const source = this.options.paths.store;
    try {
      const found = await this.runTask({ kind: 'quickCheck', source, cancelled: this.cancelled });
      const [first] = found as readonly string[];
      if (first !== undefined) this.pagesDamaged(first);
    } catch (error) {
      if (error instanceof CancelledError) return;
      if (error instanceof StoreError && UNREADABLE.has(error.code)) {
        this.pagesDamaged(error.message);
      } else {
        this.reportBug('CHECK', 'check', error);
      }
    }
  }

  /** What SQLite says of its pages goes to the log; a screen says it in words. */
  private pagesDamaged(message: string): void {
    this.reportBug('PAGES', 'page check', new Error(message));
    this.options.onProblem?.('store.damaged', 'The check of its pages found faults (PAGES)');
  }

  private reportBug(reference: string, where: string, error: unknown): void {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    this.options.onBug?.({ reference, where, message, stack });
  }

  private async runTask(task: Task, onProgress?: OnProgress): Promise<unknown> {
    const running = runTaskInWorker(this.options.workerUrl, task, onProgress);
    this.tasks.add(running);
    try {
      return await running;
    } finally {
      this.tasks.delete(running);
    }
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
