import type { Db } from '../db.ts';
import type { CheckResult } from './check-result.ts';
import { endsOf, type Survivors } from './merged-members.ts';

/** What the event log says of a member's own row. */
interface LoggedMember {
  version: number;
  isFrozen: boolean;
}

/** What the event log says of all members. */
interface Logged {
  readonly members: ReadonlyMap<string, LoggedMember>;
  /** States of further numbers by uid. */
  readonly numbers: Map<string, string>;
  readonly survivors: Survivors;
}

interface MemberEvent {
  readonly type: string;
  readonly uid: string;
  readonly version: number | null;
  readonly frozen: string | null;
  readonly mergedUid: string | null;
  readonly numberUid: string | null;
  readonly state: string | null;
  readonly reason: string | null;
}

/**
 * Per member: version, freeze and what it was merged into are what the event log says; a merged
 * member owns nothing any more; every further number is in the state that was logged last.
 */
export function verifyMembers(db: Db): CheckResult {
  const logged = readLogged(db);
  const checked = checkRows(db, logged.members, logged.survivors);
  if (checked.wrong !== null) return checked;
  const owned = firstOwned(db);
  if (owned !== undefined) return { ...checked, wrong: owned };
  const numbers = checkNumbers(db, logged.numbers);
  return { rows: checked.rows + numbers.rows, wrong: numbers.wrong };
}

/** One way through the log: it is long, and has no index by type. */
function readLogged(db: Db): Logged {
  const members = new Map<string, LoggedMember>();
  const numbers = new Map<string, string>();
  const next = new Map<string, string>();
  const events = db.iterate<MemberEvent>(
    `SELECT type, coalesce(data ->> 'memberUid', data ->> 'survivorUid') AS uid,
            data ->> 'version' AS version, data ->> 'frozen' AS frozen,
            data ->> 'mergedUid' AS mergedUid, data ->> 'identifierUid' AS numberUid,
            data ->> 'state' AS state, data ->> 'reason' AS reason
       FROM event_log
      WHERE type IN ('member.changed', 'member.cardReplaced', 'member.frozen', 'member.unfrozen',
                     'member.merged', 'member.identifierAdded', 'member.identifierEnded')
        AND json_valid(data)
      ORDER BY seq`,
  );
  for (const event of events) {
    const member = members.get(event.uid) ?? { version: 1, isFrozen: false };
    member.version = Math.max(member.version, event.version ?? 1);
    if (event.type === 'member.frozen') member.isFrozen = true;
    if (event.type === 'member.unfrozen') member.isFrozen = false;
    if (event.type === 'member.merged') member.isFrozen = event.frozen !== null;
    members.set(event.uid, member);
    if (event.mergedUid !== null) next.set(event.mergedUid, event.uid);
    if (event.numberUid !== null) numbers.set(event.numberUid, stateAfter(event));
  }
  return { members, numbers, survivors: endsOf(next) };
}

interface Row {
  readonly id: number;
  readonly uid: string;
  readonly version: number;
  readonly isFrozen: number;
  readonly survivorUid: string | null;
}

function checkRows(
  db: Db,
  logged: ReadonlyMap<string, LoggedMember>,
  survivors: Survivors,
): CheckResult {
  let rows = 0;
  const members = db.iterate<Row>(
    `SELECT m.id, m.uid, m.version, m.frozen_at IS NOT NULL AS isFrozen, s.uid AS survivorUid
       FROM members m LEFT JOIN members s ON s.id = m.merged_into_id ORDER BY m.id`,
  );
  for (const member of members) {
    rows += 1;
    const detail = whatIsWrong(member, logged.get(member.uid), survivors.get(member.uid) ?? null);
    if (detail !== null) {
      return {
        rows,
        wrong: { row: `members ${member.id}`, detail: `Member ${member.id}: ${detail}` },
      };
    }
  }
  return { rows, wrong: null };
}

function whatIsWrong(
  member: Row,
  logged: LoggedMember | undefined,
  survivorUid: string | null,
): string | null {
  if (member.survivorUid !== survivorUid) return 'merged otherwise than was logged';
  // A merged member's row is closed: what was logged of it lives on in the survivor.
  if (survivorUid !== null) return null;
  const { version, isFrozen } = logged ?? { version: 1, isFrozen: false };
  if (member.version !== version) return `version ${member.version}, ${version} was logged`;
  if (member.isFrozen !== Number(isFrozen)) return 'frozen otherwise than was logged';
  return null;
}

/** The first thing that still belongs to a merged member. */
function firstOwned(db: Db): { row: string; detail: string } | undefined {
  const owned = db.get<{ id: number; what: string }>(
    `SELECT id, what FROM (
       SELECT m.id, CASE
         WHEN EXISTS (SELECT 1 FROM sales WHERE member_id = m.id) THEN 'sales'
         WHEN EXISTS (SELECT 1 FROM points_entries WHERE member_id = m.id) THEN 'points_entries'
         WHEN EXISTS (SELECT 1 FROM points_lots WHERE member_id = m.id AND remaining > 0)
           THEN 'points_lots'
         WHEN EXISTS (SELECT 1 FROM member_identifiers WHERE member_id = m.id)
           THEN 'member_identifiers'
         WHEN EXISTS (SELECT 1 FROM member_tags WHERE member_id = m.id) THEN 'member_tags'
         WHEN EXISTS (SELECT 1 FROM member_notes WHERE member_id = m.id) THEN 'member_notes'
         END AS what
       FROM members m WHERE m.merged_into_id IS NOT NULL)
     WHERE what IS NOT NULL LIMIT 1`,
  );
  if (owned === undefined) return undefined;
  const detail = `Member ${owned.id} was merged and still owns rows of ${owned.what}`;
  return { row: `members ${owned.id}`, detail };
}

function checkNumbers(db: Db, logged: Map<string, string>): CheckResult {
  let rows = 0;
  const numbers = db.iterate<{ id: number; uid: string; state: string }>(
    'SELECT id, uid, state FROM member_identifiers ORDER BY id',
  );
  for (const { id, uid, state } of numbers) {
    rows += 1;
    const wanted = logged.get(uid);
    logged.delete(uid);
    if (wanted === state) continue;
    const detail = `Number ${id} is ${state}, ${wanted ?? 'nothing'} was logged`;
    return { rows, wrong: { row: `member_identifiers ${id}`, detail } };
  }
  const [missing] = logged.keys();
  if (missing === undefined) return { rows, wrong: null };
  const detail = `A number was logged (${missing}) and is not there`;
  return { rows, wrong: { row: 'member_identifiers -', detail } };
}

function stateAfter(event: MemberEvent): string {
  if (event.type === 'member.identifierAdded') return 'active';
  if (event.type === 'member.identifierEnded') return event.state ?? '';
  return event.reason === 'lost' ? 'lost' : 'replaced';
}
