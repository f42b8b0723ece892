import type { InternalCommand } from '../../../store/context.ts';
import { markupFor } from '../lay-out-receipt.ts';
import { receiptPrinter } from '../receipt-printer.ts';
import { isAskedAbout, type SpoolJob, type SpoolOutcome } from '../rules/spool-types.ts';
import { selectDevice } from '../tables.ts';
import {
  claimJob,
  failWaitingDrawers,
  type JobRow,
  releaseJob,
  selectInterrupted,
  selectJob,
  selectNextJob,
  setAcked,
  setJobState,
  setSegments,
} from '../tables-jobs.ts';

type SpoolStep<Input, Value> = InternalCommand<Input, Value>;
type Context = Parameters<SpoolStep<unknown, unknown>>[0];

/** A drawer behind a receipt may wait for it; one asked for longer ago would surprise someone. */
const DRAWER_PATIENCE_MS = 10_000;

/**
 * Claims the next job of a printer. A job that the same printer was sending before is judged
 * first, because a printer that asks again has given that one up.
 */
export const nextJob: SpoolStep<{ readonly deviceId: number }, SpoolJob | null> = (
  context,
  { deviceId },
) => {
  judgeInterrupted(context, deviceId);
  giveUpDrawers(context, deviceId, context.now - DRAWER_PATIENCE_MS);
  const config = selectDevice(context.db, deviceId)?.config;
  if (config?.kind !== 'printer' || !config.isEnabled) return null;
  const isReceiptPrinter = receiptPrinter(context.db)?.id === deviceId;
  const job = selectNextJob(context.db, { deviceId, isReceiptPrinter });
  if (job === undefined) return null;
  const { columns, locale } = job.document === null ? job : config.settings;
  const markup = markupFor(job, { columns, locale });
  claimJob(context.db, { id: job.id, deviceId, columns, locale, markup, now: context.now });
  tell(context, job);
  return { id: job.id, kind: job.kind, markup };
};

export const markSegmentSent: SpoolStep<
  { readonly jobId: number; readonly segments: number },
  null
> = (context, { jobId, segments }) => {
  setSegments(context.db, { id: jobId, segments, now: context.now });
  return null;
};

export const markAcked: SpoolStep<{ readonly jobId: number; readonly segments: number }, null> = (
  context,
  { jobId, segments },
) => {
  setAcked(context.db, { id: jobId, segments, now: context.now });
  return null;
};

/** Ends the work on a job, unless it was ended otherwise meanwhile. */
export const finishJob: SpoolStep<SpoolOutcome, null> = (context, { jobId, state, error }) => {
  const job = selectJob(context.db, jobId);
  if (job?.state !== 'sending') return null;
  if (state === 'queued') releaseJob(context.db, { id: jobId, now: context.now });
  else setJobState(context.db, { id: jobId, state, error, now: context.now });
  tell(context, job);
  return null;
};

/** Judges what was being sent when the till, or its device host, went down. */
export const recoverJobs: SpoolStep<Record<string, never>, null> = (context) => {
  judgeInterrupted(context, null);
  return null;
};

/** Drawers that wait are given up: one never opens later than it was asked for. */
export const dropDrawers: SpoolStep<{ readonly deviceId: number }, null> = (
  context,
  { deviceId },
) => {
  giveUpDrawers(context, deviceId, null);
  return null;
};

function giveUpDrawers(context: Context, deviceId: number, createdBefore: number | null): void {
  const error = 'printer.notReady';
  const drawers = { deviceId, createdBefore, error, now: context.now } as const;
  if (failWaitingDrawers(context.db, drawers) > 0) context.changed('printJobs');
}

/**
 * Nothing sent: it waits again. Something sent: a receipt or a page is uncertain and a person is asked;
 * a test page or a drawer has failed (DEVICES, device layer).
 */
function judgeInterrupted(context: Context, deviceId: number | null): void {
  for (const job of selectInterrupted(context.db, deviceId)) {
    const { id } = job;
    if (job.segmentsSent === 0 && job.kind !== 'drawer') {
      releaseJob(context.db, { id, now: context.now });
    } else {
      const state = isAskedAbout(job.kind) ? 'uncertain' : 'failed';
      setJobState(context.db, { id, state, error: 'printer.interrupted', now: context.now });
    }
    tell(context, job);
  }
}

function tell(context: Context, job: JobRow): void {
  context.changed('printJobs');
  if (job.saleId !== null) context.changed(`sale:${job.saleId}`);
}
