import type { PrintError } from '../../../contract/devices.ts';
import type { Clock } from '../clock.ts';
import type { PrinterSettings } from '../../../contract/printer-profiles.ts';
import { isAskedAbout, type SpoolJob, type SpoolOutcome, type SpoolPort } from '../spool-port.ts';
import { encodeJob, SEGMENTS_IN_FLIGHT } from './encode-job.ts';
import type { PrinterConnection } from './printer-connection.ts';
import { isAble } from './printer-flags.ts';
import type { PrinterTimings } from './timings.ts';

/** What printing one job needs. */
export interface PrintParts {
  readonly job: SpoolJob;
  readonly connection: PrinterConnection;
  readonly settings: PrinterSettings;
  readonly spool: SpoolPort;
  readonly timings: PrinterTimings;
  readonly clock: Clock;
}

/**
 * Sends one job, a window of two segments at a time, and says how it ended. What is sent is
 * noted in the store before it is sent; what the printer holds while its paper is out is
 * never sent again (DEVICES, printer and device layer).
 */
export async function printJob(parts: PrintParts): Promise<SpoolOutcome> {
  let segments: Uint8Array[];
  try {
    segments = encodeJob(parts.job, parts.settings);
  } catch {
    return { jobId: parts.job.id, state: 'failed', error: 'printer.encoding' };
  }
  const run = new JobRun(parts, segments);
  return await run.toEnd();
}

class JobRun {
  readonly #parts: PrintParts;
  readonly #segments: readonly Uint8Array[];
  /** Segments of which at least a byte may have left. */
  #begun = 0;
  #acked = 0;
  #progressAt: number;
  #askedAt = 0;

  constructor(parts: PrintParts, segments: readonly Uint8Array[]) {
    this.#parts = parts;
    this.#segments = segments;
    this.#progressAt = parts.clock.now();
    parts.connection.beginJob();
  }

  async toEnd(): Promise<SpoolOutcome> {
    const { connection } = this.#parts;
    for (;;) {
      await this.#noteConfirmed();
      const end = this.#ending();
      if (end !== null) return end;
      if (this.#hasRoom() && connection.canTake) {
        const failure = await this.#sendNext();
        if (failure !== null) return failure;
        continue;
      }
      if (this.#begun === 0) return this.#untouched();
      if (connection.confirmed !== this.#acked) continue;
      await connection.changed.wait(this.#parts.timings.watchMs);
      this.#watch();
    }
  }

  #ending(): SpoolOutcome | null {
    const { connection } = this.#parts;
    const total = this.#segments.length;
    if (connection.confirms && this.#acked === total) return this.#outcome('printed', null);
    if (!connection.confirms && this.#begun === total) return this.#outcome('sent', null);
    if (connection.isGone) return this.#broken('printer.lineLost');
    if (this.#parts.clock.now() - this.#progressAt > this.#parts.timings.stallMs) {
      return this.#broken('printer.noConfirmation');
    }
    return null;
  }

  #hasRoom(): boolean {
    if (this.#begun === this.#segments.length) return false;
    return !this.#parts.connection.confirms || this.#begun - this.#acked < SEGMENTS_IN_FLIGHT;
  }

  async #sendNext(): Promise<SpoolOutcome | null> {
    const { connection, spool, job } = this.#parts;
    await spool.markSegmentSent({ jobId: job.id, segments: this.#begun + 1 });
    // The cover may have opened while that was written.
    if (!connection.canTake) return this.#begun === 0 ? this.#untouched() : null;
    const segment = this.#segments[this.#begun] ?? new Uint8Array();
    this.#begun += 1;
    const result = await connection.send(segment);
    if (result === 'lost') return this.#broken('printer.lineLost');
    if (result === 'timed-out') return this.#broken('printer.writeTimedOut');
    this.#progressAt = this.#parts.clock.now();
    return null;
  }

  async #noteConfirmed(): Promise<void> {
    const { connection, spool, job, clock } = this.#parts;
    if (connection.confirmed === this.#acked) return;
    this.#acked = connection.confirmed;
    this.#progressAt = clock.now();
    if (this.#acked < this.#segments.length) {
      await spool.markAcked({ jobId: job.id, segments: this.#acked });
    }
  }

  /** Looks after a printer that is busy or waits for paper. */
  #watch(): void {
    const { connection, timings, clock } = this.#parts;
    const now = clock.now();
    if (connection.silenceMs > timings.silenceMs) connection.markSilent();
    // Waiting for paper is no stall as long as it says so.
    else if (connection.isWaiting) this.#progressAt = now;
    if (now - this.#askedAt < timings.watchMs) return;
    this.#askedAt = now;
    void connection.ask(isAble(connection.flags) ? 4 : 1);
  }

  /** Nothing left the till: the job waits again, a drawer does not open late. */
  #untouched(): SpoolOutcome {
    return this.#parts.job.kind === 'drawer'
      ? this.#outcome('failed', 'printer.notReady')
      : this.#outcome('queued', null);
  }

  /** Something may be on paper: only a person can say. Test pages and drawers are not asked. */
  #broken(error: PrintError): SpoolOutcome {
    if (this.#begun === 0) return this.#untouched();
    const isAsked = isAskedAbout(this.#parts.job.kind);
    return this.#outcome(isAsked ? 'uncertain' : 'failed', error);
  }

  #outcome(state: SpoolOutcome['state'], error: PrintError | null): SpoolOutcome {
    return { jobId: this.#parts.job.id, state, error };
  }
}
