import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { selectJobs } from '../tables-jobs.ts';

/** So long a failed receipt stands before everything that is well. */
const FAILED_STANDS_MS = 86_400_000;

/** Print jobs for the screen. */
export const printJobs: Query<'devices.printJobs'> = (context, { limit }) =>
  ok(selectJobs(context.db, { limit, failedSince: context.now - FAILED_STANDS_MS }));
