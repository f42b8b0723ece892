import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { publishProgramme } from '../../loyalty/face.ts';
import { draftToChange } from '../drafts.ts';
import { findingsOf } from '../findings.ts';
import { deleteDraft } from '../tables.ts';

/**
 * Makes a draft the next version of the programme. Checked here again, whatever the screen saw:
 * records may have gone since. The note stays out of the event log, it is free text.
 */
export const publish: Command<'programmes.publish'> = (context, input) => {
  const { effectiveFrom, draftUid } = input;
  const found = draftToChange(context.db, input);
  if (!found.ok) return found;
  if (effectiveFrom < context.today) return fail('programmes.dayPast', { day: context.today });
  const { draft, rules } = found.value;
  const findings = findingsOf(context, { rules, effectiveFrom, basedOn: draft.basedOn });
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) return fail('programmes.contradicts', { count: errors });
  if (findings.length > 0 && !input.acceptsWarnings) {
    return fail('programmes.doubtful', { count: findings.length });
  }
  const version = publishProgramme(context, {
    rules,
    effectiveFrom,
    draftUid,
    note: input.note.trim(),
  });
  deleteDraft(context.db, draftUid);
  context.changed('programmes', `programmeDraft:${draftUid}`);
  return ok({ version, effectiveFrom });
};
