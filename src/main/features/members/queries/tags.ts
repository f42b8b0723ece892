import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { readSettings } from '../../settings/face.ts';
import { tagCounts } from '../tables-care.ts';

const MAX_TAGS = 200;

/** The store's tags and those in use: see the contract. */
export const tags: Query<'members.tags'> = ({ db }) => {
  const defined = readSettings(db).members.tags;
  const used = tagCounts(db, MAX_TAGS);
  const isDefined = (tag: string) =>
    defined.some((known) => known.toLowerCase() === tag.toLowerCase());
  const unused = defined.filter(
    (tag) => !used.some((row) => row.tag.toLowerCase() === tag.toLowerCase()),
  );
  return ok([
    ...used.map((row) => ({ ...row, isDefined: isDefined(row.tag) })),
    ...unused.map((tag) => ({ tag, members: 0, isDefined: true })),
  ]);
};
