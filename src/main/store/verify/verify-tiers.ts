import type { Db } from '../db.ts';
import type { CheckResult } from './check-result.ts';
import { differingFact, type Facts, isFacts, parsed } from './logged-facts.ts';
import { survivorsOf } from './merged-members.ts';

/**
 * What tiers are measured by: each member's days are what the sales come to, returns on the day of
 * their sale. And each change of tier: history, standing and the member's own tier are what the
 * event log tells.
 */
export function verifyTiers(db: Db): CheckResult {
  const days = verifyDays(db);
  if (days.wrong !== null) return days;
  const changes = verifyChanges(db);
  return { rows: days.rows + changes.rows, wrong: changes.wrong };
}

interface DaySums {
  readonly memberId: number;
  readonly day: string;
  readonly spend: number;
  readonly total: number;
  readonly points: number;
}

/** Sales against days, in one sum that is nothing everywhere. */
function verifyDays(db: Db): CheckResult {
  const wrong = db.get<DaySums>(
    `SELECT memberId, day, sum(spend) AS spend, sum(total) AS total, sum(points) AS points FROM (
       SELECT s.member_id AS memberId, coalesce(o.business_day, s.business_day) AS day,
         s.total_minor - s.points_paid_minor AS spend, s.total_minor AS total,
         CASE WHEN r.sale_id IS NULL THEN s.points_earned ELSE -r.points_owed END AS points
       FROM sales AS s LEFT JOIN sales AS o ON o.id = s.original_sale_id
         LEFT JOIN returns AS r ON r.sale_id = s.id
       WHERE s.member_id IS NOT NULL
       UNION ALL
       SELECT member_id, day, -spend_minor, -total_minor, -earned_points FROM member_days)
     GROUP BY memberId, day
     HAVING sum(spend) <> 0 OR sum(total) <> 0 OR sum(points) <> 0
     ORDER BY memberId, day LIMIT 1`,
  );
  const rows = db.get<{ readonly n: number }>('SELECT count(*) AS n FROM member_days')?.n ?? 0;
  if (wrong === undefined) return { rows, wrong: null };
  const { memberId, day, spend, total, points } = wrong;
  const detail =
    `Member ${memberId} on ${day}: the sales differ from what counts for the tier by ` +
    `${spend} spent, ${total} bought, ${points} points`;
  return { rows, wrong: { row: `member_days ${memberId} ${day}`, detail } };
}

/** The last thing that was logged of each member's tier, by uid. */
type LastEvents = Map<string, Facts>;

function verifyChanges(db: Db): CheckResult {
  const survivors = survivorsOf(db);
  const last: LastEvents = new Map();
  let rows = 0;
  let place = 0;
  const events = db.iterate<{ readonly seq: number; readonly data: string }>(
    `SELECT seq, data FROM event_log WHERE type = 'tier.changed' ORDER BY seq`,
  );
  for (const { seq, data } of events) {
    rows += 1;
    const logged = parsed(data);
    const uid = isFacts(logged) ? logged['memberUid'] : undefined;
    if (!isFacts(logged) || typeof uid !== 'string') return wrongEvent(rows, seq, 'cannot be read');
    last.set(uid, logged);
    const kept = changeAfter(db, place);
    if (kept === undefined) return wrongEvent(rows, seq, 'it is not in the history');
    const { id, ...told } = kept;
    place = id;
    const owner = survivors.get(uid) ?? uid;
    const differing = differingFact({ ...logged, memberUid: owner }, told);
    if (differing !== null) return wrongEvent(rows, seq, `${differing} differs from the history`);
  }
  const kept = db.get<{ readonly n: number }>('SELECT count(*) AS n FROM tier_changes')?.n ?? 0;
  if (kept !== rows) {
    const detail = `${kept} changes of tier are kept, ${rows} are in the event log`;
    return { rows, wrong: { row: 'tier_changes -', detail } };
  }
  for (const uid of survivors.keys()) last.delete(uid);
  return { rows, wrong: wrongStanding(db, last) };
}

function wrongEvent(rows: number, seq: number, detail: string): CheckResult {
  return {
    rows,
    wrong: { row: `event_log ${seq}`, detail: `Change of tier in event ${seq}: ${detail}` },
  };
}

/** The change that follows a place, with the names of its event: both are in the same order. */
function changeAfter(db: Db, place: number): (Facts & { readonly id: number }) | undefined {
  return db.get(
    `SELECT c.id, c.uid AS change, m.uid AS memberUid, c.from_tier AS "from", c.to_tier AS "to",
       c.reason, c.hand_reason AS handReason, c.metric, c.value, c.threshold,
       c.window_from AS windowFrom, c.window_to AS windowTo, c.valid_until AS validUntil,
       c.programme_version AS programmeVersion, s.uid AS "transaction",
       c.approved_by AS approvedBy
     FROM tier_changes AS c JOIN members AS m ON m.id = c.member_id
       LEFT JOIN sales AS s ON s.id = c.sale_id
     WHERE c.id > :place ORDER BY c.id LIMIT 1`,
    { place },
  );
}

/** The first member whose tier, or what it is made of, is not what was logged last. */
function wrongStanding(db: Db, last: LastEvents): CheckResult['wrong'] {
  for (const [uid, logged] of last) {
    const row = db.get<Facts & { readonly id: number }>(
      `SELECT m.id, m.tier AS "to", t.auto_tier AS tier, t.auto_since AS since, t.anchor,
         t.kept_from AS keptFrom, t.valid_until AS validUntil, t.hand_tier AS handTier,
         t.hand_until AS until, t.hand_fixed AS isFixed
       FROM members AS m JOIN member_tiers AS t ON t.member_id = m.id
       WHERE m.uid = :uid`,
      { uid },
    );
    const differing = row === undefined ? 'standing' : standingDiffers(logged, row);
    if (differing !== null) {
      const id = row?.id ?? uid;
      const detail = `Member ${id}: ${differing} of the tier is not what was logged`;
      return { row: `member_tiers ${id}`, detail };
    }
  }
  return null;
}

function standingDiffers(logged: Facts, row: Facts): string | null {
  const { to, tier, since, anchor, keptFrom, validUntil, handTier, until } = row;
  const byHand =
    handTier === null ? null : { tier: handTier, until, isFixed: row['isFixed'] === 1 };
  const standing = { tier, since, anchor, keptFrom, validUntil };
  return differingFact(logged, { to, standing, byHand });
}
