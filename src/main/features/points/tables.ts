import type { UtcMs } from '../../../contract/kernel/time.ts';
import type { LotMove } from '../../../contract/points.ts';
import type { Db } from '../../store/db.ts';

/** A lot of points with how it came, as the tables hold it. */
export interface LotRow {
  readonly lotId: number;
  readonly entryId: number;
  readonly amount: number;
  readonly remaining: number;
  readonly kind: LotMove['kind'];
  readonly earnedAt: UtcMs;
  readonly activeFrom: string;
  readonly expiresOn: string | null;
  readonly idleMonths: number | null;
  readonly firstExpiresOn: string | null;
  readonly programmeVersion: number;
  readonly saleId: number | null;
  readonly receiptNo: string | null;
  readonly reason: string | null;
}

const LOT_COLUMNS = `lot.id AS lotId, lot.entry_id AS entryId, lot.amount, lot.remaining,
       entry.kind, lot.earned_at AS earnedAt, lot.active_from AS activeFrom,
       lot.expires_on AS expiresOn, lot.idle_months AS idleMonths,
       lot.first_expires_on AS firstExpiresOn, lot.programme_version AS programmeVersion,
       entry.sale_id AS saleId, sale.receipt_no AS receiptNo, entry.reason`;

const LOTS_WITH_ENTRY = `SELECT ${LOT_COLUMNS}
     FROM points_lots AS lot
     JOIN points_entries AS entry ON entry.id = lot.entry_id
     LEFT JOIN sales AS sale ON sale.id = entry.sale_id`;

/** A member's lots that hold or owe points, in spend order, debts last. */
export function selectHeldLots(db: Db, memberId: number): LotRow[] {
  return db.all<LotRow>(
    `SELECT * FROM (${LOTS_WITH_ENTRY}
       WHERE lot.member_id = :memberId AND lot.remaining > 0
       UNION ALL
       ${LOTS_WITH_ENTRY}
       WHERE lot.member_id = :memberId AND lot.remaining < 0)
     ORDER BY remaining < 0, expiresOn IS NULL, expiresOn, earnedAt, lotId`,
    { memberId },
  );
}

/** What a member's ledger holds, by kind. */
export function selectKindSums(
  db: Db,
  memberId: number,
): {
  readonly kind: LotMove['kind'];
  readonly entries: number;
  readonly came: number;
  readonly went: number;
}[] {
  return db.all(
    `SELECT kind, count(*) AS entries, coalesce(sum(points) FILTER (WHERE points > 0), 0) AS came,
       coalesce(-sum(points) FILTER (WHERE points < 0), 0) AS went
     FROM points_entries WHERE member_id = :memberId
     GROUP BY kind ORDER BY min(id)`,
    { memberId },
  );
}

/** Every entry that moved a lot, oldest first. */
export function selectLotMoves(db: Db, lotId: number, limit: number): LotMove[] {
  return db.all<LotMove>(
    `SELECT entry.id AS entryId, entry.kind, moved.points, entry.at,
       entry.business_day AS businessDay, entry.sale_id AS saleId, sale.receipt_no AS receiptNo,
       entry.reason
     FROM points_movements AS moved
     JOIN points_entries AS entry ON entry.id = moved.entry_id
     LEFT JOIN sales AS sale ON sale.id = entry.sale_id
     WHERE moved.lot_id = :lotId
     ORDER BY entry.id LIMIT :limit`,
    { lotId, limit },
  );
}

/** One movement of a lot with its entry, as a past moment needs it. */
export interface PastMove extends LotMove {
  readonly lotId: number;
  /** What the whole entry moved. */
  readonly entryPoints: number;
}

/**
 * All movements of the entries that are a member's now, or were at some time, in the order they
 * were posted. {@link selectMoves} tells whose they were when.
 */
export function selectPastMoves(db: Db, memberId: number): PastMove[] {
  return db.all<PastMove>(
    `SELECT moved.lot_id AS lotId, moved.points, entry.id AS entryId, entry.kind,
       entry.points AS entryPoints, entry.at, entry.business_day AS businessDay,
       entry.sale_id AS saleId, sale.receipt_no AS receiptNo, entry.reason
     FROM (SELECT id FROM points_entries WHERE member_id = :memberId
           UNION SELECT entry_id FROM points_moved WHERE from_id = :memberId) AS own
     CROSS JOIN points_entries AS entry ON entry.id = own.id
     CROSS JOIN points_movements AS moved ON moved.entry_id = entry.id
     LEFT JOIN sales AS sale ON sale.id = entry.sale_id
     ORDER BY entry.id`,
    { memberId },
  );
}

/** An entry that changed hands when two members became one. */
export interface EntryMove {
  readonly entryId: number;
  readonly fromId: number;
  readonly at: UtcMs;
}

/** Changes of hands of the entries that are or were a member's, the first of each entry first. */
export function selectMoves(db: Db, memberId: number): EntryMove[] {
  return db.all<EntryMove>(
    `SELECT gone.entry_id AS entryId, gone.from_id AS fromId, gone.at
     FROM points_moved AS gone
     WHERE gone.from_id = :memberId
        OR gone.entry_id IN (SELECT id FROM points_entries WHERE member_id = :memberId)
     ORDER BY gone.at`,
    { memberId },
  );
}

/** The lots of a member's entries, now or once, whatever they hold. */
export function selectAllLots(db: Db, memberId: number): LotRow[] {
  return db.all<LotRow>(
    `SELECT ${LOT_COLUMNS}
     FROM (SELECT id FROM points_entries WHERE member_id = :memberId
           UNION SELECT entry_id FROM points_moved WHERE from_id = :memberId) AS own
     CROSS JOIN points_entries AS entry ON entry.id = own.id
     CROSS JOIN points_movements AS moved ON moved.entry_id = entry.id
     CROSS JOIN points_lots AS lot ON lot.id = moved.lot_id AND lot.entry_id = entry.id
     LEFT JOIN sales AS sale ON sale.id = entry.sale_id
     ORDER BY lot.id`,
    { memberId },
  );
}

/** Who became this member after a moment. */
export function selectMergedAfter(
  db: Db,
  merged: { readonly memberId: number; readonly at: UtcMs },
): { readonly name: string; readonly at: UtcMs }[] {
  return db.all(
    `SELECT member.name, merge.at FROM member_merges AS merge
     JOIN members AS member ON member.id = merge.merged_id
     WHERE merge.survivor_id = :memberId AND merge.at > :at ORDER BY merge.at`,
    { ...merged },
  );
}
