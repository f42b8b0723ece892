import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { GiftMovement } from '../../../contract/rewards.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** A movement of a gift's stock. */
export interface StockMovement {
  readonly giftId: number;
  readonly kind: GiftMovement['kind'];
  /** Pieces: more than 0 into the stock, less than 0 out of it. */
  readonly quantity: number;
  readonly redemptionId: number | null;
  readonly reason: string;
  readonly at: UtcMs;
  readonly businessDay: BusinessDay;
  readonly staffId: number | null;
}

/**
 * Moves pieces in or out and returns what is there now; undefined, and nothing moved, when there
 * would be fewer than none.
 */
export function moveStock(db: WritableDb, row: StockMovement): number | undefined {
  const { giftId, quantity } = row;
  const moved = db.run(
    'UPDATE gifts SET stock = stock + :quantity WHERE id = :giftId AND stock + :quantity >= 0',
    { giftId, quantity },
  );
  if (moved.changes === 0) return undefined;
  db.run(
    `INSERT INTO gift_movements (gift_id, kind, quantity, redemption_id, reason, at, business_day,
       staff_id)
     VALUES (:giftId, :kind, :quantity, :redemptionId, :reason, :at, :businessDay, :staffId)`,
    { ...row },
  );
  return db.get<{ stock: number }>('SELECT stock FROM gifts WHERE id = :giftId', { giftId })?.stock;
}

/** Movements of a gift, newest first, each with what was there after it. */
export function selectMovementsOfGift(
  db: Db,
  page: {
    readonly giftId: number;
    readonly beforeAt: UtcMs;
    readonly beforeId: number;
    readonly limit: number;
  },
): GiftMovement[] {
  return db.all<GiftMovement>(
    `SELECT moved.id, moved.kind, moved.quantity, moved.reason, moved.at,
       coalesce(staff.name, '') AS staffName, coalesce(member.name, '') AS memberName,
       (SELECT sum(quantity) FROM gift_movements AS before
        WHERE before.gift_id = moved.gift_id AND before.id <= moved.id) AS stockAfter
     FROM gift_movements AS moved
     LEFT JOIN staff ON staff.id = moved.staff_id
     LEFT JOIN gift_redemptions AS given ON given.id = moved.redemption_id
     LEFT JOIN members AS member ON member.id = given.member_id
     WHERE moved.gift_id = :giftId AND (moved.at, moved.id) < (:beforeAt, :beforeId)
     ORDER BY moved.at DESC, moved.id DESC LIMIT :limit`,
    { ...page },
  );
}

export function countMovementsOfGift(db: Db, giftId: number): number {
  const row = db.get<{ count: number }>(
    'SELECT count(*) AS count FROM gift_movements WHERE gift_id = :giftId',
    { giftId },
  );
  return row?.count ?? 0;
}
