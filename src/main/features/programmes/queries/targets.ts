import { ok } from '../../../../contract/kernel/result.ts';
import { foldSearch } from '../../../../contract/kernel/text.ts';
import type { Query } from '../../../store/context.ts';
import type { Db } from '../../../store/db.ts';
import { findTargets } from '../../catalog/face.ts';
import { clubTargets } from '../targets.ts';

/** Records that a rule can name. */
export const targets: Query<'programmes.targets'> = ({ db }, { kind, text, limit }) => {
  const found = kind === 'clubs' ? clubs(db, text) : findTargets(db, { kind, text, limit });
  return ok({ targets: found.slice(0, limit), hasMore: found.length > limit });
};

function clubs(db: Db, text: string) {
  const wanted = foldSearch(text).trim();
  return clubTargets(db).filter(
    ({ name, isActive }) => isActive && foldSearch(name).includes(wanted),
  );
}
