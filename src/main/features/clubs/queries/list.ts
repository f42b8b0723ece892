import type { Club } from '../../../../contract/clubs.ts';
import { pageOf, readCursor } from '../../../../contract/kernel/cursor.ts';
import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { BusinessDay } from '../../../../contract/kernel/time.ts';
import type { Query } from '../../../store/context.ts';
import { memberForSale } from '../../members/face.ts';
import { isRunning } from '../rules/is-running.ts';
import {
  type ClubRow,
  countClubMembers,
  selectClub,
  selectClubMembers,
  selectClubs,
  selectJoined,
} from '../tables.ts';

function toClub(row: ClubRow, today: BusinessDay): Club {
  return {
    ...row,
    isOpen: row.isOpen === 1,
    isActive: row.isActive === 1,
    isRunning: isRunning(row, today),
  };
}

/** All clubs. */
export const listClubs: Query<'clubs.list'> = ({ db, today }) =>
  ok(selectClubs(db).map((row) => toClub(row, today)));

/** A page of a club's members, or of those who left. */
export const clubMembers: Query<'clubs.members'> = ({ db }, input) => {
  if (selectClub(db, input.clubId) === undefined) return fail('clubs.unknown');
  const of = { clubId: input.clubId, isPast: input.isPast ? 1 : 0 };
  const from = readCursor(input.cursor);
  const found = selectClubMembers(db, {
    ...of,
    beforeAt: from.at,
    beforeId: from.id,
    limit: input.limit + 1,
  });
  const page = pageOf(found, input.limit, (row) => ({ at: row.joinedAt, id: row.id }));
  return ok({
    rows: page.rows,
    nextCursor: page.nextCursor,
    total: countClubMembers(db, of),
  });
};

/** Whether a club takes one more. */
function hasRoom(club: ClubRow): boolean {
  return club.memberLimit === null || club.memberCount < club.memberLimit;
}

/** The clubs of a member, and those open to them. */
export const clubsOfMember: Query<'clubs.ofMember'> = ({ db, today }, { memberId }) => {
  const member = memberForSale(db, memberId);
  if (member === undefined) return fail('members.unknown', { memberId });
  const joined = selectJoined(db, member.id);
  const ids = new Set(joined.map(({ id }) => id));
  return ok({
    joined: joined.map(({ id, name, joinedDay, ...club }) => ({
      id,
      name,
      joinedDay,
      isRunning: isRunning(club, today),
    })),
    joinable: selectClubs(db)
      .filter((club) => isRunning(club, today) && hasRoom(club) && !ids.has(club.id))
      .map(({ id, name, isOpen }) => ({ id, name, isOpen: isOpen === 1 })),
  });
};
