import type { Minor } from '../../../contract/kernel/money.ts';
import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** The records a product is in, by uid. */
export interface ProductRecords {
  readonly productId: number;
  readonly product: string;
  readonly category: string | null;
  readonly brand: string | null;
  readonly supplier: string | null;
  readonly counter: string;
}

/** In which records these products are: asked only for baskets with coupons. */
export function selectRecords(db: Db, productIds: readonly number[]): ProductRecords[] {
  return db.all<ProductRecords>(
    `SELECT product.id AS productId, product.uid AS product, category.uid AS category,
       brand.uid AS brand, supplier.uid AS supplier, counter.uid AS counter
     FROM json_each(:ids) AS wanted CROSS JOIN products AS product ON product.id = wanted.value
     JOIN counters AS counter ON counter.id = product.counter_id
     LEFT JOIN suppliers AS supplier ON supplier.id = counter.supplier_id
     LEFT JOIN categories AS category ON category.id = product.category_id
     LEFT JOIN brands AS brand ON brand.id = product.brand_id`,
    { ids: JSON.stringify(productIds) },
  );
}

/** How often a member used coupons of a campaign; those given back do not count. */
export function countUsesOf(
  db: Db,
  wanted: { readonly campaignId: number; readonly memberId: number },
): number {
  return (
    db.get<{ n: number }>(
      `SELECT count(*) AS n FROM coupon_redemptions
       WHERE campaign_id = :campaignId AND member_id = :memberId AND given_back_sale_id IS NULL`,
      { ...wanted },
    )?.n ?? 0
  );
}

export interface RedemptionRow {
  readonly saleId: number;
  readonly couponId: number;
  readonly campaignId: number;
  readonly memberId: number | null;
  readonly discountMinor: Minor;
  readonly at: UtcMs;
}

/** Books the use of a code; throws when it has none left. */
export function insertRedemption(db: WritableDb, row: RedemptionRow): void {
  const { changes } = db.run(
    `UPDATE coupons SET uses = uses + 1
     WHERE id = :couponId AND (max_uses IS NULL OR uses < max_uses)`,
    { couponId: row.couponId },
  );
  if (changes !== 1) throw new Error('A coupon has no use left');
  db.run(
    `INSERT INTO coupon_redemptions (sale_id, coupon_id, campaign_id, member_id, discount_minor, at)
     VALUES (:saleId, :couponId, :campaignId, :memberId, :discountMinor, :at)`,
    { ...row },
  );
}

/** A coupon that a sale used. */
export interface UsedCoupon {
  readonly couponId: number;
  readonly uid: string;
  readonly code: string;
  readonly name: string;
  readonly discountMinor: Minor;
  readonly validTo: BusinessDay;
  readonly isVoid: number;
  readonly isGivenBack: number;
}

/** The coupons of a sale, in the order of their codes. */
export function selectUsedBy(db: Db, saleId: number): UsedCoupon[] {
  return db.all<UsedCoupon>(
    `SELECT coupon.id AS couponId, coupon.uid, coupon.code, campaign.name,
       redemption.discount_minor AS discountMinor, coupon.valid_to AS validTo,
       campaign.is_void AS isVoid, redemption.given_back_sale_id IS NOT NULL AS isGivenBack
     FROM coupon_redemptions AS redemption
     JOIN coupons AS coupon ON coupon.id = redemption.coupon_id
     JOIN coupon_campaigns AS campaign ON campaign.id = coupon.campaign_id
     WHERE redemption.sale_id = :saleId ORDER BY redemption.coupon_id`,
    { saleId },
  );
}

/** Gives a code back that a sale used: it can be used again. */
export function giveBack(
  db: WritableDb,
  row: { readonly saleId: number; readonly couponId: number; readonly returnSaleId: number },
): void {
  const { changes } = db.run(
    `UPDATE coupon_redemptions SET given_back_sale_id = :returnSaleId
     WHERE sale_id = :saleId AND coupon_id = :couponId AND given_back_sale_id IS NULL`,
    { ...row },
  );
  if (changes !== 1) throw new Error('A coupon was given back already');
  db.run('UPDATE coupons SET uses = uses - 1 WHERE id = :couponId', { couponId: row.couponId });
}
