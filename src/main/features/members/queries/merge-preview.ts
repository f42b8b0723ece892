import { maskPhone } from '../../../../contract/kernel/phone.ts';
import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { MergeSide } from '../../../../contract/member-lists.ts';
import type { Query, QueryContext } from '../../../store/context.ts';
import { balanceOf, lotsByDay } from '../../loyalty/face.ts';
import { countPurchases } from '../../sales/face.ts';
import { memberToChange } from '../change-member.ts';
import { conflictsOf, filledOf, higherTier } from '../rules/plan-merge.ts';
import type { MemberRow } from '../tables.ts';
import { tagsOf } from '../tables-care.ts';
import { identifiersOf } from '../tables-identifiers.ts';
import { careCounts } from '../tables-merge.ts';

/** Two members side by side and what they would be as one: see the contract. */
export const mergePreview: Query<'members.mergePreview'> = (context, input) => {
  if (input.survivorId === input.mergedId) return fail('members.mergeSelf');
  const one = memberToChange(context.db, input.survivorId);
  if (!one.ok) return one;
  const other = memberToChange(context.db, input.mergedId);
  if (!other.ok) return other;
  const [survivor, merged] = [sideOf(context, one.value), sideOf(context, other.value)];
  return ok({
    survivor,
    merged,
    conflicts: conflictsOf(one.value, other.value),
    filled: filledOf(one.value, other.value),
    tier: higherTier(survivor.tier, merged.tier),
    balanceAfter: survivor.balance + merged.balance,
  });
};

function sideOf(context: QueryContext, member: MemberRow): MergeSide {
  const { db, today } = context;
  const { id, version, name, cardNo, email, birthday, gender, locale, tier } = member;
  const points = balanceOf(db, id, today);
  return {
    id,
    version,
    name,
    cardNo,
    email,
    birthday,
    gender,
    locale,
    tier,
    ...careCounts(db, id),
    phoneMasked: member.phone === null ? null : maskPhone(member.phone),
    joinedDay: member.joinedDay,
    lastVisitDay: member.lastVisitDay,
    isFrozen: member.frozenAt !== null,
    purchases: countPurchases(db, id),
    balance: points.balance,
    pendingPoints: points.pending,
    lots: lotsByDay(db, id, today),
    tags: tagsOf(db, id),
    identifiers: identifiersOf(db, id).length + 1 + (member.phone === null ? 0 : 1),
  };
}
