import {
  isAskedAbout,
  type SpoolJob,
  type SpoolOutcome,
} from '../features/devices/rules/spool-types.ts';

export { isAskedAbout, type SpoolJob, type SpoolOutcome };

/**
 * The print spool as the device host sees it. It lives in the store; every step is committed
 * before the promise resolves, so that a crash at any point is judged rightly afterwards
 * (DEVICES, device layer).
 */
export interface SpoolPort {
  /** Claims the next job of a printer: queued → sending, nothing sent. Null: nothing to do. */
  nextJob(input: { readonly deviceId: number }): Promise<SpoolJob | null>;
  /** Notes that segment number `segments` (from 1) is about to be sent. */
  markSegmentSent(input: { readonly jobId: number; readonly segments: number }): Promise<void>;
  /** Notes that the printer confirmed the first `segments` segments. */
  markAcked(input: { readonly jobId: number; readonly segments: number }): Promise<void>;
  /** Ends the work on a job. `queued` gives it back untouched. */
  finishJob(input: SpoolOutcome): Promise<void>;
  /** Gives up drawer jobs that wait: a drawer never opens later than it was asked for. */
  dropDrawers(input: { readonly deviceId: number }): Promise<void>;
}
