import { CancelledError } from './lane-client.ts';
import { bugOf, type LanesOptions } from './lanes.ts';
import type { ExportTask, ReportTask, Task } from './protocol.ts';
import { StoreError } from './store-errors.ts';
import { runTaskInWorker, type OnProgress } from './task-client.ts';
import type { BackupMade } from './tasks/backup-task.ts';
import type { ExportMade } from './tasks/export-task.ts';
import type { VerifyReport } from './verify/verify-store.ts';

type SideWorkOptions = Pick<LanesOptions, 'paths' | 'workerUrl' | 'onBug' | 'onProblem'>;

/** A check that ends so could not read the store; one that ends otherwise says nothing of it. */
const UNREADABLE = new Set<StoreError['code']>([
  'store.damaged',
  'store.unknownOutcome',
  'store.absent',
]);

/** What is done beside the lanes of an open store, each in a worker of its own. */
export class SideWork {
  private readonly options: SideWorkOptions;
  private readonly tasks = new Set<Promise<unknown>>();
  /** Tells the workers to stop. */
  private readonly cancelled = new SharedArrayBuffer(4);
  /** Flags of work that a person may stop alone. */
  private readonly flags = new Set<SharedArrayBuffer>();
  private checkTimer: NodeJS.Timeout | undefined;

  constructor(options: SideWorkOptions) {
    this.options = options;
  }

  /** Makes a checked copy at `target`; throws `StoreError`. */
  async backup(target: string, onProgress?: OnProgress): Promise<BackupMade> {
    const source = this.options.paths.store;
    const task = { kind: 'backup', source, target, cancelled: this.cancelled } as const;
    return (await this.run(task, onProgress)) as BackupMade;
  }

  /** Writes a list into a file of its own; `cancelled` stops it. Throws `StoreError`. */
  async exportList(
    task: Omit<ExportTask, 'kind' | 'source'>,
    onProgress?: OnProgress,
  ): Promise<ExportMade> {
    const source = this.options.paths.store;
    this.flags.add(task.cancelled);
    try {
      return (await this.run({ kind: 'export', source, ...task }, onProgress)) as ExportMade;
    } finally {
      this.flags.delete(task.cancelled);
    }
  }

  /** Works a long report out, on one snapshot; `cancelled` stops it. Throws `StoreError`. */
  async report(
    task: Omit<ReportTask, 'kind' | 'source'>,
    onProgress?: OnProgress,
  ): Promise<unknown> {
    const source = this.options.paths.store;
    this.flags.add(task.cancelled);
    try {
      return await this.run({ kind: 'report', source, ...task }, onProgress);
    } finally {
      this.flags.delete(task.cancelled);
    }
  }

  /** Proves that everything adds up, on one snapshot. */
  async verify(): Promise<VerifyReport> {
    const source = this.options.paths.store;
    const task = { kind: 'verify', source, cancelled: this.cancelled } as const;
    return (await this.run(task)) as VerifyReport;
  }

  /** Looks at every page, once, so many milliseconds from now. */
  checkPagesAfter(ms: number): void {
    this.checkTimer = setTimeout(() => void this.checkPages(), ms);
    this.checkTimer.unref();
  }

  /** Stops what is under way and waits until it has. */
  async stop(): Promise<void> {
    clearTimeout(this.checkTimer);
    for (const flag of [this.cancelled, ...this.flags]) Atomics.store(new Int32Array(flag), 0, 1);
    await Promise.allSettled(this.tasks);
  }

  private async checkPages(): Promise<void> {
    const source = this.options.paths.store;
    try {
      const found = await this.run({ kind: 'quickCheck', source, cancelled: this.cancelled });
      const [first] = found as readonly string[];
      if (first !== undefined) this.pagesDamaged(first);
    } catch (error) {
      if (error instanceof CancelledError) return;
      if (error instanceof StoreError && UNREADABLE.has(error.code)) {
        this.pagesDamaged(error.message);
      } else {
        this.options.onBug?.(bugOf('CHECK', 'check', error));
      }
    }
  }

  /** What SQLite says of its pages goes to the log; a screen says it in words. */
  private pagesDamaged(message: string): void {
    this.options.onBug?.(bugOf('PAGES', 'page check', new Error(message)));
    this.options.onProblem?.('store.damaged', 'The check of its pages found faults (PAGES)');
  }

  private async run(task: Task, onProgress?: OnProgress): Promise<unknown> {
    const running = runTaskInWorker(this.options.workerUrl, task, onProgress);
    this.tasks.add(running);
    try {
      return await running;
    } finally {
      this.tasks.delete(running);
    }
  }
}
