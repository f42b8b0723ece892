import { ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { draftToChange } from '../drafts.ts';
import { deleteDraft } from '../tables.ts';

/** Throws a draft away, unless somebody else saved it since. */
export const discardDraft: Command<'programmes.discardDraft'> = (context, input) => {
  const found = draftToChange(context.db, input);
  if (!found.ok) return found;
  deleteDraft(context.db, input.draftUid);
  context.changed('programmes', `programmeDraft:${input.draftUid}`);
  return ok(null);
};
