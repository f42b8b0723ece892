import type { Db, WritableDb } from '../../store/db.ts';
import type { Lot } from './rules/lots.ts';
import type { MovementRow } from './tables.ts';

/** What is left of the lots a sale earned. */
export function selectOpenLotsOfSale(db: Db, saleId: number): Lot[] {
  return db.all<Lot>(
    `SELECT lot.id, lot.uid, lot.remaining, lot.earned_at AS earnedAt,
       lot.active_from AS activeFrom, lot.expires_on AS expiresOn
     FROM points_entries AS entry
     JOIN points_movements AS moved ON moved.entry_id = entry.id
     JOIN points_lots AS lot ON lot.id = moved.lot_id AND lot.entry_id = entry.id
     WHERE entry.sale_id = :saleId AND entry.kind = 'earn' AND lot.remaining > 0`,
    { saleId },
  );
}

/** What a member owes, the oldest debt first. */
export function selectDebts(
  db: Db,
  memberId: number,
): { readonly id: number; readonly uid: string; readonly remaining: number }[] {
  return db.all(
    `SELECT id, uid, remaining FROM points_lots
     WHERE member_id = :memberId AND remaining < 0 ORDER BY id`,
    { memberId },
  );
}

/** A lot that paid a sale, with its owner. */
export interface RedeemedLot extends Lot {
  readonly points: number;
  readonly programmeVersion: number;
  readonly ownerId: number;
  readonly ownerUid: string;
}

/**
 * Out of which lots points paid a sale, in the order they were taken: the payer's own, which are
 * the first entry's, then those of the household. Told by entries, not by whose the lots are now: a
 * merge between two returns must not change what the first of them gave back.
 */
export function selectRedeemedLots(db: Db, saleId: number): RedeemedLot[] {
  return db.all<RedeemedLot>(
    `SELECT lot.id, lot.uid, lot.remaining, lot.earned_at AS earnedAt,
       lot.active_from AS activeFrom, lot.expires_on AS expiresOn, -moved.points AS points,
       lot.programme_version AS programmeVersion, lot.member_id AS ownerId, member.uid AS ownerUid
     FROM points_entries AS entry
     JOIN points_movements AS moved ON moved.entry_id = entry.id
     JOIN points_lots AS lot ON lot.id = moved.lot_id
     JOIN members AS member ON member.id = lot.member_id
     WHERE entry.sale_id = :saleId AND entry.kind = 'redeem'
     ORDER BY entry.id <> (SELECT min(first.id) FROM points_entries AS first
                           WHERE first.sale_id = :saleId AND first.kind = 'redeem'),
       lot.expires_on IS NULL, coalesce(lot.first_expires_on, lot.expires_on), lot.earned_at,
       lot.id`,
    { saleId },
  );
}

/**
 * Changes what an entry moved of a lot, and the lot with it. What comes to nothing is no movement.
 */
export function addToMovement(db: WritableDb, row: MovementRow): void {
  const key = { entryId: row.entryId, lotId: row.lotId };
  db.run('UPDATE points_lots SET remaining = remaining + :points WHERE id = :lotId', {
    lotId: row.lotId,
    points: row.points,
  });
  const gone = db.run(
    `DELETE FROM points_movements
     WHERE entry_id = :entryId AND lot_id = :lotId AND points = -:points`,
    { ...row },
  );
  if (gone.changes > 0) return;
  db.run(
    `UPDATE points_movements SET points = points + :points
     WHERE entry_id = :entryId AND lot_id = :lotId`,
    { ...key, points: row.points },
  );
}

/** What an entry moved, lot by lot. */
export function selectMovements(
  db: Db,
  entryId: number,
): { readonly lot: string; readonly points: number }[] {
  return db.all(
    `SELECT lot.uid AS lot, moved.points FROM points_movements AS moved
     JOIN points_lots AS lot ON lot.id = moved.lot_id
     WHERE moved.entry_id = :entryId ORDER BY moved.lot_id`,
    { entryId },
  );
}
