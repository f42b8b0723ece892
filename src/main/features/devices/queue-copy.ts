import type { CommandContext } from '../../store/context.ts';
import { receiptPaper } from './lay-out-receipt.ts';
import { receiptPrinter } from './receipt-printer.ts';
import { insertJob, type JobRow } from './tables-jobs.ts';

/** Queues a copy of a receipt, marked as one; logged, because copies can be misused. */
export function queueCopy(
  context: CommandContext,
  copy: { readonly original: JobRow; readonly document: string; readonly key: string },
): number {
  const { original } = copy;
  const jobId = insertJob(context.db, {
    key: copy.key,
    kind: 'receipt',
    deviceId: null,
    saleId: original.saleId,
    copyOf: original.copyOf ?? original.id,
    document: copy.document,
    markup: null,
    ...receiptPaper(context, receiptPrinter(context.db)),
    now: context.now,
  });
  context.log('receipt.copied', { saleId: original.saleId, jobId, original: original.id });
  context.changed('printJobs', `sale:${original.saleId ?? 0}`);
  return jobId;
}
