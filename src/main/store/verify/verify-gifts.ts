import type { Db } from '../db.ts';
import type { CheckResult } from './check-result.ts';

interface Found {
  readonly row: string;
  readonly detail: string;
}

/** What is asked of gifts, the first that fails is told; each asks for the wrong rows only. */
const QUESTIONS = [
  // What is there is not what came less what went.
  `SELECT 'gifts ' || gift.id AS row, 'Gift ' || gift.id || ' has ' || gift.stock
     || ', its movements add up to ' || coalesce(sum(moved.quantity), 0) AS detail
   FROM gifts AS gift LEFT JOIN gift_movements AS moved ON moved.gift_id = gift.id
   GROUP BY gift.id HAVING gift.stock <> coalesce(sum(moved.quantity), 0) LIMIT 1`,
  // A gift that was given and did not leave, or came back and did not come in.
  `SELECT 'gift_redemptions ' || given.id AS row, 'Redemption ' || given.id
     || ' moved ' || coalesce(sum(moved.quantity), 0) || ' of its gift' AS detail
   FROM gift_redemptions AS given
   LEFT JOIN gift_movements AS moved ON moved.redemption_id = given.id AND moved.gift_id = given.gift_id
   GROUP BY given.id
   HAVING coalesce(sum(moved.quantity), 0) <> CASE WHEN given.returned_at IS NULL THEN -1 ELSE 0 END
     OR count(moved.id) <> CASE WHEN given.returned_at IS NULL THEN 1 ELSE 2 END LIMIT 1`,
  // What it cost is not what the ledger says was paid.
  `SELECT 'gift_redemptions ' || given.id AS row, 'Redemption ' || given.id || ' cost '
     || given.points || ' points, the ledger says ' || coalesce(-sum(entry.points), 0) AS detail
   FROM gift_redemptions AS given
   LEFT JOIN points_operations AS op ON op.uid = given.operation_uid AND op.kind = 'gift'
   LEFT JOIN points_operation_entries AS part ON part.operation_id = op.id
   LEFT JOIN points_entries AS entry ON entry.id = part.entry_id
   GROUP BY given.id HAVING given.points <> coalesce(-sum(entry.points), 0) LIMIT 1`,
  // Given otherwise than was logged.
  `WITH logged AS (
     SELECT data ->> 'redemption' AS uid, max(CASE WHEN type = 'gift.given' THEN data ->> 'points' END)
       AS points, sum(type = 'gift.given') AS given, sum(type = 'gift.givenBack') AS back
     FROM event_log WHERE type IN ('gift.given', 'gift.givenBack') AND json_valid(data) GROUP BY 1)
   SELECT 'gift_redemptions ' || coalesce(booked.id, '-') AS row, 'Redemption '
     || coalesce(booked.uid, logged.uid) || ' is not as it was logged' AS detail
   FROM gift_redemptions AS booked FULL JOIN logged ON logged.uid = booked.uid
   WHERE booked.id IS NULL OR logged.given IS NOT 1 OR logged.points IS NOT booked.points
     OR logged.back <> (booked.returned_at IS NOT NULL) LIMIT 1`,
  // The stock that was logged last is not what is there.
  `WITH logged AS (
     SELECT data ->> 'gift' AS uid, data ->> 'stock' AS stock, max(seq)
     FROM event_log WHERE type IN ('gift.stockMoved', 'gift.given', 'gift.givenBack')
       AND json_valid(data) GROUP BY 1)
   SELECT 'gifts ' || gift.id AS row, 'Gift ' || gift.id || ' has ' || gift.stock || ', '
     || coalesce(logged.stock, 0) || ' was logged last' AS detail
   FROM gifts AS gift LEFT JOIN logged ON logged.uid = gift.uid
   WHERE gift.stock <> coalesce(logged.stock, 0) LIMIT 1`,
] as const;

/** Gifts: stock = Σ movements, what was given left it and was paid for, and the log says the same. */
export function verifyGifts(db: Db): CheckResult {
  const rows = db.get<{ readonly n: number }>('SELECT count(*) AS n FROM gift_movements')?.n ?? 0;
  if (rows === 0 && db.get('SELECT 1 AS some FROM gifts LIMIT 1') === undefined) {
    return { rows, wrong: null };
  }
  for (const question of QUESTIONS) {
    const wrong = db.get<Found>(question);
    if (wrong !== undefined) return { rows, wrong };
  }
  return { rows, wrong: null };
}
