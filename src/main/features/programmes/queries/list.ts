import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { selectDrafts } from '../tables.ts';
import { versionsOn } from '../versions.ts';

/** All versions and open drafts. */
export const list: Query<'programmes.list'> = ({ db, today }) =>
  ok({ today, versions: versionsOn(db, today), drafts: selectDrafts(db) });
