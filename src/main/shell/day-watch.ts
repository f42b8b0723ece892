import { businessDayOf } from '../../contract/kernel/time.ts';
import type { Till } from '../../contract/system.ts';

const LOOK_EVERY_MS = 30_000;

export interface DayWatchParts {
  readonly now: () => number;
  /** What has to happen once a business day; called again later if it fails. */
  readonly onNewDay: () => Promise<void>;
  readonly report: (where: string, problem: unknown) => string;
}

/** Notices the turn of the business day, and does what it brings at start as well. */
export class DayWatch {
  private readonly parts: DayWatchParts;
  private timer: NodeJS.Timeout | null = null;
  private doneFor = '';
  private isBusy = false;

  constructor(parts: DayWatchParts) {
    this.parts = parts;
  }

  /** Watches the days of a till from now on. */
  start(till: Till): void {
    this.stop();
    this.doneFor = '';
    const look = () => void this.look(till);
    this.timer = setInterval(look, LOOK_EVERY_MS).unref();
    look();
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }

  private async look(till: Till): Promise<void> {
    const today = businessDayOf(this.parts.now(), till);
    if (today === this.doneFor || this.isBusy) return;
    this.isBusy = true;
    try {
      await this.parts.onNewDay();
      this.doneFor = today;
    } catch (error) {
      this.parts.report('new day', error);
    } finally {
      this.isBusy = false;
    }
  }
}
