import { createHash } from 'node:crypto';
import type { RejectReason } from '../../../../contract/imports.ts';
import {
  checkEmail,
  checkName,
  foldCardNo,
  isBirthday,
  isCardHere,
  phoneOf,
} from '../../members/face.ts';
import type { QueryContext } from '../../../store/context.ts';
import type { MemberFact } from '../rules/member-row.ts';
import type { RowReading } from '../rules/purchase-row.ts';

/** A member's facts as this store keeps them. */
export interface CheckedMember extends Omit<MemberFact, 'card' | 'phone' | 'email'> {
  readonly cardNo: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** The number in the other system, or one made of name, e-mail and birthday. */
  readonly code: string;
}

const wrong = (reason: RejectReason, detail: string) => ({ ok: false, reason, detail }) as const;

/** What a row says of a member, by the same rules as at the counter; or the first thing wrong. */
export function checkMember(
  { db, till, today }: Pick<QueryContext, 'db' | 'till' | 'today'>,
  fact: MemberFact,
): RowReading<CheckedMember> {
  const name = checkName(fact.name);
  if (!name.ok) {
    const isLong = name.error.code === 'members.nameTooLong';
    return wrong(isLong ? 'nameTooLong' : 'nameMissing', fact.name.slice(0, 200));
  }
  const cardNo = fact.card === '' ? null : foldCardNo(fact.card);
  if (cardNo !== null && !isCardHere(db, cardNo)) return wrong('cardUnreadable', fact.card);
  const phone = fact.phone === '' ? null : phoneOf(till, fact.phone);
  if (fact.phone !== '' && phone === null) return wrong('phoneUnreadable', fact.phone);
  const email = checkEmail(fact.email);
  if (!email.ok) return wrong('emailUnreadable', fact.email.slice(0, 200));
  const { birthday } = fact;
  if (birthday !== null && !isBirthday(birthday, today)) {
    return wrong('birthdayUnreadable', birthday);
  }
  const own = `${name.value}\n${email.value ?? ''}\n${birthday ?? ''}`;
  const code = fact.external === '' ? `#${hashOf(own)}` : fact.external;
  return {
    ok: true,
    fact: { ...fact, name: name.value, cardNo, phone, email: email.value, code },
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
