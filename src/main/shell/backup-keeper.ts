import path from 'node:path';
import type { TillEvent } from '../../contract/events.ts';
import { backupName, listBackups, rotateBackups } from '../store/manage-stores.ts';
import { copyBackup } from './copy-backup.ts';
import { serial } from './serial.ts';

const HOUR_MS = 3_600_000;
const LOOK_EVERY_MS = 60_000;
/** A store without any backup gets its first one so long after it opened. */
const FIRST_AFTER_MS = 5000;

export interface BackupKeeperParts {
  readonly folder: string;
  readonly now: () => number;
  /** Copies the open store, checked; throws when there is none or the copy is no good. */
  readonly backup: (
    target: string,
    onProgress: (progress: { phase: string; done: number; total: number }) => void,
  ) => Promise<{ readonly bytes: number }>;
  /** Where a second copy of each goes, or null: another disk, a share. */
  readonly copyFolder: () => string | null;
  readonly emit: (event: TillEvent) => void;
  readonly report: (where: string, problem: unknown) => string;
}

/**
 * Makes a backup every hour in which something changed, at close, and soon after a store opened that
 * has none (TRUST, Durability). An older backup is removed only after a newer one was opened and
 * checked.
 */
export class BackupKeeper {
  private readonly parts: BackupKeeperParts;
  private readonly oneByOne = serial();
  private timer: NodeJS.Timeout | null = null;
  private firstTimer: NodeJS.Timeout | undefined;
  private hasChanged = false;
  private madeAt: number | null = null;
  private lastProblem: string | null = null;
  private copiedAt: number | null = null;
  private lastCopyProblem: string | null = null;

  constructor(parts: BackupKeeperParts) {
    this.parts = parts;
  }

  get lastBackupAt(): number | null {
    return this.madeAt;
  }

  /** Why the last backup failed; null when it did not. */
  get problem(): string | null {
    return this.lastProblem;
  }

  /** When a backup was last copied to the second folder, in this run. */
  get lastCopyAt(): number | null {
    return this.copiedAt;
  }

  /** Why the last backup has no second copy; null when it has one, or needs none. */
  get copyProblem(): string | null {
    return this.lastCopyProblem;
  }

  /** Begins to watch the clock. */
  start(): void {
    this.madeAt = listBackups(this.parts.folder)[0]?.at ?? null;
    this.timer ??= setInterval(() => void this.whenDue(), LOOK_EVERY_MS).unref();
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    clearTimeout(this.firstTimer);
  }

  /** A store that may be written to is open: one that was only created has no backup yet. */
  storeOpened(): void {
    if (this.madeAt !== null) return;
    this.hasChanged = true;
    clearTimeout(this.firstTimer);
    this.firstTimer = setTimeout(() => void this.whenDue(), FIRST_AFTER_MS).unref();
  }

  /** The store changed: there is something to back up. */
  noteChange(): void {
    this.hasChanged = true;
  }

  /** Makes a backup now; throws when it cannot be made. */
  make(): Promise<{ readonly file: string; readonly bytes: number }> {
    return this.oneByOne(async () => {
      const { folder, now, backup, emit } = this.parts;
      const at = now();
      const file = backupName(at);
      this.hasChanged = false;
      try {
        const { bytes } = await backup(path.join(folder, file), (progress) =>
          emit({ type: 'job.progress', job: 'backup', ...progress }),
        );
        this.madeAt = at;
        this.lastProblem = null;
        rotateBackups(folder);
        await this.copy(file);
        return { file, bytes };
      } catch (error) {
        this.hasChanged = true;
        this.lastProblem = error instanceof Error ? error.message : String(error);
        throw error;
      }
    });
  }

  /** At close: a backup if anything changed since the last one. */
  async makeIfChanged(): Promise<void> {
    if (this.hasChanged) await this.make();
  }

  /** A backup without its second copy is a backup still: only the problem is told. */
  private async copy(file: string): Promise<void> {
    const target = this.parts.copyFolder();
    this.lastCopyProblem = null;
    if (target === null) return;
    try {
      await copyBackup(path.join(this.parts.folder, file), target);
      this.copiedAt = this.parts.now();
      rotateBackups(target);
    } catch (error) {
      this.lastCopyProblem = error instanceof Error ? error.message : String(error);
      this.parts.report('backup copy', error);
    }
  }

  private async whenDue(): Promise<void> {
    const isDue = this.madeAt === null || this.parts.now() - this.madeAt >= HOUR_MS;
    // A clock that was set back must not stop backups until it has caught up.
    const isClockBack = this.madeAt !== null && this.madeAt > this.parts.now();
    if (!this.hasChanged || !(isDue || isClockBack)) return;
    await this.make().catch((error: unknown) => this.parts.report('backup', error));
  }
}
