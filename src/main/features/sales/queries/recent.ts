import { pageOf, readCursor } from '../../../../contract/kernel/cursor.ts';
import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { selectRecent } from '../tables/lists.ts';

/** Receipts of this till in the order they were booked, last first, whatever the clock said. */
export const recent: Query<'sales.recent'> = (context, input) => {
  const beforeId = readCursor(input.cursor).id;
  const rows = selectRecent(context.db, { beforeId, limit: input.limit + 1 });
  const placeOf = (row: (typeof rows)[number]) => ({ at: row.completedAt, id: row.saleId });
  return ok(pageOf(rows, input.limit, placeOf));
};
