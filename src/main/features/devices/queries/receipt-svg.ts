import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { markupFor } from '../lay-out-receipt.ts';
import { renderReceiptSvg } from '../encoding/receipt-svg.ts';
import { printerFonts } from '../receipt-printer.ts';
import { selectJob } from '../tables-jobs.ts';

/** A job's page as its printer prints it. */
export const receiptSvg: Query<'devices.receiptSvg'> = (context, { jobId }) => {
  const job = selectJob(context.db, jobId);
  if (job === undefined || job.kind === 'drawer') return fail('devices.jobUnknown');
  const { columns, locale, state } = job;
  const fonts = printerFonts(context.db, job.deviceId);
  const svg = renderReceiptSvg(markupFor(job, job), { columns, locale }, fonts);
  return ok({ svg, state, isCopy: job.copyOf !== null });
};
