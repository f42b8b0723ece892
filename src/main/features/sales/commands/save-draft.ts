import { ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { deleteDraft, isRequestDone, saveDraft } from '../tables/draft.ts';

/**
 * Keeps the basket in progress. A save that arrives after its payment went through is dropped:
 * a paid basket must not come back to be paid again.
 */
export const saveDraftCommand: Command<'sales.saveDraft'> = (context, { draft }) => {
  const payment = draft?.paymentRequestId ?? null;
  const isPaid = payment !== null && isRequestDone(context.db, payment);
  if (draft === null) deleteDraft(context.db);
  else if (!isPaid) saveDraft(context.db, JSON.stringify(draft), context.now);
  context.changed('draft');
  return ok(null);
};
