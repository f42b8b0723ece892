import path from 'node:path';
import { fail } from '../../contract/kernel/result.ts';
import type { Session } from '../../contract/staff.ts';
import type { Boot } from '../../contract/system.ts';
import type { LaneCall } from '../gateway/lanes.ts';
import type { Internal } from '../handlers.ts';
import {
  type CreateStoreOptions,
  createStore,
  listBackups,
  restoreBackup,
  type RestoreResult,
} from '../store/manage-stores.ts';
import { openStore, type Store } from '../store/pool.ts';
import { StoreError } from '../store/store-errors.ts';
import type { StorePaths } from '../store/store-paths.ts';
import type { OpeningProblem } from '../store/store-problem.ts';
import type { OnProgress } from '../store/task-client.ts';
import { internalNames, type InternalSteps } from './internal-steps.ts';
import type { LogFile } from './log.ts';
import { serial } from './serial.ts';

export type StoreState = Boot['store'];

export interface StoreKeeperParts {
  readonly paths: StorePaths;
  readonly workerUrl: URL;
  readonly log: LogFile;
  /** The state is another one now. */
  readonly onState: (state: StoreState) => void;
  readonly onChanged: (topics: readonly string[]) => void;
}

/** Which backup is to take the store's place. */
export type RestoreWish = { readonly isForeignAccepted: boolean } & (
  | { readonly file: string }
  | { readonly path: string }
);

/** How that ended; a refused backup says why. */
type RestoreEnd = 'restored' | 'healthy' | 'unknown' | Extract<RestoreResult, { ok: false }>;

/** A store to be made. */
export type StorePlan = Pick<CreateStoreOptions, 'till' | 'steps' | 'onProgress' | 'signal'>;

/**
 * The till's store as the window sees it: absent → opening → ready, or a problem with its own
 * screen. It opens, makes, restores and closes, one thing at a time, and never replaces a store.
 */
export class StoreKeeper {
  private readonly parts: StoreKeeperParts;
  private readonly oneByOne = serial();
  private current: StoreState = { state: 'opening' };
  private store: Store<Internal> | null = null;

  constructor(parts: StoreKeeperParts) {
    this.parts = parts;
  }

  get state(): StoreState {
    return this.current;
  }

  /** A call of the contract, for the store's lanes. */
  readonly call: LaneCall = (name, input, session, approval = null) => {
    if (this.store === null) return Promise.resolve(fail('store.absent'));
    // The gateway parsed the input by this name's schema.
    return this.store.call(name, input as never, { session, approval });
  };

  /** An internal step; throws `StoreError` when no store is open. */
  readonly internal: InternalSteps = (name, input, session: Session | null) => {
    if (this.store === null)
      return Promise.reject(new StoreError('store.absent', 'No store is open'));
    return this.store.internal(name, input, { session });
  };

  /** An internal query that may take its time: it runs where reports do. */
  readonly lookInto: InternalSteps = (name, input, session: Session | null) => {
    if (this.store === null)
      return Promise.reject(new StoreError('store.absent', 'No store is open'));
    return this.store.internal(name, input, { session, lane: 'report' });
  };

  /** Long work on the write lane, between which sales slip through. */
  runJob(
    name: string,
    input: unknown,
    options: Parameters<Store<Internal>['runJob']>[2],
  ): Promise<unknown> {
    if (this.store === null)
      return Promise.reject(new StoreError('store.absent', 'No store is open'));
    return this.store.runJob(name, input, options);
  }

  /** The open store's figures; null when none is open. */
  health(): ReturnType<Store<Internal>['health']> | null {
    return this.store?.health() ?? null;
  }

  backup(target: string, onProgress: OnProgress): Promise<{ readonly bytes: number }> {
    if (this.store === null)
      return Promise.reject(new StoreError('store.absent', 'No store is open'));
    return this.store.backup(target, onProgress);
  }

  exportList(
    task: Parameters<Store<Internal>['exportList']>[0],
    onProgress: OnProgress,
  ): Promise<{ readonly rows: number }> {
    if (this.store === null)
      return Promise.reject(new StoreError('store.absent', 'No store is open'));
    return this.store.exportList(task, onProgress);
  }

  /** Works a long report out beside the lanes. */
  runReport(
    task: Parameters<Store<Internal>['runReport']>[0],
    onProgress: OnProgress,
  ): Promise<unknown> {
    if (this.store === null)
      return Promise.reject(new StoreError('store.absent', 'No store is open'));
    return this.store.runReport(task, onProgress);
  }

  /** Proves that everything adds up; throws when no store is open. */
  verify(): ReturnType<Store<Internal>['verify']> {
    if (this.store === null)
      return Promise.reject(new StoreError('store.absent', 'No store is open'));
    return this.store.verify();
  }

