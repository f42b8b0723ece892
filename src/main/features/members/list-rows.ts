import { maskPhone } from '../../../contract/kernel/phone.ts';
import type { MemberRow } from '../../../contract/member-lists.ts';
import type { QueryContext } from '../../store/context.ts';
import { spendablePoints } from '../loyalty/face.ts';
import { tagsOf } from './tables-care.ts';
import type { ListedRow } from './tables-list.ts';

/** A member as lists show it: tags and points beside what the row holds. */
export function toListRow(context: QueryContext, row: ListedRow): MemberRow {
  const { phone, isFrozen, isNoContact, ...rest } = row;
  return {
    ...rest,
    phoneMasked: phone === null ? null : maskPhone(phone),
    isFrozen: isFrozen === 1,
    isNoContact: isNoContact === 1,
    tags: tagsOf(context.db, row.id),
    balance: spendablePoints(context.db, row.id, context.today),
  };
}
