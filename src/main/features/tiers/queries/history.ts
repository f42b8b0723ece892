import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { selectTierSurvivor } from '../tables.ts';
import { selectChanges } from '../tables-changes.ts';

/** A member's changes of tier, newest first: see the contract. */
export const history: Query<'tiers.history'> = (context, { memberId, cursor, limit }) => {
  const member = selectTierSurvivor(context.db, memberId);
  if (member === undefined) return fail('members.unknown', { memberId });
  const beforeId = Number(cursor ?? Number.MAX_SAFE_INTEGER);
  const isPlace = Number.isSafeInteger(beforeId) && beforeId > 0;
  const found = isPlace
    ? selectChanges(context.db, { memberId: member.id, beforeId, limit: limit + 1 })
    : [];
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return ok({ rows, nextCursor: found.length > limit && last ? String(last.id) : null });
};
