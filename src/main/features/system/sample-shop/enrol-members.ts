import { instantOf } from '../../../../contract/kernel/time.ts';
import type { CommandContext } from '../../../store/context.ts';
import { cardNoOf, insertMember } from '../../members/face.ts';
import type { SampleMember } from './trade.ts';

const NOON_MINUTES = 12 * 60;

/** Enrols sample members on the day each joined; returns their ids in order. */
export function enrolMembers(
  context: CommandContext,
  members: readonly SampleMember[],
  firstIndex: number,
): number[] {
  return members.map((member, offset) => {
    const joinedAt = instantOf(member.joinedDay, NOON_MINUTES, context.till.timeZone);
    const uid = context.newUid();
    const id = insertMember(context.db, {
      uid,
      name: member.name,
      phone: member.phone,
      cardNo: cardNoOf(firstIndex + offset + SAMPLE_CARD_START),
      email: null,
      birthday: member.birthday,
      tier: member.tier,
      joinedDay: member.joinedDay,
      lastVisitAt: joinedAt,
      lastVisitDay: member.joinedDay,
      consentAt: joinedAt,
      createdAt: joinedAt,
      createdBy: context.session?.staffId ?? null,
    });
    context.log('member.enrolled', {
      memberUid: uid,
      fields: member.birthday === null ? ['name', 'phone'] : ['name', 'phone', 'birthday'],
      isCardIssued: true,
      hasConsented: true,
      isDuplicateAccepted: false,
    });
    return id;
  });
}

/** The first sample member's card number is 88 0012345 and its check digit. */
const SAMPLE_CARD_START = 12_345;
