import type { ProductPrice } from '../../../contract/catalog.ts';
import type { Uid } from '../../../contract/kernel/ids.ts';
import type { Minor } from '../../../contract/kernel/money.ts';
import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { Tier } from '../../../contract/members.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** A price as it is kept. */
export interface PriceRow {
  readonly id: number;
  readonly uid: Uid;
  readonly productId: number;
  readonly productUid: Uid;
  readonly kind: ProductPrice['kind'];
  readonly tier: Tier | null;
  readonly priceMinor: Minor;
  readonly fromDay: BusinessDay;
  readonly toDay: BusinessDay | null;
}

/** A price to be written; `isBegun`: a regular one that stands at its product already. */
export interface NewPrice extends Omit<PriceRow, 'id' | 'productUid'> {
  readonly isBegun: boolean;
}

/** A product's standing price, beside one that holds on some day; nulls = none does. */
export interface PriceInForce {
  readonly productId: number;
  readonly standingMinor: Minor;
  readonly kind: ProductPrice['kind'] | null;
  readonly tier: Tier | null;
  readonly priceMinor: Minor | null;
  readonly fromDay: BusinessDay | null;
  readonly toDay: BusinessDay | null;
}

export const PRICES_IN_FORCE = `SELECT p.id AS productId, p.price_minor AS standingMinor,
    r.kind, r.tier, r.price_minor AS priceMinor, r.from_day AS fromDay,
    r.to_day AS toDay
  FROM json_each(:ids) AS wanted
 CROSS JOIN products AS p ON p.id = wanted.value
  LEFT JOIN product_prices AS r ON r.product_id = p.id
   AND r.from_day <= :day AND (r.to_day IS NULL OR r.to_day >= :day)
   AND (r.tier IS NULL OR instr(:tiers, r.tier) > 0)`;

/** `tiers`: the names of the tiers whose prices count. */
export function selectPricesInForce(
  db: Db,
  wanted: {
    readonly ids: readonly number[];
    readonly tiers: readonly Tier[];
    readonly day: BusinessDay;
  },
): PriceInForce[] {
  return db.all<PriceInForce>(PRICES_IN_FORCE, {
    ids: JSON.stringify(wanted.ids),
    tiers: wanted.tiers.join(' '),
    day: wanted.day,
  });
}

const PRICE = `SELECT r.id, r.uid, r.product_id AS productId, p.uid AS productUid, r.kind, r.tier,
    r.price_minor AS priceMinor, r.from_day AS fromDay, r.to_day AS toDay
  FROM product_prices r JOIN products p ON p.id = r.product_id`;

export function selectPrice(db: Db, id: number): PriceRow | undefined {
  return db.get<PriceRow>(`${PRICE} WHERE r.id = :id`, { id });
}

/** A product's prices, those that begin last first. */
export function pricesOf(db: Db, productId: number): PriceRow[] {
  return db.all<PriceRow>(
    `${PRICE} WHERE r.product_id = :productId ORDER BY r.from_day DESC, r.id DESC LIMIT 500`,
    { productId },
  );
}

/** The regular price that begins on exactly this day. */
export function regularFrom(db: Db, productId: number, day: BusinessDay): PriceRow | undefined {
  return db.get<PriceRow>(
    `${PRICE} WHERE r.product_id = :productId AND r.kind = 'regular' AND r.from_day = :day`,
    { productId, day },
  );
}

/** Regular prices whose day has come but which do not stand at their product yet. */
export function dueRegularPrices(db: Db, today: BusinessDay, limit: number): PriceRow[] {
  return db.all<PriceRow>(
    `${PRICE} WHERE r.kind = 'regular' AND r.is_begun = 0 AND r.from_day <= :today
      ORDER BY r.from_day, r.id LIMIT :limit`,
    { today, limit },
  );
}

export function insertPrice(db: WritableDb, price: NewPrice): number {
  return db.run(
    `INSERT INTO product_prices (uid, product_id, kind, tier, price_minor, from_day, to_day,
                                 is_begun)
     VALUES (:uid, :productId, :kind, :tier, :priceMinor, :fromDay, :toDay, :isBegun)`,
    {
      uid: price.uid,
      productId: price.productId,
      kind: price.kind,
      tier: price.tier,
      priceMinor: price.priceMinor,
      fromDay: price.fromDay,
      toDay: price.toDay,
      isBegun: price.isBegun ? 1 : 0,
    },
  ).lastId;
}

export function setPriceAmount(db: WritableDb, id: number, priceMinor: Minor): void {
  db.run('UPDATE product_prices SET price_minor = :priceMinor WHERE id = :id', { id, priceMinor });
}

export function setPriceEnd(db: WritableDb, id: number, toDay: BusinessDay): void {
  db.run('UPDATE product_prices SET to_day = :toDay WHERE id = :id', { id, toDay });
}

/** Ends a product's earlier regular prices that are still open. */
export function closeRegularsBefore(
  db: WritableDb,
  price: { readonly productId: number; readonly fromDay: BusinessDay; readonly toDay: BusinessDay },
): void {
  db.run(
    `UPDATE product_prices SET to_day = :toDay
      WHERE product_id = :productId AND kind = 'regular' AND from_day < :fromDay
        AND to_day IS NULL`,
    { ...price },
  );
}

export function markBegun(db: WritableDb, id: number): void {
  db.run('UPDATE product_prices SET is_begun = 1 WHERE id = :id', { id });
}

export function deletePrice(db: WritableDb, id: number): void {
  db.run('DELETE FROM product_prices WHERE id = :id', { id });
}
