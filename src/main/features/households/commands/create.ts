import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { memberToChange } from '../../members/face.ts';
import { mayDecide } from '../../staff/face.ts';
import { householdNameOf, noteHousehold } from '../change.ts';
import { insertHousehold, joinHousehold, selectHousehold } from '../tables.ts';

/** Begins a household with its head; others are added one by one. */
export const create: Command<'households.create'> = (context, input) => {
  const { db, now: at } = context;
  const head = memberToChange(db, input.headId);
  if (!head.ok) return head;
  const { householdId: taken } = head.value;
  if (taken !== null) {
    return fail('households.alreadyInOne', { name: selectHousehold(db, taken)?.name ?? '' });
  }
  const name = householdNameOf(input.name);
  if (!name.ok) return name;
  if (!mayDecide(context)) return fail('households.approvalNeeded');
  const uid = context.newUid();
  const { headId, dailyLimit } = input;
  const createdBy = context.session?.staffId ?? null;
  const row = { uid, name: name.value, headId, dailyLimit, createdAt: at, createdBy };
  const householdId = insertHousehold(db, row);
  joinHousehold(db, { householdId, memberId: headId, at });
  noteHousehold(
    context,
    { uid, memberIds: [headId] },
    { type: 'household.created', data: { head: head.value.uid, dailyLimit } },
  );
  return ok({ householdId });
};