  /** Opens the store that is there. */
  open(options: { readonly isLossAccepted?: boolean } = {}): Promise<void> {
    return this.oneByOne(() => this.openNow(options.isLossAccepted ?? false));
  }

  /** Makes a store where none is, and opens it. */
  create(plan: StorePlan): Promise<'created' | 'exists' | 'cancelled'> {
    return this.oneByOne(async () => {
      if (this.current.state !== 'absent') return 'exists';
      const { paths, workerUrl } = this.parts;
      const made = await createStore({ ...plan, paths, workerUrl, createdAt: Date.now() });
      if (!made.ok) return whyNotMade(made.problem, made.detail);
      await this.openNow(false);
      return 'created';
    });
  }

  /**
   * Puts a backup in the place of a store that does not open, or of none: one of the folder of
   * backups by its name, or the file that a person chose.
   */
  restore(wanted: RestoreWish): Promise<RestoreEnd> {
    return this.oneByOne(async () => {
      if (this.current.state !== 'problem' && this.current.state !== 'absent') return 'healthy';
      const { paths, workerUrl, log } = this.parts;
      const backup = 'path' in wanted ? wanted.path : this.pathOfBackup(wanted.file);
      if (backup === null) return 'unknown';
      const { isForeignAccepted } = wanted;
      const at = Date.now();
      const end = await restoreBackup({ paths, workerUrl, backup, at, isForeignAccepted });
      if (!end.ok) {
        const detail = 'detail' in end ? end.detail : JSON.stringify(end.owner);
        log.write('warn', 'restore', `${end.problem}: ${detail}`);
        return end;
      }
      await this.openNow(false);
      return 'restored';
    });
  }

  private pathOfBackup(file: string): string | null {
    const { backups } = this.parts.paths;
    const isKnown = listBackups(backups).some((backup) => backup.file === file);
    return isKnown ? path.join(backups, file) : null;
  }

  /** Closes the store, readers first and the writer last. */
  close(): Promise<void> {
    return this.oneByOne(() => this.closeNow());
  }

  private async openNow(isLossAccepted: boolean): Promise<void> {
    if (this.store !== null) return;
    const { paths, workerUrl, log, onChanged } = this.parts;
    this.become({ state: 'opening' });
    try {
      const result = await openStore({
        paths,
        workerUrl,
        internal: internalNames,
        isLossAccepted,
        onBug: (bug) =>
          log.write('error', bug.where, `[${bug.reference}] ${bug.message} ${bug.stack}`),
        onSlow: ({ name, ms }) => log.write('warn', 'slow', `${name} ${Math.round(ms)} ms`),
        onProblem: (problem, detail) => void this.foundProblem(problem, detail),
      });
      if (!result.ok) {
        this.becomeProblem(result.problem, result.detail);
        return;
      }
      this.store = result.store;
      result.store.onChanged(onChanged);
      this.become({ state: 'ready', till: result.store.till });
    } catch (error) {
      const reference = log.report('open store', error);
      this.becomeProblem('store.damaged', reference);
    }
  }

  /** The open store turned out to be damaged: nothing more is written to it. */
  private foundProblem(problem: OpeningProblem, detail: string): Promise<void> {
    return this.oneByOne(async () => {
      if (this.store === null) return;
      await this.closeNow();
      this.becomeProblem(problem, detail);
    });
  }

  private async closeNow(): Promise<void> {
    const { store } = this;
    this.store = null;
    await store?.close();
  }

  private becomeProblem(problem: OpeningProblem, detail: string): void {
    const { paths, log } = this.parts;
    log.write('warn', 'store', `${problem}: ${detail}`);
    if (problem === 'store.absent') {
      this.become({ state: 'absent' });
      return;
    }
    const backups = [...listBackups(paths.backups)];
    this.become({ state: 'problem', problem, path: paths.store, detail, backups });
  }

  private become(state: StoreState): void {
    this.current = state;
    this.parts.onState(state);
  }
}

/** A store that cannot be made says so by one of the codes that any call may fail with. */
function whyNotMade(
  problem: OpeningProblem | 'store.exists' | 'cancelled',
  detail: string,
): 'exists' | 'cancelled' {
  switch (problem) {
    case 'cancelled':
      return 'cancelled';
    case 'store.exists':
      return 'exists';
    case 'store.full':
    case 'store.readOnly':
      throw new StoreError(problem, detail);
    case 'store.locked':
      throw new StoreError('store.busy', detail);
    default:
      throw new StoreError('internal', `${problem}: ${detail}`);
  }
}
