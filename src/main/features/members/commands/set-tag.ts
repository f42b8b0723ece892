import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { memberToChange } from '../change-member.ts';
import { checkTag } from '../rules/check-edit.ts';
import { deleteTag, insertTag, tagsOf } from '../tables-care.ts';

const MAX_TAGS = 20;

/** Puts a tag on a member or takes it off; the event tells that, not which. */
export const setTag: Command<'members.setTag'> = (context, input) => {
  const { db } = context;
  const found = memberToChange(db, input.memberId);
  if (!found.ok) return found;
  const member = found.value;
  const checked = checkTag(input.tag);
  if (!checked.ok) return checked;
  const tag = checked.value;
  if (!input.isOn) deleteTag(db, member.id, tag);
  else if (tagsOf(db, member.id).length >= MAX_TAGS) {
    return fail('members.tooManyTags', { max: MAX_TAGS });
  } else {
    const staffId = context.session?.staffId ?? null;
    insertTag(db, { memberId: member.id, tag, at: context.now, staffId });
  }
  const tags = tagsOf(db, member.id);
  context.log('member.tagged', { memberUid: member.uid, isOn: input.isOn, tags: tags.length });
  context.changed('members', `member:${member.id}`);
  return ok({ tags });
};
