import type { Db } from '../db.ts';
import type { CheckResult } from './check-result.ts';

interface Found {
  readonly row: string;
  readonly detail: string;
}

/** What is asked of operations on points and of households; each asks for the wrong rows only. */
const QUESTIONS = [
  // An operation moved nothing, or one between members did not come to nothing.
  `SELECT 'points_operations ' || op.id AS row, 'Operation ' || op.uid || ' (' || op.kind
     || ') moved ' || coalesce(sum(entry.points), 0) || ' by ' || count(entry.id) || ' entries'
     AS detail
   FROM points_operations AS op
   LEFT JOIN points_operation_entries AS part ON part.operation_id = op.id
   LEFT JOIN points_entries AS entry ON entry.id = part.entry_id
   GROUP BY op.id
   HAVING count(entry.id) = 0 OR (op.kind = 'transfer' AND sum(entry.points) <> 0)
     OR (op.kind = 'bonus' AND sum(entry.points) <= 0) OR (op.kind = 'gift' AND sum(entry.points) >= 0)
   LIMIT 1`,
  // What took an operation back is not its opposite.
  `WITH sums AS (
     SELECT op.id, op.uid, op.undoes_id, (
       SELECT coalesce(sum(entry.points), 0) FROM points_operation_entries AS part
       JOIN points_entries AS entry ON entry.id = part.entry_id
       WHERE part.operation_id = op.id) AS points
     FROM points_operations AS op)
   SELECT 'points_operations ' || undo.id AS row, 'Operation ' || undo.uid || ' moved '
     || undo.points || ' and takes back ' || done.points AS detail
   FROM sums AS undo JOIN sums AS done ON done.id = undo.undoes_id
   WHERE undo.points + done.points <> 0 LIMIT 1`,
  // A transfer, gift or bonus stands in the ledger without its operation.
  `SELECT 'points_entries ' || entry.id AS row, 'Entry ' || entry.id || ' (' || entry.kind
     || ') belongs to no operation' AS detail
   FROM points_entries AS entry
   LEFT JOIN points_operation_entries AS part ON part.entry_id = entry.id
   WHERE entry.kind IN ('transfer', 'gift', 'adjust') AND part.entry_id IS NULL
   LIMIT 1`,
  // A lot that lapses by inactivity ends before it began to.
  `SELECT 'points_lots ' || id AS row, 'Lot ' || id || ' ends ' || expires_on || ', at first '
     || first_expires_on AS detail
   FROM points_lots WHERE idle_months IS NOT NULL AND expires_on < first_expires_on LIMIT 1`,
  // The member's row and the household's list do not say the same.
  `SELECT 'members ' || member.id AS row, 'Member ' || member.id || ' is in household '
     || coalesce(member.household_id, 'none') || ', its list says ' || coalesce(part.household_id, 'none')
     AS detail
   FROM members AS member
   FULL JOIN (SELECT member_id, household_id FROM household_members WHERE left_at IS NULL) AS part
     ON part.member_id = member.id
   WHERE coalesce(member.household_id, 0) <> coalesce(part.household_id, 0) LIMIT 1`,
  // A household that is dissolved still has members, or its head is not in it.
  `SELECT 'households ' || home.id AS row, 'Household ' || home.id || ' is dissolved or without its head'
     AS detail
   FROM households AS home
   JOIN members AS member ON member.household_id = home.id
   WHERE home.dissolved_at IS NOT NULL OR NOT EXISTS (
     SELECT 1 FROM members AS head WHERE head.id = home.head_id AND head.household_id = home.id)
   LIMIT 1`,
] as const;

/**
 * Operations on points (by hand, between members, gifts, bonuses) and households: each operation
 * adds up and is what the log says, none is missing, and everybody is in the household that the
 * log says.
 */
export function verifyOperations(db: Db): CheckResult {
  const rows =
    db.get<{ readonly n: number }>(
      'SELECT (SELECT count(*) FROM points_operations) + (SELECT count(*) FROM households) AS n',
    )?.n ?? 0;
  if (rows === 0) return { rows, wrong: null };
  for (const question of QUESTIONS) {
    const wrong = db.get<Found>(question);
    if (wrong !== undefined) return { rows, wrong };
  }
  return { rows, wrong: unlogged(db) ?? wrongHousehold(db) };
}

/** The first operation that the tables and the log do not tell alike. */
function unlogged(db: Db): Found | null {
  const logged = new Map<string, string>();
  const events = db.iterate<{ uid: string; told: string }>(
    `SELECT data ->> '$.operation.uid' AS uid, (data ->> '$.operation.kind') || ' '
       || coalesce(data ->> '$.operation.reason', '-') || ' '
       || coalesce(data ->> '$.operation.source.uid', '-') || ' '
       || coalesce(data ->> '$.operation.undoes', '-') AS told
     FROM event_log
     WHERE type = 'points.posted' AND json_valid(data) AND data ->> '$.operation.uid' IS NOT NULL
     ORDER BY seq`,
  );
  for (const { uid, told } of events) logged.set(uid, told);
  const booked = db.iterate<{ id: number; uid: string; told: string }>(
    `SELECT op.id, op.uid, op.kind || ' ' || coalesce(op.reason, '-') || ' '
       || coalesce(op.source_uid, '-') || ' ' || coalesce(done.uid, '-') AS told
     FROM points_operations AS op
     LEFT JOIN points_operations AS done ON done.id = op.undoes_id ORDER BY op.id`,
  );
  for (const { id, uid, told } of booked) {
    if (logged.get(uid) !== told) {
      const detail = `Operation ${uid} is "${told}", "${logged.get(uid) ?? 'nothing'}" was logged`;
      return { row: `points_operations ${id}`, detail };
    }
    logged.delete(uid);
  }
  const [missing] = logged.keys();
  if (missing === undefined) return null;
  return { row: 'points_operations -', detail: `Operation ${missing} was logged and is not there` };
}

interface HouseholdEvent {
  readonly type: string;
  readonly household: string;
  readonly joined: string | null;
  readonly left: string | null;
}

/** The first member who is in another household than was logged. */
function wrongHousehold(db: Db): Found | null {
  const logged = new Map<string, string>();
  const events = db.iterate<HouseholdEvent>(
    `SELECT type, data ->> 'household' AS household,
       CASE type WHEN 'household.created' THEN data ->> 'head' ELSE data ->> 'joined' END AS joined,
       data ->> 'left' AS "left"
     FROM event_log
     WHERE type IN ('household.created', 'household.changed', 'household.dissolved')
       AND json_valid(data)
     ORDER BY seq`,
  );
  for (const event of events) {
    if (event.left !== null) logged.delete(event.left);
    if (event.joined !== null) logged.set(event.joined, event.household);
    if (event.type !== 'household.dissolved') continue;
    for (const [member, household] of logged) {
      if (household === event.household) logged.delete(member);
    }
  }
  const members = db.iterate<{ id: number; uid: string; household: string }>(
    `SELECT member.id, member.uid, home.uid AS household FROM members AS member
     JOIN households AS home ON home.id = member.household_id ORDER BY member.id`,
  );
  for (const { id, uid, household } of members) {
    if (logged.get(uid) !== household) {
      return { row: `members ${id}`, detail: `Member ${id} was never logged into its household` };
    }
    logged.delete(uid);
  }
  const [missing] = logged.keys();
  if (missing === undefined) return null;
  return { row: 'members -', detail: `Member ${missing} was logged into a household, not booked` };
}
