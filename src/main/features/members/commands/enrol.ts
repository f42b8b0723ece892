import type { CallParsed } from '../../../../contract/index.ts';
import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import type { Command, CommandContext } from '../../../store/context.ts';
import { recordReferral } from '../../referral/face.ts';
import { readSettings } from '../../settings/face.ts';
import { cardTables } from '../card-tables.ts';
import { bornTheSameDay } from '../duplicates.ts';
import { insertMember, type MemberForSale, memberForSale } from '../face.ts';
import { issueCardNo } from '../issue-card.ts';
import { toE164 } from '../phone.ts';
import { checkEnrolment, type CheckedEnrolment } from '../rules/check-enrolment.ts';
import { phoneRegion } from '../rules/phone-region.ts';
import { insertNote, memberHolding } from '../tables.ts';
import { insertConsent } from '../tables-care.ts';

/**
 * Enrols a member: checks what was typed, refuses a phone or card somebody has, asks once about a
 * namesake born the same day, issues a card number if none was given. A new member counts as a
 * visitor of today. The event tells which fields were filled, never what they hold.
 */
export const enrol: Command<'members.enrol'> = (context, input) => {
  const checked = checkEnrolment({
    ...input,
    cards: cardTables(context.db),
    phoneText: input.phone,
    phone: toE164(input.phone, phoneRegion(context.till)),
    today: context.today,
  });
  if (!checked.ok) return checked;
  const person = checked.value;
  const clash = refuseDuplicate(context, person, input.isDuplicateAccepted);
  if (!clash.ok) return clash;
  const referrer = referrerOf(context, input.referrerId);
  if (!referrer.ok) return referrer;
  const uid = context.newUid();
  const cardNo = person.cardNo ?? issueCardNo(context);
  const memberId = insertMember(context.db, {
    uid,
    name: person.name,
    phone: person.phone,
    cardNo,
    email: null,
    birthday: person.birthday,
    tier: 'standard',
    joinedDay: context.today,
    lastVisitAt: context.now,
    lastVisitDay: context.today,
    consentAt: context.now,
    createdAt: context.now,
    createdBy: context.session?.staffId ?? null,
  });
  if (person.note !== null) addFirstNote(context, memberId, person.note);
  insertConsent(context.db, {
    memberId,
    purpose: 'programme',
    isGiven: true,
    textVersion: readSettings(context.db).members.consentVersion,
    at: context.now,
    staffId: context.session?.staffId ?? null,
  });
  logEnrolment(context, { uid, memberId, person, input });
  if (referrer.value !== null) {
    recordReferral(context, { memberId, memberUid: uid, referrer: referrer.value });
  }
  return ok({ memberId, cardNo });
};

/** Who brought the new member, or who that is since a merge; null = nobody is named. */
function referrerOf(
  context: CommandContext,
  referrerId: number | null,
): Result<MemberForSale | null, 'members.referrerUnknown'> {
  if (referrerId === null) return ok(null);
  const referrer = memberForSale(context.db, referrerId);
  return referrer?.isActive === true ? ok(referrer) : fail('members.referrerUnknown');
}

function refuseDuplicate(
  context: CommandContext,
  person: CheckedEnrolment,
  isDuplicateAccepted: boolean,
): Result<null, 'members.phoneTaken' | 'members.cardTaken' | 'members.maybeDuplicate'> {
  const { db } = context;
  const byPhone = person.phone === null ? undefined : memberHolding(db, { phone: person.phone });
  if (byPhone !== undefined) return fail('members.phoneTaken', { memberId: byPhone });
  const byCard = person.cardNo === null ? undefined : memberHolding(db, { cardNo: person.cardNo });
  if (byCard !== undefined) return fail('members.cardTaken', { memberId: byCard });
  const [same] = isDuplicateAccepted ? [] : bornTheSameDay(db, person);
  return same === undefined ? ok(null) : fail('members.maybeDuplicate', { memberId: same.id });
}

function addFirstNote(context: CommandContext, memberId: number, text: string): void {
  insertNote(context.db, {
    memberId,
    text,
    staffId: context.session?.staffId ?? null,
    at: context.now,
  });
}

function logEnrolment(
  context: CommandContext,
  enrolled: {
    readonly uid: string;
    readonly memberId: number;
    readonly person: CheckedEnrolment;
    readonly input: CallParsed<'members.enrol'>;
  },
): void {
  const { person, input } = enrolled;
  const fields = (['name', 'phone', 'birthday', 'note'] as const).filter(
    (field) => person[field] !== null,
  );
  context.log('member.enrolled', {
    memberUid: enrolled.uid,
    fields,
    isCardIssued: person.cardNo === null,
    hasConsented: input.hasConsented,
    isDuplicateAccepted: input.isDuplicateAccepted,
  });
  context.changed('members', `member:${enrolled.memberId}`);
}
