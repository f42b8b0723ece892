import { maskPhone } from '../../../../contract/kernel/phone.ts';
import type { MemberHit } from '../../../../contract/members.ts';

/** A member in a list of hits: the phone number masked. */
export function toHit(
  row: {
    readonly id: number;
    readonly name: string;
    readonly phone: string | null;
    readonly cardNo: string;
    readonly tier: MemberHit['tier'];
    readonly lastVisitDay: string | null;
  },
  matchedBy: MemberHit['matchedBy'],
): MemberHit {
  return {
    id: row.id,
    name: row.name,
    phoneMasked: row.phone === null ? null : maskPhone(row.phone),
    cardNo: row.cardNo,
    tier: row.tier,
    lastVisitDay: row.lastVisitDay,
    matchedBy,
  };
}
