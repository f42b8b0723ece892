import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { queueCopy } from '../queue-copy.ts';
import { selectOriginal } from '../tables-jobs.ts';

/** Queues a copy of a sale's receipt. */
export const reprint: Command<'devices.reprint'> = (context, { saleId, requestId }) => {
  const original = selectOriginal(context.db, saleId);
  if (original === undefined || original.document === null) return fail('devices.noReceipt');
  const { document } = original;
  return ok({ jobId: queueCopy(context, { original, document, key: `copy:${requestId}` }) });
};
