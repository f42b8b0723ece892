import { ok } from '../../../../contract/kernel/result.ts';
import { draft as draftSchema } from '../../../../contract/sales.ts';
import type { Query } from '../../../store/context.ts';
import { isRequestDone, selectDraft } from '../tables/draft.ts';

/** The basket in progress; null when there is none, or when its payment went through. */
export const draft: Query<'sales.draft'> = (context) => {
  const payload = selectDraft(context.db);
  if (payload === undefined) return ok(null);
  const parsed = draftSchema.safeParse(JSON.parse(payload));
  if (!parsed.success) return ok(null);
  const { paymentRequestId } = parsed.data;
  if (paymentRequestId !== null && isRequestDone(context.db, paymentRequestId)) return ok(null);
  return ok(parsed.data);
};
