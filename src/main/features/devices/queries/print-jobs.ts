import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { selectJobs } from '../tables-jobs.ts';

/** Print jobs for the screen. */
export const printJobs: Query<'devices.printJobs'> = (context, { limit }) =>
  ok(selectJobs(context.db, limit));
