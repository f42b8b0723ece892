import { maskPhone } from '../../../../contract/kernel/phone.ts';
import { fail, ok } from '../../../../contract/kernel/result.ts';
import { dayParts, toDay } from '../../../../contract/kernel/time.ts';
import type { Query } from '../../../store/context.ts';
import { balanceOf } from '../../loyalty/face.ts';
import { purchasesOf, yearFigures } from '../../sales/face.ts';
import { tierOnDay } from '../../tiers/face.ts';
import { memberOrSurvivor, notesOf } from '../tables.ts';
import { tagsOf } from '../tables-care.ts';
import { dueTasks } from '../tables-contacts.ts';

const PURCHASES_SHOWN = 5;
const NOTES_SHOWN = 10;
const TASKS_SHOWN = 3;

/** What the counter shows of a member: see the contract. */
export const card: Query<'members.card'> = (context, input) => {
  const { db, today } = context;
  const member = memberOrSurvivor(db, input.memberId);
  if (member === undefined) return fail('members.unknown', { memberId: input.memberId });
  const points = balanceOf(db, member.id, today);
  const year = yearFigures(db, member.id, toDay(dayParts(today).year, 1, 1));
  const { rows } = purchasesOf(db, { memberId: member.id, limit: PURCHASES_SHOWN });
  return ok({
    id: member.id,
    name: member.name,
    phoneMasked: member.phone === null ? null : maskPhone(member.phone),
    cardNo: member.cardNo,
    birthday: member.birthday,
    tier: tierOnDay(db, member, today),
    joinedDay: member.joinedDay,
    balance: points.balance,
    balanceWorthMinor: points.worthMinor,
    pendingPoints: points.pending,
    expiring: [...points.expiring],
    spentThisYearMinor: year.spentMinor,
    visitsThisYear: year.visits,
    lastPurchases: rows,
    notes: notesOf(db, member.id, NOTES_SHOWN),
    tags: tagsOf(db, member.id),
    frozenReason: member.frozenReason,
    isNoContact: member.isNoContact === 1,
    style: member.style,
    locale: member.locale,
    tasks: dueTasks(db, { day: today, memberId: member.id, limit: TASKS_SHOWN }).flatMap(
      ({ id, kind, text, nextDay }) => (nextDay === null ? [] : [{ id, kind, text, nextDay }]),
    ),
  });
};
