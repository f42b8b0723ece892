import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { PointsKind } from '../../../contract/members.ts';
import type { Db, WritableDb } from '../../store/db.ts';
import type { Lot } from './rules/lots.ts';

/** A member's lots that hold points, and debts, in no order. */
export function selectOpenLots(db: Db, memberId: number): Lot[] {
  return db.all<Lot>(
    `SELECT id, uid, remaining, earned_at AS earnedAt, active_from AS activeFrom,
       expires_on AS expiresOn
     FROM points_lots WHERE member_id = :memberId AND remaining > 0
     UNION ALL
     SELECT id, uid, remaining, earned_at, active_from, expires_on
     FROM points_lots WHERE member_id = :memberId AND remaining < 0`,
    { memberId },
  );
}

/** The points a member can spend on `day` less what is owed, added up by the store. */
export function selectBalance(db: Db, memberId: number, day: BusinessDay): number {
  const row = db.get<{ balance: number }>(
    `SELECT coalesce(sum(remaining), 0)
       + (SELECT coalesce(sum(remaining), 0) FROM points_lots
          WHERE member_id = :memberId AND remaining < 0) AS balance
     FROM points_lots
     WHERE member_id = :memberId AND remaining > 0 AND active_from <= :day
       AND (expires_on IS NULL OR expires_on >= :day)`,
    { memberId, day },
  );
  return row?.balance ?? 0;
}

/** A lot that lapsed, with its owner. */
export interface LapsedLot extends Lot {
  readonly memberId: number;
  readonly memberUid: string;
  readonly programmeVersion: number;
}

/** Lots with points whose last day was before `day`, the longest lapsed first. */
export function selectLapsedLots(db: Db, day: BusinessDay, limit: number): LapsedLot[] {
  return db.all<LapsedLot>(
    `SELECT lot.id, lot.uid, lot.remaining, lot.earned_at AS earnedAt,
       lot.active_from AS activeFrom, lot.expires_on AS expiresOn, lot.member_id AS memberId,
       member.uid AS memberUid, lot.programme_version AS programmeVersion
     FROM points_lots AS lot
     JOIN members AS member ON member.id = lot.member_id
     WHERE lot.remaining > 0 AND lot.expires_on IS NOT NULL AND lot.expires_on < :day
     ORDER BY lot.expires_on, lot.id LIMIT :limit`,
    { day, limit },
  );
}

/** When the points that a sale earned lapse. */
export function selectExpiryOfSale(db: Db, saleId: number): BusinessDay | null {
  const row = db.get<{ expiresOn: BusinessDay | null }>(
    `SELECT lot.expires_on AS expiresOn
     FROM points_entries AS entry
     JOIN points_movements AS moved ON moved.entry_id = entry.id
     JOIN points_lots AS lot ON lot.id = moved.lot_id AND lot.entry_id = entry.id
     WHERE entry.sale_id = :saleId AND entry.kind = 'earn'`,
    { saleId },
  );
  return row?.expiresOn ?? null;
}

/** One movement of a member's points as a whole; {@link MovementRow} says from which lots. */
export interface EntryRow {
  readonly uid: string;
  readonly memberId: number;
  readonly kind: PointsKind;
  readonly points: number;
  readonly at: UtcMs;
  readonly businessDay: BusinessDay;
  readonly saleId: number | null;
  readonly staffId: number | null;
  readonly programmeVersion: number | null;
  readonly reason: string | null;
}

export function insertEntry(db: WritableDb, row: EntryRow): number {
  return db.run(
    `INSERT INTO points_entries (uid, member_id, kind, points, at, business_day, sale_id,
       staff_id, programme_version, reason)
     VALUES (:uid, :memberId, :kind, :points, :at, :businessDay, :saleId,
       :staffId, :programmeVersion, :reason)`,
    { ...row },
  ).lastId;
}

export interface LotRow {
  readonly uid: string;
  readonly memberId: number;
  readonly entryId: number;
  readonly amount: number;
  readonly earnedAt: UtcMs;
  readonly activeFrom: BusinessDay;
  readonly expiresOn: BusinessDay | null;
  /** Lapses after so many months without earning or redeeming; absent = on its day. */
  readonly idleMonths?: number | null;
  readonly programmeVersion: number;
}

