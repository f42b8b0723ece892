import { ok } from '../../../../contract/kernel/result.ts';
import type { MemberHit } from '../../../../contract/members.ts';
import type { Query, QueryContext } from '../../../store/context.ts';
import { isCompletePhone, MIN_PHONE_DIGITS, toE164 } from '../phone.ts';
import { phoneRegion } from '../rules/phone-region.ts';
import { type MemberQuery, readQuery } from '../rules/read-query.ts';
import { toHit } from '../rules/to-hit.ts';
import { findByJoined, findByTokens, type Match } from '../search.ts';
import {
  hitById,
  type HitRow,
  hitsByIds,
  hitsByLastFour,
  idByCard,
  idByPhone,
  idsByEmail,
  idsByPhoneTail,
  LAST_FOUR,
  reverseDigits,
} from '../tables-search.ts';
import { furtherPhones, idByFurtherCard, idByFurtherPhone } from '../tables-identifiers.ts';

/** Numbers or addresses with a common end or start are sorted by visit up to so many. */
const RANGE_CAP = 4096;

/** Rows found so far, by id, in the order of their kinds. */
interface Collected {
  readonly exact: Map<number, MemberHit>;
  readonly others: Map<number, Match>;
  isComplete: boolean;
}

/** The one search box: see the contract. */
export const search: Query<'members.search'> = (context, input) => {
  const query = readQuery(input.text);
  // One more than asked tells whether there are more.
  const limit = input.limit + 1;
  const found: Collected = { exact: new Map(), others: new Map(), isComplete: true };
  collectExact(context, query, found);
  collectRanges(context, query, { limit, found });
  collectNames(context, query, { limit, found });
  const others = [...found.others.values()]
    .filter(({ row }) => !found.exact.has(row.id))
    .sort((a, b) => byRecency(a.row, b.row))
    .map(({ row, matchedBy }) => toHit(row, matchedBy));
  const hits = [...found.exact.values(), ...others];
  return ok({
    hits: hits.slice(0, input.limit),
    hasMore: hits.length > input.limit || !found.isComplete,
  });
};

function byRecency(a: HitRow, b: HitRow): number {
  return a.visitRank - b.visitRank || (b.lastVisitAt ?? 0) - (a.lastVisitAt ?? 0) || b.id - a.id;
}

function collectExact(context: QueryContext, query: MemberQuery, found: Collected): void {
  const { db } = context;
  const { cardNo } = query;
  const byCard =
    cardNo === null ? undefined : (idByCard(db, cardNo) ?? idByFurtherCard(db, cardNo));
  const phone = query.phone === null ? null : toE164(query.phone, phoneRegion(context.till));
  const byPhone =
    phone === null ? undefined : (idByPhone(db, phone) ?? idByFurtherPhone(db, phone));
  for (const [id, matchedBy] of [
    [byCard, 'card'],
    [byPhone, 'phone'],
  ] as const) {
    const row = id === undefined ? undefined : hitById(context.db, id);
    if (row !== undefined && !found.exact.has(row.id))
      found.exact.set(row.id, toHit(row, matchedBy));
  }
}

interface Collecting {
  readonly limit: number;
  readonly found: Collected;
}

function collectRanges(context: QueryContext, query: MemberQuery, to: Collecting): void {
  for (const tail of query.phoneTails) {
    collectFurther(context, tail, to);
    if (tail.length === LAST_FOUR) {
      collectLastFour(context, tail, to);
      continue;
    }
    const ids = idsByPhoneTail(context.db, tail, RANGE_CAP);
    collectIds(context, ids, { ...to, matchedBy: (row) => phoneMatch(row, tail) });
  }
  if (query.email !== null) {
    const ids = idsByEmail(context.db, query.email, RANGE_CAP);
    collectIds(context, ids, { ...to, matchedBy: () => 'email' });
  }
}

/** Further phones are few; they are looked at by the same digits. */
function collectFurther(context: QueryContext, tail: string, to: Collecting): void {
  const numbers = furtherPhones(context.db, reverseDigits(tail), to.limit);
  if (numbers.length === 0) return;
  const ids = new Set(numbers.map(({ memberId }) => memberId));
  collectIds(context, ids, { ...to, matchedBy: () => 'phoneTail' });
}

function collectLastFour(context: QueryContext, tail: string, to: Collecting): void {
  const { others } = to.found;
  for (const row of hitsByLastFour(context.db, tail, to.limit)) {
    if (!others.has(row.id)) others.set(row.id, { row, matchedBy: phoneMatch(row, tail) });
  }
}

function phoneMatch(row: HitRow, digits: string): 'phone' | 'phoneTail' {
  if (digits.length < MIN_PHONE_DIGITS || row.phone === null) return 'phoneTail';
  return isCompletePhone(row.phone, digits) ? 'phone' : 'phoneTail';
}

function collectIds(
  context: QueryContext,
  ids: Iterable<number>,
  to: Collecting & { readonly matchedBy: (row: HitRow) => MemberHit['matchedBy'] },
): void {
  const { others } = to.found;
  let seen = 0;
  const counted = function* () {
    for (const id of ids) {
      seen += 1;
      yield id;
    }
  };
  let taken = 0;
  for (const row of hitsByIds(context.db, counted(), to.limit)) {
    if (!others.has(row.id)) others.set(row.id, { row, matchedBy: to.matchedBy(row) });
    taken += 1;
    // One more than shown: that there are more is known without looking at them.
    if (taken === to.limit) return;
  }
  if (seen === RANGE_CAP) to.found.isComplete = false;
}

function collectNames(context: QueryContext, query: MemberQuery, to: Collecting): void {
  const searches = [
    findByTokens(context.db, query.tokens, to.limit),
    findByTokens(context.db, query.adjacent === null ? [] : [query.adjacent], to.limit),
    ...query.joined.map((joined) => findByJoined(context.db, joined, to.limit)),
  ];
  for (const named of searches) {
    if (!named.isComplete) to.found.isComplete = false;
    for (const match of named.matches) {
      if (!to.found.others.has(match.row.id)) to.found.others.set(match.row.id, match);
    }
  }
}
