import { pageOf, readCursor } from '../../../../contract/kernel/cursor.ts';
import { ok } from '../../../../contract/kernel/result.ts';
import { cleanText } from '../../../../contract/kernel/text.ts';
import type { Query, QueryContext } from '../../../store/context.ts';
import { toListRow } from '../list-rows.ts';
import { tagsOf } from '../tables-care.ts';
import { countMembers, listedByIds, type ListFilter, listMembers } from '../tables-list.ts';
import { search } from './search.ts';

/** Hits of a search that are looked at; more asks for a longer text. */
const MAX_HITS = 200;

/** Members for managers, filtered: see the contract. */
export const list: Query<'members.list'> = (context, input) => {
  const { tag, tier, isFrozen, isNoContact, limit } = input;
  const filter: ListFilter = {
    tag: tag === null ? null : cleanText(tag),
    tier,
    isFrozen,
    isNoContact,
  };
  if (cleanText(input.text) !== '') return ok(found(context, input.text, filter));
  const rows = listMembers(context.db, filter, {
    beforeId: readCursor(input.cursor).id,
    limit: limit + 1,
  });
  const page = pageOf(rows, limit, ({ id }) => ({ at: 0, id }));
  return ok({
    rows: page.rows.map((row) => toListRow(context, row)),
    nextCursor: page.nextCursor,
    total: countMembers(context.db, filter),
  });
};

function found(context: QueryContext, text: string, filter: ListFilter) {
  const answer = search(context, { text, limit: MAX_HITS });
  const hits = answer.ok ? answer.value.hits : [];
  const rows = listedByIds(
    context.db,
    hits.map(({ id }) => id),
  ).filter(
    (row) =>
      (filter.tier === null || row.tier === filter.tier) &&
      (!filter.isFrozen || row.isFrozen === 1) &&
      (!filter.isNoContact || row.isNoContact === 1) &&
      (filter.tag === null || hasTag(context, row.id, filter.tag)),
  );
  const isAll = answer.ok && !answer.value.hasMore;
  return {
    rows: rows.map((row) => toListRow(context, row)),
    nextCursor: null,
    total: isAll ? rows.length : null,
  };
}

function hasTag(context: QueryContext, memberId: number, tag: string): boolean {
  return tagsOf(context.db, memberId).some((own) => own.toLowerCase() === tag.toLowerCase());
}