/** Opens a lot, full, with the movement that filled it. */
export function insertLot(db: WritableDb, row: LotRow): number {
  const { lastId } = db.run(
    `INSERT INTO points_lots (uid, member_id, entry_id, amount, remaining, earned_at,
       active_from, expires_on, programme_version, idle_months, first_expires_on)
     VALUES (:uid, :memberId, :entryId, :amount, :amount, :earnedAt, :activeFrom, :expiresOn,
       :programmeVersion, :idleMonths, CASE WHEN :idleMonths IS NOT NULL THEN :expiresOn END)`,
    { ...row, idleMonths: row.idleMonths ?? null },
  );
  insertMovement(db, { entryId: row.entryId, lotId: lastId, points: row.amount });
  return lastId;
}

export interface MovementRow {
  readonly entryId: number;
  readonly lotId: number;
  /** Positive into the lot, negative out of it. */
  readonly points: number;
}

/**
 * Moves points out of a lot (less than 0) or back into it; the table's CHECK refuses more than it
 * holds or ever held.
 */
export function moveLot(db: WritableDb, row: MovementRow): void {
  db.run('UPDATE points_lots SET remaining = remaining + :points WHERE id = :lotId', {
    lotId: row.lotId,
    points: row.points,
  });
  insertMovement(db, row);
}

function insertMovement(db: WritableDb, row: MovementRow): void {
  db.run(
    `INSERT INTO points_movements (entry_id, lot_id, points)
     VALUES (:entryId, :lotId, :points)`,
    { ...row },
  );
}

/** An entry in a member's history. */
export interface HistoryRow
  extends Pick<EntryRow, 'kind' | 'points' | 'at' | 'businessDay' | 'reason'> {
  readonly id: number;
  readonly receiptNo: string | null;
}

/** Entries as a {@link HistoryRow} each; a condition on `entry` follows. */
export const SELECT_HISTORY = `SELECT entry.id, entry.kind, entry.points, entry.at,
       entry.business_day AS businessDay, entry.reason, sale.receipt_no AS receiptNo
     FROM points_entries AS entry
     LEFT JOIN sales AS sale ON sale.id = entry.sale_id`;

/** A member's entries before a place in their order, newest first. */
export function selectHistory(
  db: Db,
  page: {
    readonly memberId: number;
    readonly beforeAt: UtcMs;
    readonly beforeId: number;
    readonly limit: number;
  },
): HistoryRow[] {
  return db.all<HistoryRow>(
    `${SELECT_HISTORY}
     WHERE entry.member_id = :memberId AND (entry.at, entry.id) < (:beforeAt, :beforeId)
     ORDER BY entry.at DESC, entry.id DESC LIMIT :limit`,
    { ...page },
  );
}

export function countHistory(db: Db, memberId: number): number {
  const row = db.get<{ count: number }>(
    'SELECT count(*) AS count FROM points_entries WHERE member_id = :memberId',
    { memberId },
  );
  return row?.count ?? 0;
}

/** The latest day for which expiry was posted. */
export function selectExpiredThrough(db: Db): BusinessDay | undefined {
  return db.get<{ day: BusinessDay }>(
    'SELECT expired_through AS day FROM loyalty_state WHERE id = 1',
  )?.day;
}

/** On how many days from `from` to the day before `day` this till sold; brought-over sales prove no clock. */
export function selectSaleDays(
  db: Db,
  days: { readonly from: BusinessDay; readonly day: BusinessDay },
): number {
  const row = db.get<{ count: number }>(
    `SELECT count(DISTINCT business_day) AS count FROM sales
     WHERE business_day >= :from AND business_day < :day AND receipt_seq IS NOT NULL`,
    { ...days },
  );
  return row?.count ?? 0;
}

/** Remembers that expiry was posted for `day`; never moves back. */
export function saveExpiredThrough(db: WritableDb, day: BusinessDay): void {
  db.run(
    `INSERT INTO loyalty_state (id, expired_through) VALUES (1, :day)
     ON CONFLICT (id) DO UPDATE SET expired_through = max(expired_through, excluded.expired_through)`,
    { day },
  );
}
