import { statSync } from 'node:fs';
import { CALLS, type CallName, type CallParsed, type CallReply } from '../../contract/index.ts';
import { fail } from '../../contract/kernel/result.ts';
import type { Session } from '../../contract/staff.ts';
import type { Till } from '../../contract/system.ts';
import type { Approval } from './context.ts';
import type {
  InternalHandlers,
  InternalInput,
  InternalName,
  InternalValue,
} from './handler-set.ts';
import type { LaneReply } from './lane-client.ts';
import { Lanes, type LanesOptions } from './lanes.ts';
import { LatencyWindow } from './latency-window.ts';
import type { ExportTask, ReportTask } from './protocol.ts';
import { SideWork } from './side-work.ts';
import { StoreError } from './store-errors.ts';
import { type OpeningProblem, StoreProblemError } from './store-problem.ts';
import type { OnProgress } from './task-client.ts';
import type { BackupMade } from './tasks/backup-task.ts';
import type { ExportMade } from './tasks/export-task.ts';
import type { VerifyReport } from './verify/verify-store.ts';

/** The first minute belongs to whoever opens the shop; then every page is looked at. */
const CHECK_AFTER_MS = 60_000;

export interface OpenStoreOptions<Internal extends InternalHandlers> extends LanesOptions {
  /** The names of the internal handlers, to choose their lane (`handlers.internal`). */
  readonly internal: Internal;
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
  private readonly lanes: Lanes;
  private readonly sideWork: SideWork;
  private readonly listeners = new Set<(topics: readonly string[]) => void>();
  private readonly lookups = new LatencyWindow();
  private openedTill: Till | undefined;
  private isReadOnly = false;

  constructor(options: OpenStoreOptions<Internal>) {
    this.options = options;
    this.lanes = new Lanes(options);
    this.sideWork = new SideWork(options);
  }

  /** Opens the lanes; throws `StoreProblemError`. */
  async start(): Promise<void> {
    const opened = await this.lanes.open();
    this.openedTill = opened.till;
    this.isReadOnly = opened.isReadOnly;
    const { backgroundCheckAfterMs = CHECK_AFTER_MS } = this.options;
    if (backgroundCheckAfterMs !== null) this.sideWork.checkPagesAfter(backgroundCheckAfterMs);
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
    { session, approval = null }: Asker & { readonly approval?: Approval | null },
  ): Promise<CallReply<Name>> {
    const { lane } = CALLS[name];
    if (lane !== 'write' && lane !== 'read' && lane !== 'report') {
      throw new Error(`${name} is not the store's`);
    }
    const client = this.lanes.find(lane);
    if (client === undefined) return fail('store.absent');
    const startedAt = performance.now();
    try {
      const { reply } = client.ask({ kind: 'call', name, input, session, approval });
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
    const lane = this.lanes.get(isCommand ? 'write' : (options.lane ?? 'read'));
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
    const lane = this.lanes.get('write');
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
  backup(target: string, onProgress?: OnProgress): Promise<BackupMade> {
    return this.sideWork.backup(target, onProgress);
  }

  /** Writes a list into a file, from one snapshot, beside the lanes. Throws `StoreError`. */
  exportList(
    task: Omit<ExportTask, 'kind' | 'source'>,
    onProgress?: OnProgress,
  ): Promise<ExportMade> {
    return this.sideWork.exportList(task, onProgress);
  }

  /** Works a long report out, from one snapshot, beside the lanes. Throws `StoreError`. */
  runReport(task: Omit<ReportTask, 'kind' | 'source'>, onProgress?: OnProgress): Promise<unknown> {
    return this.sideWork.report(task, onProgress);
  }

  /** Proves that everything adds up, on one snapshot, beside the lanes. */
  verify(): Promise<VerifyReport> {
    return this.sideWork.verify();
  }

  health(): StoreHealth {
    return {
      storeBytes: sizeOf(this.options.paths.store) + sizeOf(`${this.options.paths.store}-wal`),
      isReadOnly: this.isReadOnly,
      lookupP50Ms: this.lookups.percentile(0.5),
      lookupP99Ms: this.lookups.percentile(0.99),
    };
  }

  /** Ends what is beside the lanes, then the lanes. */
  async close(): Promise<void> {
    this.lanes.letGo();
    await this.sideWork.stop();
    await this.lanes.close();
    this.listeners.clear();
  }

  private announce(message: LaneReply): void {
    if (message.changed === undefined || message.changed.length === 0) return;
    for (const listener of this.listeners) listener(message.changed);
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
