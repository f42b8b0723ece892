import type { UtcMs } from '../../../contract/kernel/time.ts';
import type { Tier } from '../../../contract/members.ts';
import type { Db, SqlParams } from '../../store/db.ts';

/** A member on the way to a list of hits. */
export interface HitRow {
  readonly id: number;
  readonly name: string;
  readonly phone: string | null;
  readonly cardNo: string;
  readonly tier: Tier;
  readonly lastVisitAt: UtcMs | null;
  readonly lastVisitDay: string | null;
  readonly visitRank: number;
  readonly searchTerms: string;
}

/** A LIMIT that is none. */
const ALL = -1;
/** Sorts behind every text that starts the same. */
const LAST = '\u{10ffff}';

export const SQL = {
  byId: `SELECT id, name, phone, card_no AS cardNo, tier, last_visit_at AS lastVisitAt,
                last_visit_day AS lastVisitDay, visit_rank AS visitRank,
                search_terms AS searchTerms
           FROM members
          WHERE id = :id AND is_active = 1`,
  byIds: `SELECT m.id, m.name, m.phone, m.card_no AS cardNo, m.tier,
                 m.last_visit_at AS lastVisitAt, m.last_visit_day AS lastVisitDay,
                 m.visit_rank AS visitRank, m.search_terms AS searchTerms
            FROM json_each(:ids) wanted
           CROSS JOIN members m ON m.id = wanted.value
           WHERE m.is_active = 1`,
  byCard: `SELECT id FROM members WHERE card_no = :cardNo AND is_active = 1`,
  byPhone: `SELECT id FROM members WHERE phone = :phone AND is_active = 1`,
  byPhoneTail: `SELECT id
                  FROM (SELECT id, visit_rank FROM members
                         WHERE phone_reversed >= :start AND phone_reversed < :end
                         LIMIT :cap)
                 ORDER BY visit_rank, id`,
  byLastFour: `SELECT id, name, phone, card_no AS cardNo, tier, last_visit_at AS lastVisitAt,
                      last_visit_day AS lastVisitDay, visit_rank AS visitRank,
                      search_terms AS searchTerms
                 FROM members
                WHERE substr(phone_reversed, 1, 4) = :lastFour
                  AND phone_reversed IS NOT NULL
                  AND is_active = 1
                ORDER BY visit_rank, id
                LIMIT :limit`,
  byEmail: `SELECT id
              FROM (SELECT id, visit_rank FROM members
                     WHERE email >= :start AND email < :end
                     LIMIT :cap)
             ORDER BY visit_rank, id`,
  byBirthday: `SELECT id FROM members WHERE birthday = :birthday LIMIT :cap`,
  countGram: `SELECT count(*) AS n
                FROM (SELECT 1 FROM member_grams WHERE gram = :gram LIMIT :cap)`,
  countWords: `SELECT count(*) AS n
                 FROM (SELECT 1 FROM member_grams WHERE gram >= :start AND gram < :end LIMIT :cap)`,
  gramAt: `SELECT visit_rank AS visitRank, member_id AS memberId
             FROM member_grams
            WHERE gram = :gram
            ORDER BY visit_rank, member_id
            LIMIT 1 OFFSET :offset`,
  walkGram: `SELECT m.id, m.name, m.phone, m.card_no AS cardNo, m.tier,
                    m.last_visit_at AS lastVisitAt, m.last_visit_day AS lastVisitDay,
                    g.visit_rank AS visitRank, m.search_terms AS searchTerms
               FROM member_grams g
              CROSS JOIN members m ON m.id = g.member_id
              WHERE g.gram = :gram
                AND (g.visit_rank, g.member_id) < (:endRank, :endId)
                AND instr(m.search_terms, :held) > 0
                AND m.is_active = 1
              ORDER BY g.visit_rank, g.member_id
              LIMIT :limit`,
  walkGrams: `SELECT g.member_id AS id
                FROM member_grams g
               WHERE g.gram = :gram
                 AND (g.visit_rank, g.member_id) < (:endRank, :endId)
                 AND EXISTS (SELECT 1 FROM member_grams a
                              WHERE a.gram = :second AND a.visit_rank = g.visit_rank
                                AND a.member_id = g.member_id)
                 AND EXISTS (SELECT 1 FROM member_grams b
                              WHERE b.gram = :third AND b.visit_rank = g.visit_rank
                                AND b.member_id = g.member_id)
               ORDER BY g.visit_rank, g.member_id`,
  walkWords: `SELECT m.id, m.name, m.phone, m.card_no AS cardNo, m.tier,
                     m.last_visit_at AS lastVisitAt, m.last_visit_day AS lastVisitDay,
                     m.visit_rank AS visitRank, m.search_terms AS searchTerms
                FROM (SELECT DISTINCT visit_rank, member_id
                        FROM (SELECT visit_rank, member_id FROM member_grams
                               WHERE gram >= :start AND gram < :end
                               LIMIT :cap)
                       ORDER BY visit_rank, member_id
                       LIMIT :cap) wanted
               CROSS JOIN members m ON m.id = wanted.member_id
               WHERE m.is_active = 1
               LIMIT :limit`,
} as const;

interface IdRow {
  readonly id: number;
}

export function hitById(db: Db, id: number): HitRow | undefined {
  return db.get<HitRow>(SQL.byId, { id });
}

/**
 * The rows of active members in the order of `ids`, read `atATime` by one statement: nine rows so
 * cost about half of nine statements.
 */
