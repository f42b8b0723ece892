import { gramsOf, readTerms } from '../../../contract/kernel/search-terms.ts';
import type { IdleStep } from '../../store/context.ts';
import { visitRank } from './rules/visit-rank.ts';
import { membersWithDueRank, moveGram, saveRank } from './tables.ts';

/** One member's rows touch some thirty pages anywhere in the index: about half a millisecond. */
const MEMBERS_AT_A_TIME = 20;

/**
 * Moves the index rows of members who came in a new month to that month, so that they stand in
 * front of every list again. Until then searches find them at their earlier place.
 */
export const moveDueRanks: IdleStep = (context) => {
  const due = membersWithDueRank(context.db, MEMBERS_AT_A_TIME);
  for (const { id, searchTerms, visitRank: fromRank, lastVisitDay } of due) {
    const toRank = visitRank(lastVisitDay);
    for (const gram of toRank === fromRank ? [] : gramsOf(readTerms(searchTerms))) {
      moveGram(context.db, gram, { memberId: id, fromRank, toRank });
    }
    saveRank(context.db, id, toRank);
  }
  return due.length;
};
