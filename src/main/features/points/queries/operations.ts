import { pageOf, readCursor } from '../../../../contract/kernel/cursor.ts';
import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { memberForSale } from '../../members/face.ts';
import { countOperations, selectOperations } from '../tables-operations.ts';

/** What was done to a member's points by hand, newest first. */
export const operations: Query<'points.operations'> = (context, input) => {
  const { db } = context;
  const member = memberForSale(db, input.memberId);
  if (member === undefined) return fail('members.unknown', { memberId: input.memberId });
  const from = readCursor(input.cursor);
  const found = selectOperations(db, {
    memberId: member.id,
    beforeId: from.id,
    limit: input.limit + 1,
  });
  const page = pageOf(found, input.limit, (row) => row);
  const rows = page.rows.map(({ id: _id, sourceUid, ...row }) => ({
    ...row,
    canUndo: row.kind !== 'undo' && row.undoneAt === null && sourceUid === null,
  }));
  return ok({ ...page, rows, total: countOperations(db, member.id) });
};
