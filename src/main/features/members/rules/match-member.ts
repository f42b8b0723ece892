import { matchTerms, type SearchTerms } from '../../../../contract/kernel/search-terms.ts';
import type { MemberHit } from '../../../../contract/members.ts';

type MatchedBy = MemberHit['matchedBy'];

const BY = { name: 'name', reading: 'pinyin', initials: 'initials' } as const;

/** By what a member matches the words of a query; null if not at all. */
export function matchMember(
  terms: SearchTerms,
  query: { readonly tokens: readonly string[]; readonly joined: readonly string[] },
): MatchedBy | null {
  const direct = matchTerms(terms, query.tokens);
  if (direct !== null) return BY[direct];
  for (const joined of query.joined) {
    if (terms.readings.some((reading) => reading.startsWith(joined))) return 'pinyin';
    if (terms.initials.some((initials) => initials.startsWith(joined))) return 'initials';
  }
  return null;
}

/** Whether two names have the same words, in any order. */
export function isSameName(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length || one.length === 0) return false;
  const sorted = [...other].sort();
  return [...one].sort().every((token, index) => token === sorted[index]);
}
