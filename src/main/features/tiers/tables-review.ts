import type { TierMetric } from '../../../contract/tiers.ts';
import type { Db } from '../../store/db.ts';

/**
 * Members of a range of ids whom other levels may concern: who has a tier, and who ever came to
 * as much as the lowest level asks.
 */
export function selectCandidates(
  db: Db,
  look: {
    readonly after: number;
    readonly until: number;
    readonly metric: TierMetric;
    readonly least: number;
    readonly limit: number;
  },
): { readonly memberId: number }[] {
  return db.all(
    `SELECT m.id AS memberId FROM members AS m
     WHERE m.id > :after AND m.id <= :until AND m.is_active = 1
       AND (m.tier <> 'standard'
         OR EXISTS (SELECT 1 FROM member_tiers AS t WHERE t.member_id = m.id)
         OR (SELECT sum(CASE :metric WHEN 'spend' THEN max(spend_minor, 0)
               WHEN 'points' THEN max(earned_points, 0) ELSE total_minor > 0 END)
             FROM member_days AS d WHERE d.member_id = m.id) >= :least)
     ORDER BY m.id LIMIT :limit`,
    { ...look },
  );
}

export function selectLastMemberId(db: Db): number {
  return db.get<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM members')?.id ?? 0;
}