export function* hitsByIds(db: Db, ids: Iterable<number>, atATime: number): Generator<HitRow> {
  let wanted: number[] = [];
  for (const id of ids) {
    if (wanted.push(id) < atATime) continue;
    yield* db.all<HitRow>(SQL.byIds, { ids: JSON.stringify(wanted) });
    wanted = [];
  }
  if (wanted.length > 0) yield* db.all<HitRow>(SQL.byIds, { ids: JSON.stringify(wanted) });
}

export function idByCard(db: Db, cardNo: string): number | undefined {
  return db.get<IdRow>(SQL.byCard, { cardNo })?.id;
}

export function idByPhone(db: Db, phone: string): number | undefined {
  return db.get<IdRow>(SQL.byPhone, { phone })?.id;
}

/**
 * Members whose phone number ends in `digits`, most recent visitors first; at most `cap`. Read
 * one by one: of a hundred numbers that end alike, a list shows the first few.
 */
export function* idsByPhoneTail(db: Db, digits: string, cap: number): Generator<number> {
  const start = reverseDigits(digits);
  const rows = db.iterate<IdRow>(SQL.byPhoneTail, { start, end: `${start}${LAST}`, cap });
  for (const row of rows) yield row.id;
}

/** So many last digits are what a person at the counter says; they have an index of their own. */
export const LAST_FOUR = 4;

/** The first `limit` members whose phone number ends in these four digits, by last visit. */
export function hitsByLastFour(db: Db, digits: string, limit: number): HitRow[] {
  return db.all<HitRow>(SQL.byLastFour, { lastFour: reverseDigits(digits), limit });
}

/** Members whose e-mail starts with `start`, most recent visitors first; at most `cap`. */
export function* idsByEmail(db: Db, start: string, cap: number): Generator<number> {
  const rows = db.iterate<IdRow>(SQL.byEmail, { start, end: `${start}${LAST}`, cap });
  for (const row of rows) yield row.id;
}

export function idsByBirthday(db: Db, birthday: string, cap: number): number[] {
  return idsOf(db.all<IdRow>(SQL.byBirthday, { birthday, cap }));
}

/** How many rows a gram has, counted up to `cap`. */
export function countGram(db: Db, gram: string, cap: number): number {
  return db.get<{ n: number }>(SQL.countGram, { gram, cap })?.n ?? 0;
}

/** How many index rows there are of whole words that start with `start`, up to `cap`. */
export function countWords(db: Db, start: string, cap: number): number {
  return db.get<{ n: number }>(SQL.countWords, { start, end: `${start}${LAST}`, cap })?.n ?? 0;
}

/** The row of a gram at which a walk of `offset` rows ends. */
export function gramAt(
  db: Db,
  gram: string,
  offset: number,
): { readonly visitRank: number; readonly memberId: number } | undefined {
  return db.get(SQL.gramAt, { gram, offset });
}

/** A row of the index at which a walk ends; undefined = with the gram. */
export type WalkEnd = { readonly visitRank: number; readonly memberId: number } | undefined;

/**
 * The members of a gram, most recent visitors first, whose terms hold a text: the first `limit`
 * at once, or one by one.
 */
export function walkGram(
  db: Db,
  walk: {
    readonly gram: string;
    readonly end: WalkEnd;
    readonly held: string;
    readonly limit: number | null;
  },
): Iterable<HitRow> {
  return walkRows(db, SQL.walkGram, {
    gram: walk.gram,
    endRank: walk.end?.visitRank ?? 1,
    endId: walk.end?.memberId ?? 0,
    held: walk.held,
    limit: walk.limit ?? ALL,
  });
}

/**
 * The members with a word or reading that starts with `start`, of which there are at most `cap`,
 * most recent visitors first: the first `limit` at once, or one by one. (The statement's second
 * LIMIT cuts nothing: without one, SQLite leaves out the order of a sub-select.)
 */
export function walkWords(
  db: Db,
  walk: { readonly start: string; readonly cap: number; readonly limit: number | null },
): Iterable<HitRow> {
  const { start, cap, limit } = walk;
  return walkRows(db, SQL.walkWords, { start, end: `${start}${LAST}`, cap, limit: limit ?? ALL });
}

/** A few rows cost less at once; of many, only those are read that somebody asks for. */
function walkRows(
  db: Db,
  sql: string,
  params: SqlParams & { readonly limit: number },
): Iterable<HitRow> {
  return params.limit === ALL ? db.iterate<HitRow>(sql, params) : db.all<HitRow>(sql, params);
}

/**
 * The members of a gram who are in the other grams too, most recent visitors first. All grams lie
 * in the same order, so that the other lists are read along, page by page; the members' own rows,
 * which lie anywhere, are not touched.
 */
export function* walkGrams(
  db: Db,
  walk: { readonly gram: string; readonly others: readonly string[]; readonly end: WalkEnd },
): Generator<number> {
  const [second = walk.gram, third = second] = walk.others;
  const rows = db.iterate<IdRow>(SQL.walkGrams, {
    gram: walk.gram,
    endRank: walk.end?.visitRank ?? 1,
    endId: walk.end?.memberId ?? 0,
    second,
    third,
  });
  for (const row of rows) yield row.id;
}

function idsOf(rows: readonly IdRow[]): number[] {
  return rows.map((row) => row.id);
}

/** The digits of a phone number, last one first. */
export function reverseDigits(phone: string): string {
  return [...phone.replace(/\D/g, '')].reverse().join('');
}
