import type { CommandContext } from '../../store/context.ts';
import { receiptPaper } from './lay-out-receipt.ts';
import { receiptPrinter } from './receipt-printer.ts';
import { markedAsCopy } from './rules/copy-markup.ts';
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

/** Queues a page again, marked as a copy. */
export function queuePageCopy(context: CommandContext, original: JobRow, key: string): number {
  const { columns, locale, title } = original;
  const jobId = insertJob(context.db, {
    key,
    kind: 'page',
    deviceId: null,
    saleId: null,
    copyOf: original.copyOf ?? original.id,
    title,
    document: null,
    markup: markedAsCopy(original.markup ?? '', { columns, locale }),
    columns,
    locale,
    now: context.now,
  });
  context.changed('printJobs');
  return jobId;
}
