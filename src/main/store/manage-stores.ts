import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { UtcMs } from '../../contract/kernel/time.ts';
import { CancelledError } from './lane-client.ts';
import type { BackupOwner, CreateTask, NewTill, RestoreOutcome } from './protocol.ts';
import type { StorePaths } from './store-paths.ts';
import { StoreExistsError, StoreProblemError, type OpeningProblem } from './store-problem.ts';
import { runTaskInWorker, type OnProgress } from './task-client.ts';

export interface CreateStoreOptions {
  readonly paths: StorePaths;
  readonly workerUrl: URL;
  readonly till: NewTill;
  readonly createdAt: UtcMs;
  /** Builders or internal commands by name, run in this order: the manager, the programme … */
  readonly steps: CreateTask['steps'];
  /** Makes a fresh store although one is known that is gone; a person decided so. */
  readonly isLossAccepted?: boolean;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

export type CreateResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly problem: OpeningProblem | 'store.exists' | 'cancelled';
      readonly detail: string;
    };

/**
 * Makes a new store and puts it in its place when it is whole; nothing is left when it is
 * cancelled, fails or is killed. Bugs of a step throw.
 */
export async function createStore(options: CreateStoreOptions): Promise<CreateResult> {
  const { paths, till, createdAt, steps, signal } = options;
  const cancelled = new SharedArrayBuffer(4);
  const cancel = () => Atomics.store(new Int32Array(cancelled), 0, 1);
  if (signal?.aborted === true) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    const isLossAccepted = options.isLossAccepted ?? false;
    await runTaskInWorker(
      options.workerUrl,
      { kind: 'create', paths, till, createdAt, steps, isLossAccepted, cancelled },
      options.onProgress,
    );
    return { ok: true };
  } catch (error) {
    if (error instanceof CancelledError) {
      return { ok: false, problem: 'cancelled', detail: error.message };
    }
    if (error instanceof StoreExistsError) {
      return { ok: false, problem: error.code, detail: error.message };
    }
    return problemResult(error);
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

export type RestoreResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: OpeningProblem; readonly detail: string }
  /** It is sound, and another till's. */
  | { readonly ok: false; readonly problem: 'store.foreign'; readonly owner: BackupOwner };

/**
 * Puts a backup in the place of a store that is closed. The old file stays beside it as
 * `….replaced-<time>`. A backup that cannot be opened or does not pass is refused before anything
 * is touched, and so is another till's unless `isForeignAccepted`.
 */
export async function restoreBackup(options: {
  readonly paths: StorePaths;
  readonly workerUrl: URL;
  readonly backup: string;
  readonly at: UtcMs;
  readonly isForeignAccepted?: boolean;
}): Promise<RestoreResult> {
  const { paths, workerUrl, backup, at, isForeignAccepted = false } = options;
  try {
    const task = { kind: 'restore', paths, backup, at, isForeignAccepted } as const;
    // What the task's worker replies with.
    const { kind, owner } = (await runTaskInWorker(workerUrl, task)) as RestoreOutcome;
    return kind === 'restored' ? { ok: true } : { ok: false, problem: 'store.foreign', owner };
  } catch (error) {
    return problemResult(error);
  }
}

function problemResult(error: unknown): {
  readonly ok: false;
  readonly problem: OpeningProblem;
  readonly detail: string;
} {
  if (!(error instanceof StoreProblemError)) throw error;
  return { ok: false, problem: error.problem, detail: error.message };
}

/** A backup in the folder. */
export interface BackupFile {
  readonly file: string;
  readonly at: UtcMs;
  readonly bytes: number;
}

const BACKUP_NAME = /^guitai-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z\.sqlite$/;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const HOURLY_KEPT = 24;
const DAILY_KEPT = 14;

/** The name of a backup made at `at`: its time in UTC, so that names sort by age. */
export function backupName(at: UtcMs): string {
  const stamp = new Date(at)
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d+Z$/, 'Z');
  return `guitai-${stamp}.sqlite`;
}

/** The backups of a folder, newest first; those made before a migration have other names. */
export function listBackups(folder: string): readonly BackupFile[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .flatMap((name) => {
      const at = backupTime(name);
      const bytes = statSync(join(folder, name), { throwIfNoEntry: false })?.size;
      return at === undefined || bytes === undefined ? [] : [{ file: name, at, bytes }];
    })
    .sort((a, b) => b.at - a.at);
}

function backupTime(name: string): UtcMs | undefined {
  const [, year, month, day, hour, minute, second] = (BACKUP_NAME.exec(name) ?? []).map(Number);
  if (year === undefined || month === undefined) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * Which backups may go: kept are the newest of each of the last 24 hours that have one, and of
 * each of the last 14 days that have one. A clock that jumped deletes nothing more than that.
 */
export function backupsToDrop(backups: readonly BackupFile[]): readonly BackupFile[] {
  const newestFirst = [...backups].sort((a, b) => b.at - a.at);
  const kept = new Set<BackupFile>();
  for (const [span, count] of [
    [HOUR_MS, HOURLY_KEPT],
    [DAY_MS, DAILY_KEPT],
  ] as const) {
    const spans = new Set<number>();
    for (const backup of newestFirst) {
      const slot = Math.floor(backup.at / span);
      if (spans.has(slot) || spans.size >= count) continue;
      spans.add(slot);
      kept.add(backup);
    }
  }
  return newestFirst.filter((backup) => !kept.has(backup));
}

/** Removes the backups that {@link backupsToDrop} names; returns how many are left. */
export function rotateBackups(folder: string): number {
  const backups = listBackups(folder);
  const dropped = backupsToDrop(backups);
  for (const { file } of dropped) rmSync(join(folder, file), { force: true });
  return backups.length - dropped.length;
}
