import type { ExportWish } from '../../contract/exports.ts';
import type { UtcMs } from '../../contract/kernel/time.ts';
import type { Session } from '../../contract/staff.ts';
import type { Till } from '../../contract/system.ts';
import type { Approval } from './context.ts';
import type { StoreErrorCode } from './store-errors.ts';
import type { StorePaths } from './store-paths.ts';
import type { OpeningProblem } from './store-problem.ts';

/** What a worker is started for: a lane of an open store, or one task on a file. */
export type WorkerRole =
  | {
      readonly role: 'write';
      readonly paths: StorePaths;
      readonly isLossAccepted: boolean;
      /** Takes the place of a writer that crashed; the readers have the store open. */
      readonly isRestart: boolean;
      /** One number both threads see: how many commands wait. A job lets them through at once. */
      readonly waiting?: SharedArrayBuffer;
    }
  | { readonly role: 'read' | 'report'; readonly paths: StorePaths }
  | { readonly role: 'task'; readonly task: Task };

/** What a new till is. */
export interface NewTill {
  readonly storeCode: string;
  readonly storeName: string;
  readonly tillCode: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly cutoverMinutes: number;
  readonly isSample: boolean;
}

/** A flag both threads see: not 0 = stop, and leave nothing. */
export interface Cancellable {
  readonly cancelled: SharedArrayBuffer;
}

/** Work on a store's file beside the lanes, in a worker of its own that ends with it. */
export type Task =
  | CreateTask
  | RestoreTask
  | ExportTask
  | ReportTask
  | (Cancellable & { readonly kind: 'backup'; readonly source: string; readonly target: string })
  | (Cancellable & { readonly kind: 'quickCheck' | 'verify'; readonly source: string });

export interface CreateTask extends Cancellable {
  readonly kind: 'create';
  readonly paths: StorePaths;
  readonly till: NewTill;
  readonly createdAt: UtcMs;
  /** Builders or internal commands by name, run in this order. */
  readonly steps: readonly { readonly name: string; readonly input: unknown }[];
  /** Makes a new store although one is known that is gone. */
  readonly isLossAccepted: boolean;
}

/** Writes a list into a file, from a snapshot of the store. */
export interface ExportTask extends Cancellable {
  readonly kind: 'export';
  readonly source: string;
  /** A file of this task's own; see `beginFile`. */
  readonly target: string;
  readonly wish: ExportWish;
  readonly at: UtcMs;
}

/** Works a long report out, from a snapshot of the store. */
export interface ReportTask extends Cancellable {
  readonly kind: 'report';
  readonly source: string;
  /** Such as `simulation.run`. */
  readonly name: string;
  readonly input: unknown;
  readonly at: UtcMs;
}

export interface RestoreTask {
  readonly kind: 'restore';
  readonly paths: StorePaths;
  readonly backup: string;
  readonly at: UtcMs;
  /** Takes the backup of another till too; a person decided so. */
  readonly isForeignAccepted: boolean;
}

/** Whose backup it is, as far as people know tills. */
export type BackupOwner = Pick<Till, 'storeName' | 'storeCode' | 'tillCode'>;

/** How a restore of a sound backup ended: a foreign one was not touched and nothing changed. */
export interface RestoreOutcome {
  readonly kind: 'restored' | 'foreign';
  readonly owner: BackupOwner;
}

/** What the main thread asks of a lane. */
export type LaneRequest =
  | {
      readonly id: number;
      readonly kind: 'call' | 'internal' | 'job';
      readonly name: string;
      readonly input: unknown;
      readonly session: Session | null;
      readonly approval?: Approval | null;
    }
  /** To a reader that has loaded: the store is there, open it. */
  | { readonly id: number; readonly kind: 'open' }
  | { readonly id: number; readonly kind: 'cancelJob'; readonly jobId: number }
  | { readonly id: number; readonly kind: 'close' };

/** An Error as it crosses threads: structured clones lose names and codes. */
export interface PlainError {
  readonly code: StoreErrorCode | 'internal' | 'cancelled' | 'store.exists';
  readonly message: string;
}

/** What a worker says. */
export type WorkerMessage =
  | { readonly kind: 'opened'; readonly till: Till; readonly isReadOnly: boolean }
  | { readonly kind: 'problem'; readonly problem: OpeningProblem; readonly detail: string }
  | {
      readonly kind: 'reply';
      readonly id: number;
      readonly value: unknown;
      readonly changed?: readonly string[];
    }
  | { readonly kind: 'failed'; readonly id: number; readonly error: PlainError }
  | {
      readonly kind: 'progress';
      readonly id: number;
      readonly phase: string;
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly kind: 'bug';
      readonly reference: string;
      readonly where: string;
      readonly message: string;
      readonly stack: string;
    }
  | { readonly kind: 'slow'; readonly name: string; readonly ms: number };
