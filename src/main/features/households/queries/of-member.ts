import { maskPhone } from '../../../../contract/kernel/phone.ts';
import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { spendablePoints } from '../../loyalty/face.ts';
import { memberForSale } from '../../members/face.ts';
import { selectHousehold, selectHouseholdMembers } from '../tables.ts';

/** The household a member belongs to, with what each can spend. */
export const ofMember: Query<'households.ofMember'> = (context, input) => {
  const { db, today } = context;
  const member = memberForSale(db, input.memberId);
  if (member === undefined) return fail('members.unknown', { memberId: input.memberId });
  const { householdId } = member;
  const row = householdId === null ? undefined : selectHousehold(db, householdId);
  if (row === undefined) return ok(null);
  const { uid: _uid, ...told } = row;
  const members = selectHouseholdMembers(db, row.id).map(({ uid: _own, phone, ...one }) => ({
    ...one,
    phoneMasked: phone === null ? null : maskPhone(phone),
    balance: spendablePoints(db, one.memberId, today),
    isHead: one.memberId === row.headId,
    isFrozen: one.isFrozen === 1,
  }));
  const pool = members.reduce((sum, one) => sum + (one.isFrozen ? 0 : Math.max(0, one.balance)), 0);
  return ok({ ...told, members, pool });
};
