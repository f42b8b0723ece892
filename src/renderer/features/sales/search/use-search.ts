import { useEffect, useState } from 'react';
import type { ProductHit } from '../../../../contract/catalog.ts';
import { foldWidth } from '../../../../contract/kernel/text.ts';
import type { MemberHit } from '../../../../contract/members.ts';
import { callTill } from '../../../lib/bridge.ts';
import type { CallFailure } from '../../../lib/bridge.ts';

const DEBOUNCE_MS = 40;
const LIMIT = 8;
const LONGEST_QUERY = 200;

/** One thing found, in the order the list shows it. */
export type SearchHit =
  | { readonly kind: 'member'; readonly member: MemberHit }
  | { readonly kind: 'product'; readonly product: ProductHit };

export interface SearchAnswer {
  /** The query these hits answer. */
  readonly query: string;
  readonly hits: readonly SearchHit[];
  readonly hasMore: boolean;
  readonly failure: CallFailure<'members.search'> | null;
}

export interface Search {
  /** The newest answer; it stays while the next is on its way. `null` = nothing was asked. */
  readonly answer: SearchAnswer | null;
  /** Whether the answer is the one to the text as it stands now. */
  readonly isSettled: boolean;
}

/** What is asked for a typed text: width-folded, trimmed, of a sane length. */
function queryOf(text: string): string {
  return foldWidth(text).slice(0, LONGEST_QUERY).trim();
}

/**
 * Searches members and products at once, a moment after the last key. An answer that comes after
 * the text has changed again is dropped.
 */
export function useSearch(text: string, isEnabled: boolean): Search {
  const query = isEnabled ? queryOf(text) : '';
  const [answer, setAnswer] = useState<SearchAnswer | null>(null);
  useEffect(() => {
    if (query === '') return undefined;
    let isStale = false;
    const timer = setTimeout(() => {
      void askBoth(query).then((found) => {
        if (!isStale) setAnswer(found);
      });
    }, DEBOUNCE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [query]);
  if (query === '' && answer !== null) setAnswer(null);
  return {
    answer: query === '' ? null : answer,
    isSettled: query === '' || answer?.query === query,
  };
}

/** Members first: who stands at the counter matters more than what lies on it. */
async function askBoth(query: string): Promise<SearchAnswer> {
  const input = { text: query, limit: LIMIT };
  const [members, products] = await Promise.all([
    callTill('members.search', input),
    callTill('catalog.search', input),
  ]);
  const hits: SearchHit[] = [];
  if (members.ok) {
    for (const member of members.value.hits) hits.push({ kind: 'member', member });
  }
  if (products.ok) {
    for (const product of products.value.hits) hits.push({ kind: 'product', product });
  }
  const failure = members.ok ? (products.ok ? null : products.error) : members.error;
  const hasMore = (members.ok && members.value.hasMore) || (products.ok && products.value.hasMore);
  return { query, hits, hasMore, failure };
}
