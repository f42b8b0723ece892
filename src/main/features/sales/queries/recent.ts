import type { CallParsed } from '../../../../contract/index.ts';
import { pageOf, readCursor } from '../../../../contract/kernel/cursor.ts';
import { ok } from '../../../../contract/kernel/result.ts';
import { addDays } from '../../../../contract/kernel/time.ts';
import type { Query, QueryContext } from '../../../store/context.ts';
import { readReceiptNumber } from '../rules/read-receipt-number.ts';
import {
  type RecentPage,
  type RecentRow,
  selectRecent,
  selectRecentByNumber,
  selectRecentOfDay,
  selectRecentOfMember,
  selectRecentSince,
} from '../tables/recent.ts';

/** Nothing narrows a look for an amount alone but this: no index knows amounts. */
const AMOUNT_DAYS = 92;

function rowsOf(
  context: QueryContext,
  input: CallParsed<'sales.recent'>,
  page: RecentPage,
): RecentRow[] {
  const { db, today } = context;
  const number = readReceiptNumber(input.number);
  if (number !== null) return selectRecentByNumber(db, { ...page, number });
  if (page.memberId !== null) return selectRecentOfMember(db, page);
  if (page.day !== null) return selectRecentOfDay(db, page);
  if (page.amountMinor === null) return selectRecent(db, page);
  return selectRecentSince(db, { ...page, sinceDay: addDays(today, -AMOUNT_DAYS) });
}

/**
 * Receipts of this till in the order they were booked, last first, whatever the clock said;
 * narrowed by what is known of the one that is looked for.
 */
export const recent: Query<'sales.recent'> = (context, input) => {
  const { limit, memberId, day, amountMinor } = input;
  const beforeId = readCursor(input.cursor).id;
  const rows = rowsOf(context, input, { beforeId, limit: limit + 1, memberId, day, amountMinor });
  return ok(pageOf(rows, limit, (row) => ({ at: row.completedAt, id: row.saleId })));
};
