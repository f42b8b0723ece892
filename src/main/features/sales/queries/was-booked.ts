import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { isRequestDone } from '../tables/draft.ts';

/** Whether a payment went through: its key is remembered in the transaction that booked it. */
export const wasBooked: Query<'sales.wasBooked'> = (context, { requestId }) =>
  ok({ isBooked: isRequestDone(context.db, requestId) });
