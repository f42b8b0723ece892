import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { householdNameOf, householdToChange, noteHousehold } from '../change.ts';
import { endHousehold, leaveHousehold, updateHousehold } from '../tables.ts';

/** Changes name, head or limit; what is not named stays. */
export const change: Command<'households.change'> = (context, input) => {
  const found = householdToChange(context, input.householdId);
  if (!found.ok) return found;
  const { id, uid, members, headId, dailyLimit, ...row } = found.value;
  const name = householdNameOf(input.name ?? row.name);
  if (!name.ok) return name;
  const head = members.find((one) => one.memberId === (input.headId ?? headId));
  if (head === undefined) return fail('households.notInIt');
  const limit = input.dailyLimit === undefined ? dailyLimit : input.dailyLimit;
  updateHousehold(context.db, { id, name: name.value, headId: head.memberId, dailyLimit: limit });
  const memberIds = members.map((one) => one.memberId);
  const data = { head: head.uid, dailyLimit: limit };
  noteHousehold(context, { uid, memberIds }, { type: 'household.changed', data });
  return ok(null);
};

/** Ends a household; everybody keeps the own points. */
export const dissolve: Command<'households.dissolve'> = (context, input) => {
  const { db, now: at } = context;
  const found = householdToChange(context, input.householdId);
  if (!found.ok) return found;
  const { id, uid, members } = found.value;
  for (const { memberId } of members) leaveHousehold(db, { memberId, at });
  endHousehold(db, { id, at });
  const memberIds = members.map((one) => one.memberId);
  noteHousehold(context, { uid, memberIds }, { type: 'household.dissolved', data: {} });
  return ok(null);
};
