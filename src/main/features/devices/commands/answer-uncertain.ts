import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { queueCopy, queuePageCopy } from '../queue-copy.ts';
import { selectJob, setJobState } from '../tables-jobs.ts';

/** A person looked at the paper: it printed, or a copy, marked as one, is to print. */
export const answerUncertain: Command<'devices.answerUncertain'> = (context, input) => {
  const { jobId, hasPrinted, requestId } = input;
  const job = selectJob(context.db, jobId);
  if (job === undefined) return fail('devices.jobUnknown');
  if (job.state !== 'uncertain') return fail('devices.jobNotUncertain');
  setJobState(context.db, {
    id: jobId,
    state: hasPrinted ? 'printed' : 'failed',
    error: hasPrinted ? null : 'printer.notPrinted',
    now: context.now,
  });
  context.log('print.answered', { jobId, saleId: job.saleId, hasPrinted });
  context.changed('printJobs', `sale:${job.saleId ?? 0}`);
  if (hasPrinted) return ok({ copyJobId: null });
  const { document } = job;
  const key = `copy:${requestId}`;
  if (job.kind === 'page') return ok({ copyJobId: queuePageCopy(context, job, key) });
  if (document === null) return ok({ copyJobId: null });
  return ok({ copyJobId: queueCopy(context, { original: job, document, key }) });
};
