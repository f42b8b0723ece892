import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { selectJob, setJobState } from '../tables-jobs.ts';

/** Gives up a job of which nothing was sent. */
export const cancelJob: Command<'devices.cancelJob'> = (context, { jobId }) => {
  const job = selectJob(context.db, jobId);
  if (job === undefined) return fail('devices.jobUnknown');
  if (job.state !== 'queued') return fail('devices.jobNotQueued');
  setJobState(context.db, { id: jobId, state: 'cancelled', error: null, now: context.now });
  context.changed('printJobs', `sale:${job.saleId ?? 0}`);
  return ok(null);
};
