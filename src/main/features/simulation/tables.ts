import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { Tier } from '../../../contract/members.ts';
import type { Db } from '../../store/db.ts';

/** First and last business day, both included. */
export interface Days {
  readonly fromDay: BusinessDay;
  readonly toDay: BusinessDay;
}

/** A member's sale or return, as far as a replay goes. */
export interface SaleHead {
  readonly id: number;
  readonly kind: 'sale' | 'return';
  readonly originalId: number | null;
  readonly day: BusinessDay;
  readonly at: UtcMs;
  readonly memberId: number;
  /** As the member has it now. */
  readonly birthday: string | null;
  readonly tier: Tier | null;
  readonly programmeVersion: number | null;
  /** Null = rung up elsewhere and brought over. */
  readonly receiptSeq: number | null;
  readonly totalMinor: number;
  readonly pointsPaidMinor: number;
  readonly pointsEarned: number;
  /** A return: the points it had to take back; null = none, or not worked out by this till. */
  readonly pointsOwed: number | null;
  /** 1 = the sale was given to its member later. */
  readonly isClaimed: number;
}

/** Sales and returns of members, by day and in the order they were booked. */
export function iterateHeads(db: Db, days: Days): IterableIterator<SaleHead> {
  return db.iterate<SaleHead>(
    `SELECT sale.id, sale.kind, sale.original_sale_id AS originalId, sale.business_day AS day,
            sale.completed_at AS at, sale.member_id AS memberId, member.birthday, sale.member_tier AS tier,
            sale.programme_version AS programmeVersion, sale.receipt_seq AS receiptSeq,
            sale.total_minor AS totalMinor, sale.points_paid_minor AS pointsPaidMinor,
            sale.points_earned AS pointsEarned, back.points_owed AS pointsOwed,
            claim.sale_id IS NOT NULL AS isClaimed
       FROM sales AS sale INDEXED BY sales_day
       CROSS JOIN members AS member ON member.id = sale.member_id
       LEFT JOIN returns AS back ON back.sale_id = sale.id
       LEFT JOIN sale_claims AS claim ON claim.sale_id = sale.id
      WHERE sale.business_day BETWEEN :fromDay AND :toDay AND sale.member_id IS NOT NULL
      ORDER BY sale.business_day, sale.id`,
    { ...days },
  );
}

/** A line of those sales, in the same order. */
export interface SoldLine {
  readonly saleId: number;
  readonly lineNo: number;
  readonly productId: number;
  readonly counterId: number;
  readonly quantityMilli: number;
  readonly regularPriceMinor: number;
  readonly unitPriceMinor: number;
  readonly priceSource: 'regular' | 'dated' | 'tier' | 'manual' | 'label';
  readonly lineDiscountMinor: number;
  readonly totalMinor: number;
  readonly taxMinor: number;
  readonly eligibleMinor: number;
  readonly pointsEarned: number;
  readonly originalLineNo: number | null;
}

export function iterateLines(db: Db, days: Days): IterableIterator<SoldLine> {
  return db.iterate<SoldLine>(
    `SELECT line.sale_id AS saleId, line.line_no AS lineNo, line.product_id AS productId,
            line.counter_id AS counterId, line.quantity_milli AS quantityMilli,
            line.regular_price_minor AS regularPriceMinor,
            line.unit_price_minor AS unitPriceMinor, line.price_source AS priceSource,
            line.line_discount_minor AS lineDiscountMinor, line.total_minor AS totalMinor,
            line.tax_minor AS taxMinor, line.eligible_minor AS eligibleMinor,
            line.points_earned AS pointsEarned, line.original_line_no AS originalLineNo
       FROM sales AS sale INDEXED BY sales_day
       CROSS JOIN sale_lines AS line ON line.sale_id = sale.id
      WHERE sale.business_day BETWEEN :fromDay AND :toDay AND sale.member_id IS NOT NULL
      ORDER BY sale.business_day, sale.id, line.line_no`,
    { ...days },
  );
}

/** How many receipts lie in a period, of members or not. */
export function countReceipts(db: Db, days: Days): number {
  return (
    db.get<{ count: number }>(
      'SELECT count(*) AS count FROM sales WHERE business_day BETWEEN :fromDay AND :toDay',
      { ...days },
    )?.count ?? 0
  );
}

/** Sales of which something came back within the period. */
export function selectReturnedSales(db: Db, days: Days): number[] {
  return db
    .all<{ id: number }>(
      `SELECT DISTINCT original_sale_id AS id FROM sales
        WHERE original_sale_id IS NOT NULL AND kind = 'return'
          AND business_day BETWEEN :fromDay AND :toDay`,
      { ...days },
    )
    .map(({ id }) => id);
}

/** What rules may name of a product, by uid. */
export interface ProductRow {
  readonly product: string;
  readonly category: string | null;
  readonly brand: string | null;
}

export function selectProduct(db: Db, productId: number): ProductRow | undefined {
  return db.get<ProductRow>(
    `SELECT product.uid AS product, category.uid AS category, brand.uid AS brand
       FROM products AS product
       LEFT JOIN categories AS category ON category.id = product.category_id
       LEFT JOIN brands AS brand ON brand.id = product.brand_id
      WHERE product.id = :productId`,
    { productId },
  );
}

export interface CounterRow {
  readonly id: number;
  readonly uid: string;
  readonly code: string;
  readonly name: string;
  readonly supplierUid: string | null;
}

export function selectCounters(db: Db): CounterRow[] {
  return db.all<CounterRow>(
    `SELECT counter.id, counter.uid, counter.code, counter.name, supplier.uid AS supplierUid
       FROM counters AS counter
       LEFT JOIN suppliers AS supplier ON supplier.id = counter.supplier_id`,
  );
}

/** The largest key of a member: what is kept per member is an array of that length. */
export function selectLastMember(db: Db): number {
  return db.get<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM members')?.id ?? 0;
}

export interface MemberRow {
  readonly memberId: number;
  readonly name: string;
  readonly cardNo: string;
  readonly tier: Tier;
}

export function selectMember(db: Db, memberId: number): MemberRow | undefined {
  return db.get<MemberRow>(
    `SELECT id AS memberId, name, card_no AS cardNo, tier FROM members WHERE id = :memberId`,
    { memberId },
  );
}

export function countMerges(db: Db): number {
  return db.get<{ count: number }>('SELECT count(*) AS count FROM member_merges')?.count ?? 0;
}

/**
 * Whether a member had bought before a sale was booked: another sale of which something was still
 * kept then.
 */
export function hadBoughtBefore(
  db: Db,
  sale: { readonly memberId: number; readonly saleId: number; readonly at: UtcMs },
): boolean {
  const found = db.get(
    `SELECT 1 AS found FROM sales AS sale
      WHERE sale.member_id = :memberId AND sale.completed_at <= :at AND sale.kind = 'sale'
        AND sale.id < :saleId
        AND (SELECT sum(line.quantity_milli) FROM sale_lines AS line WHERE line.sale_id = sale.id)
          > coalesce((SELECT -sum(line.quantity_milli) FROM sales AS returned
              JOIN sale_lines AS line ON line.sale_id = returned.id
              WHERE returned.original_sale_id = sale.id AND returned.id < :saleId), 0)
      LIMIT 1`,
    { ...sale },
  );
  return found !== undefined;
}
