import { isCjk, matchTerms, readTerms } from '../../../../contract/kernel/search-terms.ts';
import type { MemberHit } from '../../../../contract/members.ts';

type MatchedBy = MemberHit['matchedBy'];

const BY = { name: 'name', reading: 'pinyin', initials: 'initials' } as const;

/** By what a member, whose terms are written so, matches the words of a query; null if not. */
export function matchMember(
  searchTerms: string,
  query: { readonly tokens: readonly string[]; readonly joined: readonly string[] },
): MatchedBy | null {
  const [only] = query.tokens;
  if (only !== undefined && query.tokens.length === 1 && query.joined.length === 0) {
    return matchToken(searchTerms, only);
  }
  const terms = readTerms(searchTerms);
  const direct = matchTerms(terms, query.tokens);
  if (direct !== null) return BY[direct];
  for (const joined of query.joined) {
    if (terms.readings.some((reading) => reading.startsWith(joined))) return 'pinyin';
    if (terms.initials.some((initials) => initials.startsWith(joined))) return 'initials';
  }
  return null;
}

/**
 * The same for one token, which nearly every query is, without unfolding the terms: names,
 * readings and initials stand in this order, and no token holds a space or a bar.
 */
function matchToken(searchTerms: string, token: string): MatchedBy | null {
  const endOfNames = searchTerms.indexOf('|');
  if (isCjk(token)) {
    const at = searchTerms.indexOf(token);
    return at >= 0 && at < endOfNames ? 'name' : null;
  }
  const at = searchTerms.indexOf(` ${token}`);
  if (at < 0) return null;
  if (at < endOfNames) return 'name';
  return at < searchTerms.indexOf('|', endOfNames + 1) ? 'pinyin' : 'initials';
}

/** Whether two names have the same words, in any order. */
export function isSameName(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length || one.length === 0) return false;
  const sorted = [...other].sort();
  return [...one].sort().every((token, index) => token === sorted[index]);
}
