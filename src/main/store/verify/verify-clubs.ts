import type { Db } from '../db.ts';
import type { CheckResult } from './check-result.ts';

interface ClubEvent {
  readonly type: string;
  readonly club: string | null;
  readonly member: string | null;
  readonly survivor: string | null;
  readonly merged: string | null;
}

/** Clubs: who is in which now is what the log says of joining, leaving and merging. */
export function verifyClubs(db: Db): CheckResult {
  if (db.get('SELECT 1 AS some FROM clubs LIMIT 1') === undefined) return { rows: 0, wrong: null };
  const logged = replay(db);
  let rows = 0;
  const open = db.iterate<{ id: number; club: string; member: string }>(
    `SELECT joined.id, club.uid AS club, member.uid AS member
     FROM club_members AS joined JOIN clubs AS club ON club.id = joined.club_id
     JOIN members AS member ON member.id = joined.member_id
     WHERE joined.left_at IS NULL ORDER BY joined.id`,
  );
  for (const { id, club, member } of open) {
    rows += 1;
    if (logged.get(member)?.delete(club) === true) continue;
    const detail = `Membership ${id} is open and was not logged so`;
    return { rows, wrong: { row: `club_members ${id}`, detail } };
  }
  for (const [member, clubs] of logged) {
    const [club] = clubs;
    if (club === undefined) continue;
    const detail = `Member ${member} is in club ${club} by the log and not in the tables`;
    return { rows, wrong: { row: 'club_members -', detail } };
  }
  return { rows, wrong: null };
}

/** The clubs of each member as the log tells it, from its first event to its last. */
function replay(db: Db): Map<string, Set<string>> {
  const clubsOf = new Map<string, Set<string>>();
  const of = (member: string) => {
    const known = clubsOf.get(member) ?? new Set<string>();
    clubsOf.set(member, known);
    return known;
  };
  const events = db.iterate<ClubEvent>(
    `SELECT type, data ->> 'club' AS club, data ->> 'member' AS member,
       data ->> 'survivorUid' AS survivor, data ->> 'mergedUid' AS merged
     FROM event_log
     WHERE type IN ('club.joined', 'club.left', 'member.merged') AND json_valid(data) ORDER BY seq`,
  );
  for (const { type, club, member, survivor, merged } of events) {
    if (type === 'member.merged') {
      for (const one of of(merged ?? '')) of(survivor ?? '').add(one);
      clubsOf.delete(merged ?? '');
    } else if (type === 'club.joined') of(member ?? '').add(club ?? '');
    else of(member ?? '').delete(club ?? '');
  }
  return clubsOf;
}
