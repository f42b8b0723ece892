import type { Uid } from '../../../contract/kernel/ids.ts';
import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** A gift as it is stored: flags are 0 and 1, `tiers` is a JSON list. */
export interface GiftRow {
  readonly id: number;
  readonly uid: Uid;
  readonly version: number;
  readonly name: string;
  readonly points: number;
  readonly productId: number | null;
  readonly productName: string;
  readonly perMemberLimit: number | null;
  readonly tiers: string;
  readonly fromDay: BusinessDay | null;
  readonly toDay: BusinessDay | null;
  readonly returnDays: number;
  readonly lowStock: number;
  readonly stock: number;
  readonly isActive: number;
}

const SELECT_GIFT = `SELECT gift.id, gift.uid, gift.version, gift.name, gift.points,
       gift.product_id AS productId, coalesce(product.name, '') AS productName,
       gift.per_member_limit AS perMemberLimit, gift.tiers, gift.from_day AS fromDay,
       gift.to_day AS toDay, gift.return_days AS returnDays, gift.low_stock AS lowStock,
       gift.stock, gift.is_active AS isActive
     FROM gifts AS gift LEFT JOIN products AS product ON product.id = gift.product_id`;

export function selectGifts(db: Db): GiftRow[] {
  return db.all<GiftRow>(`${SELECT_GIFT} ORDER BY gift.is_active DESC, gift.name, gift.id`);
}

export function selectGift(db: Db, giftId: number): GiftRow | undefined {
  return db.get<GiftRow>(`${SELECT_GIFT} WHERE gift.id = :giftId`, { giftId });
}

/** How many of each gift were given and not brought back. */
export function selectGivenCounts(db: Db): ReadonlyMap<number, number> {
  const rows = db.all<{ giftId: number; count: number }>(
    `SELECT gift_id AS giftId, count(*) AS count FROM gift_redemptions
     WHERE returned_at IS NULL GROUP BY gift_id`,
  );
  return new Map(rows.map(({ giftId, count }) => [giftId, count]));
}

/** The gift with this name, in whatever case. */
export function giftNamed(db: Db, name: string): number | undefined {
  return db.get<{ id: number }>('SELECT id FROM gifts WHERE name = :name', { name })?.id;
}

/** What is written of a gift; its stock comes by movements only. */
export type GiftToSave = Omit<GiftRow, 'id' | 'version' | 'productName' | 'stock'>;

export function insertGift(db: WritableDb, row: GiftToSave): number {
  return db.run(
    `INSERT INTO gifts (uid, name, points, product_id, per_member_limit, tiers, from_day, to_day,
       return_days, low_stock, is_active)
     VALUES (:uid, :name, :points, :productId, :perMemberLimit, :tiers, :fromDay, :toDay,
       :returnDays, :lowStock, :isActive)`,
    { ...row },
  ).lastId;
}

export function updateGift(
  db: WritableDb,
  row: Omit<GiftToSave, 'uid'> & { readonly id: number },
): void {
  db.run(
    `UPDATE gifts SET version = version + 1, name = :name, points = :points,
       product_id = :productId, per_member_limit = :perMemberLimit, tiers = :tiers,
       from_day = :fromDay, to_day = :toDay, return_days = :returnDays, low_stock = :lowStock,
       is_active = :isActive
     WHERE id = :id`,
    { ...row },
  );
}
