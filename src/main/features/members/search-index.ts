import {
  gramsOf,
  readTerms,
  searchTokens,
  writeTerms,
} from '../../../contract/kernel/search-terms.ts';
import type { SearchTerms } from '../../../contract/kernel/search-terms.ts';
import type { WritableDb } from '../../store/db.ts';
import { readingsOf } from './readings.ts';
import { insertGram } from './tables.ts';
import { deleteGram, indexOf, saveTerms } from './tables-edit.ts';

/** What a member can be found by. */
export function memberTerms(name: string): SearchTerms {
  const names = searchTokens(name);
  return { names, ...readingsOf(names) };
}

/**
 * Brings the index rows of a member whose name changed to the new one, at the rank they have;
 * null takes them away. Only what differs is written.
 */
export function reindexMember(db: WritableDb, memberId: number, name: string | null): void {
  const old = indexOf(db, memberId);
  if (old === undefined) return;
  const terms = name === null ? null : memberTerms(name);
  const before = new Set(gramsOf(readTerms(old.searchTerms)));
  const after = new Set(terms === null ? [] : gramsOf(terms));
  const key = { visitRank: old.visitRank, memberId };
  for (const gram of before) if (!after.has(gram)) deleteGram(db, gram, key);
  for (const gram of after) if (!before.has(gram)) insertGram(db, gram, key);
  saveTerms(db, memberId, terms === null ? '' : writeTerms(terms));
}
