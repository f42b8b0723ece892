import type { CallValue } from '../../../../contract/index.ts';
import { ok } from '../../../../contract/kernel/result.ts';
import type { Query, QueryContext } from '../../../store/context.ts';
import { toListRow } from '../list-rows.ts';
import { isCompletePhone } from '../phone.ts';
import { similarPairs } from '../rules/similar-phone.ts';
import { memberById } from '../tables.ts';
import { birthdayNeighbours, listedByIds, phoneNeighbours, phonesByName } from '../tables-list.ts';
import { isKeptApart } from '../tables-merge.ts';

type Pair = CallValue<'members.duplicateQueue'>['pairs'][number];
interface Suspects {
  readonly oneId: number;
  readonly otherId: number;
  readonly reason: Pair['reason'];
}

/** Pairs kept apart, or of the same last digits by chance, are passed over, not counted. */
const LOOKED_AT_MORE = 500;

/**
 * Pairs that may be one person: the same number written with and without its country, the same
 * name and birthday, the same name and a number with one digit wrong. Each pair once.
 */
export const duplicateQueue: Query<'members.duplicateQueue'> = (context, { limit }) => {
  const found = new Map<string, Suspects>();
  for (const pair of suspects(context, limit + LOOKED_AT_MORE)) {
    const { oneId, otherId } = pair;
    const key = `${Math.min(oneId, otherId)} ${Math.max(oneId, otherId)}`;
    if (found.has(key) || isKeptApart(context.db, oneId, otherId)) continue;
    found.set(key, pair);
    if (found.size > limit) break;
  }
  const pairs = [...found.values()].slice(0, limit);
  return ok({
    pairs: pairs.flatMap((pair) => {
      const [one, other] = listedByIds(context.db, [pair.oneId, pair.otherId]);
      if (one === undefined || other === undefined) return [];
      const { reason } = pair;
      return [{ reason, one: toListRow(context, one), other: toListRow(context, other) }];
    }),
    hasMore: found.size > limit,
  });
};

function* suspects(context: QueryContext, limit: number): Generator<Suspects> {
  const { db } = context;
  for (const pair of phoneNeighbours(db, limit)) {
    const [one, other] = [memberById(db, pair.oneId), memberById(db, pair.otherId)];
    if (one?.phone != null && other?.phone != null && isSameNumber(one.phone, other.phone)) {
      yield { ...pair, reason: 'phone' };
    }
  }
  for (const pair of birthdayNeighbours(db, limit)) yield { ...pair, reason: 'nameAndBirthday' };
  for (const namesakes of groups(phonesByName(db))) {
    for (const [one, other] of similarPairs(namesakes)) {
      yield { oneId: one.id, otherId: other.id, reason: 'nameAndSimilarPhone' };
    }
  }
}

/** Whether two numbers differ in their country codes only. */
function isSameNumber(one: string, other: string): boolean {
  const [short, long] = [one, other].sort((a, b) => a.length - b.length);
  if (short === undefined || long === undefined) return false;
  for (let start = 2; start <= 4; start += 1) {
    const national = short.slice(start);
    if (isCompletePhone(short, national) && isCompletePhone(long, national)) return true;
  }
  return false;
}

/** Rows that are sorted by name, name by name; names that only one has are passed over. */
function* groups<Row extends { readonly name: string }>(rows: Iterable<Row>): Generator<Row[]> {
  let group: Row[] = [];
  for (const row of rows) {
    if (group[0] !== undefined && group[0].name !== row.name) {
      if (group.length > 1) yield group;
      group = [];
    }
    group.push(row);
  }
  if (group.length > 1) yield group;
}
