import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { memberToChange } from '../../members/face.ts';
import { readSettings } from '../../settings/face.ts';
import { householdToChange, noteHousehold } from '../change.ts';
import { joinHousehold, leaveHousehold, selectHousehold } from '../tables.ts';

/** Adds a member to a household: from now on each pays with the points of all. */
export const add: Command<'households.add'> = (context, input) => {
  const { db, now: at } = context;
  const { householdId, memberId } = input;
  const member = memberToChange(db, memberId);
  if (!member.ok) return member;
  const { householdId: taken, frozenReason } = member.value;
  if (taken !== null) {
    return fail('households.alreadyInOne', { name: selectHousehold(db, taken)?.name ?? '' });
  }
  if (frozenReason !== null) return fail('members.frozen', { reason: frozenReason });
  const found = householdToChange(context, householdId);
  if (!found.ok) return found;
  const { uid, members } = found.value;
  const { householdMembers: max } = readSettings(db).points;
  if (members.length >= max) return fail('households.full', { max });
  joinHousehold(db, { householdId, memberId, at });
  const memberIds = [...members.map((one) => one.memberId), memberId];
  const data = { joined: member.value.uid };
  noteHousehold(context, { uid, memberIds }, { type: 'household.changed', data });
  return ok(null);
};

/** Lets a member go with all the own points. The head goes last, or another is named first. */
export const leave: Command<'households.leave'> = (context, input) => {
  const found = householdToChange(context, input.householdId);
  if (!found.ok) return found;
  const { uid, headId, members } = found.value;
  const leaving = members.find((one) => one.memberId === input.memberId);
  if (leaving === undefined) return fail('households.notInIt');
  if (leaving.memberId === headId) return fail('households.headStays');
  leaveHousehold(context.db, { memberId: leaving.memberId, at: context.now });
  const memberIds = members.map((one) => one.memberId);
  noteHousehold(
    context,
    { uid, memberIds },
    { type: 'household.changed', data: { left: leaving.uid } },
  );
  return ok(null);
};
