import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { CommandContext } from '../../store/context.ts';
import { visitRank } from './rules/visit-rank.ts';
import { saveVisit, visitOf } from './tables.ts';

/**
 * Notes that a member was here. When the month of the last visit changes, the member's index
 * rows are to move there: some thirty pages that a sale does not wait for (`moveDueRanks`). A
 * clock that went backwards changes nothing.
 */
export function recordVisit(
  context: CommandContext,
  visit: { readonly memberId: number; readonly at: UtcMs; readonly day: BusinessDay },
): void {
  const last = visitOf(context.db, visit.memberId);
  if (last === undefined) return;
  if (last.lastVisitAt !== null && last.lastVisitAt > visit.at) return;
  saveVisit(context.db, {
    id: visit.memberId,
    at: visit.at,
    day: visit.day,
    isRankDue: visitRank(visit.day) !== last.visitRank,
  });
  context.changed(`member:${visit.memberId}`);
}
