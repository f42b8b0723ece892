import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { deleteDraft } from '../tables/draft.ts';
import { totalOf } from '../total-of.ts';

/**
 * Gives up the basket in progress: nothing of it was booked, but who did it and why is logged,
 * because a sale that was paid in cash and then voided is the oldest trick at a till.
 */
export const voidBasket: Command<'sales.voidBasket'> = (context, { draft, reason }) => {
  if (draft.lines.length === 0) return fail('sales.empty');
  if (draft.paymentRequestId !== null) return fail('sales.paymentOpen');
  const totalMinor = totalOf(context, draft);
  context.log('sale.voided', { basket: null, lineCount: draft.lines.length, totalMinor, reason });
  deleteDraft(context.db);
  context.changed('draft');
  return ok(null);
};
