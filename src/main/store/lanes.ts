import { LaneClient } from './lane-client.ts';
import type { WorkerMessage, WorkerRole } from './protocol.ts';
import { StoreError } from './store-errors.ts';
import type { StorePaths } from './store-paths.ts';
import { type OpeningProblem, StoreProblemError } from './store-problem.ts';

/** The lanes of an open store (ARCHITECTURE, Processes). */
export type LaneName = 'write' | 'read' | 'report';

/** A bug in a worker, for the log; the reference is what the screen shows. */
export interface StoreBug {
  readonly reference: string;
  readonly where: string;
  readonly message: string;
  readonly stack: string;
}

/** Which workers to start, and who hears what they say beside replies. */
export interface LanesOptions {
  readonly paths: StorePaths;
  /** The worker's entry: `storeWorkerUrl` of the composition root. */
  readonly workerUrl: URL;
  /** A person chose to go on although the last events are missing. */
  readonly isLossAccepted?: boolean;
  readonly onBug?: (bug: StoreBug) => void;
  readonly onSlow?: (query: { readonly name: string; readonly ms: number }) => void;
  /** Damage found by the check in the background, or a lane that does not come back. */
  readonly onProblem?: (problem: OpeningProblem, detail: string) => void;
}

type Opened = Extract<WorkerMessage, { kind: 'opened' }>;

/** A lane that crashes more often than this within a minute stays down. */
const MAX_CRASHES_A_MINUTE = 3;

/**
 * The three workers of an open store: begun in order, begun again after a crash, ended in order.
 * The lane of reports begins with the first report: most tills never ask for one in a shift, and a
 * worker that waits holds some 25 MB.
 */
export class Lanes {
  private readonly options: LanesOptions;
  private readonly lanes = new Map<LaneName, LaneClient>();
  private readonly crashes: number[] = [];
  private readonly givenUp = new Set<LaneName>();
  private isKept = false;

  constructor(options: LanesOptions) {
    this.options = options;
  }

  /**
   * Opens the writer, which takes the lock, checks and migrates, then the look-ups. Throws
   * `StoreProblemError`.
   */
  async open(): Promise<Opened> {
    const reader = this.start('read');
    // Awaited below; until then a failure of the writer is what counts.
    reader.catch(() => undefined);
    const opened = await this.start('write');
    this.lanes.get('read')?.open();
    await reader;
    this.isKept = true;
    return opened;
  }

  /** The lane, unless it is down. */
  find(name: LaneName): LaneClient | undefined {
    if (name === 'report' && this.isKept && !this.lanes.has(name) && !this.givenUp.has(name)) {
      this.begin(name);
    }
    return this.lanes.get(name);
  }

  /** The lane; throws `StoreError` when it is down. */
  get(name: LaneName): LaneClient {
    const lane = this.find(name);
    if (lane === undefined) throw new StoreError('store.absent', 'The store is closed');
    return lane;
  }

  /** From here on a lane that ends stays down. */
  letGo(): void {
    this.isKept = false;
  }

  /** Closes readers first and the writer last, so that no write-ahead log is left behind. */
  async close(): Promise<void> {
    this.letGo();
    await Promise.all([this.lanes.get('read')?.close(), this.lanes.get('report')?.close()]);
    await this.lanes.get('write')?.close();
    this.lanes.clear();
  }

  private start(name: LaneName): Promise<Opened> {
    const { workerUrl, onBug, onSlow } = this.options;
    return new Promise((resolve, reject) => {
      const client = new LaneClient(workerUrl, this.roleOf(name), {
        onMessage: (message) => {
          if (message.kind === 'opened') resolve(message);
          else if (message.kind === 'problem') {
            reject(new StoreProblemError(message.problem, message.detail));
          } else if (message.kind === 'bug') onBug?.(message);
          else if (message.kind === 'slow') onSlow?.(message);
        },
        onCrash: (error) => {
          reject(error);
          this.crashed(name, error);
        },
      });
      this.lanes.set(name, client);
    });
  }

  private roleOf(name: LaneName): WorkerRole {
    const { paths, isLossAccepted } = this.options;
    return name === 'write'
      ? { role: 'write', paths, isLossAccepted: isLossAccepted ?? false, isRestart: this.isKept }
      : { role: name, paths };
  }

  private crashed(name: LaneName, error: Error): void {
    this.lanes.delete(name);
    if (!this.isKept) return;
    const { onBug, onProblem } = this.options;
    onBug?.(bugOf(`LANE-${name.toUpperCase()}`, `store lane ${name}`, error));
    const now = Date.now();
    this.crashes.push(now);
    const recent = this.crashes.filter((at) => now - at < 60_000);
    if (recent.length > MAX_CRASHES_A_MINUTE) {
      this.givenUp.add(name);
      onProblem?.('store.damaged', `The ${name} lane ended ${recent.length} times in a minute`);
      return;
    }
    this.begin(name);
  }

  /** Starts a lane beside those that are open; what goes wrong is told as a problem. */
  private begin(name: LaneName): void {
    const started = this.start(name);
    this.lanes.get(name)?.open();
    started.catch((reason: unknown) => {
      const detail = reason instanceof Error ? reason.message : String(reason);
      this.options.onProblem?.(
        reason instanceof StoreProblemError ? reason.problem : 'store.damaged',
        detail,
      );
    });
  }
}

/** Something thrown, as the log takes it. */
export function bugOf(reference: string, where: string, thrown: unknown): StoreBug {
  const { message, stack = '' } = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { reference, where, message, stack };
}
