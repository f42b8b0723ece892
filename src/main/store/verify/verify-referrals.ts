import type { Db } from '../db.ts';
import type { CheckResult } from './check-result.ts';

interface Found {
  readonly row: string;
  readonly detail: string;
}

const QUESTIONS = [
  // In another state than the log says.
  `WITH logged AS (
     SELECT data ->> 'referral' AS uid, sum(type = 'referral.recorded') AS recorded,
       sum(type = 'referral.rewarded') - sum(type = 'referral.withdrawn') AS rewarded,
       sum(type = 'referral.voided') AS voided
     FROM event_log WHERE type LIKE 'referral.%' AND json_valid(data) GROUP BY 1)
   SELECT 'referrals ' || coalesce(booked.member_id, '-') AS row, 'Referral '
     || coalesce(booked.uid, logged.uid) || ' is not as it was logged' AS detail
   FROM referrals AS booked FULL JOIN logged ON logged.uid = booked.uid
   WHERE booked.uid IS NULL OR logged.recorded IS NOT 1
     OR logged.rewarded <> (booked.state = 'rewarded') OR logged.voided <> (booked.state = 'void')
   LIMIT 1`,
  // Rewarded with other points than the ledger gave, or by a sale that was returned whole.
  `SELECT 'referrals ' || booked.member_id AS row, 'Referral ' || booked.uid
     || ' gave other points than the ledger says' AS detail
   FROM referrals AS booked
   WHERE booked.member_points + booked.referrer_points <> (
     SELECT coalesce(sum(entry.points), 0)
     FROM points_operations AS op
     JOIN points_operation_entries AS part ON part.operation_id = op.id
     JOIN points_entries AS entry ON entry.id = part.entry_id
     WHERE op.uid IN (booked.member_operation, booked.referrer_operation)) LIMIT 1`,
  `SELECT 'referrals ' || booked.member_id AS row, 'Referral ' || booked.uid
     || ' was rewarded for a sale that was returned whole' AS detail
   FROM referrals AS booked
   WHERE booked.sale_id IS NOT NULL AND (
     SELECT sum(line.quantity_milli) FROM sales AS sale
     JOIN sale_lines AS line ON line.sale_id = sale.id
     WHERE sale.id = booked.sale_id OR sale.original_sale_id = booked.sale_id) <= 0 LIMIT 1`,
] as const;

/** Referrals: each in the state that was logged, rewarded once, with the points of the ledger. */
export function verifyReferrals(db: Db): CheckResult {
  const rows = db.get<{ readonly n: number }>('SELECT count(*) AS n FROM referrals')?.n ?? 0;
  if (rows === 0) return { rows, wrong: null };
  for (const question of QUESTIONS) {
    const wrong = db.get<Found>(question);
    if (wrong !== undefined) return { rows, wrong };
  }
  return { rows, wrong: null };
}
