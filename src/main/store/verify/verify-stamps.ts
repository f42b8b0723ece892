import type { Db } from '../db.ts';
import type { CheckResult } from './check-result.ts';
import { isFacts, parsed } from './logged-facts.ts';

/** Stamps of one sale on one card, with the returns of it taken off. */
interface Stamped {
  readonly cardId: number;
  readonly saleId: number;
  readonly stamps: number;
  readonly lines: string;
  readonly counting: string;
}

interface Kept {
  readonly lineNo: number;
  readonly milli: number;
  readonly minor: number;
}

interface Found {
  readonly row: string;
  readonly detail: string;
}

const QUESTIONS = [
  // A sale's or return's stamps are not what was logged.
  `WITH logged AS (
     SELECT data ->> 'card' AS card, data ->> 'sale' AS sale, sum(data ->> 'stamps') AS stamps
     FROM event_log WHERE type = 'stamps.counted' AND json_valid(data) GROUP BY 1, 2),
   booked AS (
     SELECT card.uid AS card, sale.uid AS sale, entry.stamps
     FROM stamp_entries AS entry JOIN stamp_cards AS card ON card.id = entry.card_id
     JOIN sales AS sale ON sale.id = entry.sale_id)
   SELECT 'stamp_entries ' || coalesce(booked.sale, logged.sale) AS row, 'Sale '
     || coalesce(booked.sale, logged.sale) || ' gave ' || coalesce(booked.stamps, 0) || ' stamps, '
     || coalesce(logged.stamps, 0) || ' were logged' AS detail
   FROM booked FULL JOIN logged ON logged.card = booked.card AND logged.sale = booked.sale
   WHERE coalesce(booked.stamps, 0) <> coalesce(logged.stamps, 0) LIMIT 1`,
  // A full card without its reward, or one that waits though its stamps were returned.
  `WITH held AS (SELECT member_id, card_id, sum(stamps) AS stamps FROM stamp_entries GROUP BY 1, 2),
   given AS (SELECT member_id, card_id, count(*) AS rewards, sum(state = 'ready') AS ready
     FROM stamp_rewards WHERE state <> 'withdrawn' GROUP BY 1, 2)
   SELECT 'stamp_rewards ' || held.member_id AS row, 'Member ' || held.member_id || ' has '
     || held.stamps || ' stamps and ' || coalesce(given.rewards, 0) || ' rewards of card '
     || card.id AS detail
   FROM held JOIN stamp_cards AS card ON card.id = held.card_id
   LEFT JOIN given ON given.member_id = held.member_id AND given.card_id = held.card_id
   WHERE (coalesce(given.ready, 0) > 0 AND held.stamps < given.rewards * card.needed)
     OR (held.stamps >= (coalesce(given.rewards, 0) + 1) * card.needed AND card.max_cards IS NULL)
   LIMIT 1`,
  // A reward that was logged otherwise.
  `WITH logged AS (
     SELECT data ->> 'reward' AS uid, sum(type = 'stamps.rewarded') AS given,
       sum(type = 'stamps.withdrawn') AS withdrawn,
       sum((type = 'stamps.rewarded' AND data ->> 'state' = 'taken') OR type = 'stamps.taken')
         - sum(type = 'stamps.reopened') AS taken
     FROM event_log WHERE type LIKE 'stamps.%' AND type <> 'stamps.counted' AND json_valid(data)
     GROUP BY 1)
   SELECT 'stamp_rewards ' || coalesce(booked.id, '-') AS row, 'Reward '
     || coalesce(booked.uid, logged.uid) || ' is not as it was logged' AS detail
   FROM stamp_rewards AS booked FULL JOIN logged ON logged.uid = booked.uid
   WHERE booked.id IS NULL OR logged.given IS NOT 1
     OR logged.withdrawn <> (booked.state = 'withdrawn') OR logged.taken <> (booked.state = 'taken')
   LIMIT 1`,
] as const;

/**
 * Stamps: what each sale gave, less what its returns took back, is what the lines that are kept
 * give by the card's rule; rewards follow from stamps; and the log says the same.
 */
export function verifyStamps(db: Db): CheckResult {
  let rows = 0;
  const stamped = db.iterate<Stamped>(
    `SELECT entry.card_id AS cardId, entry.original_sale_id AS saleId, sum(entry.stamps) AS stamps,
       max(CASE WHEN entry.sale_id = entry.original_sale_id THEN entry.lines END) AS lines,
       card.counting
     FROM stamp_entries AS entry JOIN stamp_cards AS card ON card.id = entry.card_id
     GROUP BY entry.original_sale_id, entry.card_id`,
  );
  for (const one of stamped) {
    rows += 1;
    const wanted = recomputed(db, one);
    if (wanted === one.stamps) continue;
    const detail = `Sale ${one.saleId} has ${one.stamps} stamps of card ${one.cardId}, its lines give ${wanted}`;
    return { rows, wrong: { row: `stamp_entries ${one.saleId}`, detail } };
  }
  if (rows === 0 && db.get('SELECT 1 AS some FROM stamp_cards LIMIT 1') === undefined) {
    return { rows, wrong: null };
  }
  for (const question of QUESTIONS) {
    const wrong = db.get<Found>(question);
    if (wrong !== undefined) return { rows, wrong };
  }
  return { rows, wrong: null };
}

/** The stamps that what is kept of a sale gives, worked out without the code that books them. */
function recomputed(db: Db, one: Stamped): number {
  const kept = db.all<Kept>(
    `SELECT coalesce(line.original_line_no, line.line_no) AS lineNo,
       sum(line.quantity_milli) AS milli, sum(line.total_minor) AS minor
     FROM sales AS sale JOIN sale_lines AS line ON line.sale_id = sale.id
     WHERE sale.id = :saleId OR sale.original_sale_id = :saleId GROUP BY 1`,
    { saleId: one.saleId },
  );
  const named = parsed(one.lines);
  const counted = kept.filter(({ lineNo }) => Array.isArray(named) && named.includes(lineNo));
  return byRule(parsed(one.counting), counted);
}

function byRule(counting: unknown, lines: readonly Kept[]): number {
  const basis = isFacts(counting) ? counting['basis'] : undefined;
  if (!isFacts(counting) || !isFacts(basis)) return Number.NaN;
  const most = Number(counting['maxPerSale'] ?? Number.POSITIVE_INFINITY);
  let pieces = 0;
  let minor = 0;
  for (const line of lines) {
    pieces += Math.trunc(line.milli / 1000);
    minor += line.minor;
  }
  if (basis['kind'] === 'piece') return Math.min(most, pieces);
  if (basis['kind'] === 'sale') return minor > 0 && minor >= Number(basis['minimumMinor']) ? 1 : 0;
  return Math.min(most, Math.trunc(minor / Number(basis['perMinor'])));
}
