import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { memberToChange } from '../../members/face.ts';
import { approvalEvent, mayDecide } from '../../staff/face.ts';
import { isRunning } from '../rules/is-running.ts';
import { endMembership, insertMembership, openMembership, selectClub } from '../tables.ts';

/** Takes a member into a club: open ones by whoever sells, the others with a manager's leave. */
export const joinClub: Command<'clubs.join'> = (context, input) => {
  const { db, now, today } = context;
  const club = selectClub(db, input.clubId);
  if (club === undefined) return fail('clubs.unknown');
  const found = memberToChange(db, input.memberId);
  if (!found.ok) return found;
  const { id: memberId, uid: member } = found.value;
  if (!isRunning(club, today)) return fail('clubs.notRunning', { name: club.name });
  if (openMembership(db, { clubId: club.id, memberId }) !== undefined) {
    return fail('clubs.alreadyIn', { name: club.name });
  }
  if (club.memberLimit !== null && club.memberCount >= club.memberLimit) {
    return fail('clubs.full', { name: club.name, limit: club.memberLimit });
  }
  if (club.isOpen === 0 && !mayDecide(context)) return fail('clubs.approvalNeeded');
  const staffId = context.session?.staffId ?? null;
  insertMembership(db, { clubId: club.id, memberId, at: now, day: today, staffId });
  context.log('club.joined', {
    club: club.uid,
    member,
    day: today,
    ...(club.isOpen === 0 ? approvalEvent(context) : {}),
  });
  context.changed('clubs', `member:${memberId}`);
  return ok({ joinedDay: today });
};

/** Takes a member out of a club. */
export const leaveClub: Command<'clubs.leave'> = (context, input) => {
  const { db, now, today } = context;
  const club = selectClub(db, input.clubId);
  if (club === undefined) return fail('clubs.unknown');
  const found = memberToChange(db, input.memberId);
  if (!found.ok) return found;
  const { id: memberId, uid: member } = found.value;
  const id = openMembership(db, { clubId: club.id, memberId });
  if (id === undefined) return fail('clubs.notIn', { name: club.name });
  endMembership(db, { id, at: now, day: today, staffId: context.session?.staffId ?? null });
  context.log('club.left', { club: club.uid, member, day: today });
  context.changed('clubs', `member:${memberId}`);
  return ok({ leftDay: today });
};
