import { ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { draftToChange } from '../drafts.ts';
import { updateDraft } from '../tables.ts';

/** Saves a draft as a whole, unless somebody else saved it since. */
export const saveDraft: Command<'programmes.saveDraft'> = (context, input) => {
  const found = draftToChange(context.db, input);
  if (!found.ok) return found;
  updateDraft(context.db, {
    uid: input.draftUid,
    name: input.name,
    effectiveFrom: input.effectiveFrom,
    rules: JSON.stringify(input.rules),
    at: context.now,
    staffId: context.session?.staffId ?? null,
  });
  context.changed('programmes', `programmeDraft:${input.draftUid}`);
  return ok({ rowVersion: input.rowVersion + 1, savedAt: context.now });
};
