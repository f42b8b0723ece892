import type { Milli, Minor } from '../../../contract/kernel/money.ts';
import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../store/db.ts';
import type { SoldLine } from './rules/part-of-line.ts';

/** A sale with what came back of it. */
export interface SoldRow {
  readonly id: number;
  readonly uid: string;
  readonly receiptNo: string;
  readonly kind: 'sale' | 'return';
  readonly originalSaleId: number | null;
  readonly businessDay: BusinessDay;
  readonly completedAt: UtcMs;
  readonly staffName: string;
  readonly memberId: number | null;
  readonly memberTier: string | null;
  readonly programmeVersion: number | null;
  readonly totalMinor: Minor;
  readonly roundingMinor: Minor;
  readonly taxMode: 'line' | 'rate';
  readonly shiftId: number | null;
  readonly pointsEarned: number;
  readonly pointsRedeemed: number;
}

export function selectSold(db: Db, saleId: number): SoldRow | undefined {
  return db.get<SoldRow>(
    `SELECT sale.id, sale.uid, sale.receipt_no AS receiptNo, sale.kind,
       sale.original_sale_id AS originalSaleId, sale.business_day AS businessDay,
       sale.completed_at AS completedAt, coalesce(staff.name, '') AS staffName,
       sale.member_id AS memberId, sale.member_tier AS memberTier,
       sale.programme_version AS programmeVersion, sale.total_minor AS totalMinor,
       sale.rounding_minor AS roundingMinor, sale.tax_mode AS taxMode, sale.shift_id AS shiftId,
       sale.points_earned AS pointsEarned, sale.points_redeemed AS pointsRedeemed
     FROM sales AS sale LEFT JOIN staff ON staff.id = sale.staff_id
     WHERE sale.id = :saleId`,
    { saleId },
  );
}

/** A receipt by its whole number or its uid. */
export function selectIdByNumber(db: Db, code: string): number | undefined {
  return db.get<{ id: number }>(
    `SELECT id FROM sales WHERE receipt_no = upper(:code) OR uid = lower(:code)`,
    { code },
  )?.id;
}

/** A receipt of this till by its running number alone. */
export function selectIdBySequence(db: Db, sequence: number): number | undefined {
  return db.get<{ id: number }>('SELECT id FROM sales WHERE receipt_seq = :sequence', { sequence })
    ?.id;
}

/** A sale brought over from another system, by its number there, if only one has it. */
export function selectIdOfImported(db: Db, number: string): number | undefined {
  const rows = db.all<{ id: number }>(
    // The few sources first: each has an index by number.
    `SELECT sale.id FROM import_sources AS source
     CROSS JOIN imported_sales AS imported ON imported.source_id = source.id
     CROSS JOIN sales AS sale ON sale.id = imported.sale_id
     WHERE imported.number = :number AND sale.kind = 'sale' LIMIT 2`,
    { number },
  );
  return rows.length === 1 ? rows[0]?.id : undefined;
}

/** A line as it was sold, with everything a return copies. */
export interface SoldLineRow extends SoldLine {
  readonly productId: number;
  readonly productUid: string;
  readonly counterId: number;
  readonly counterCode: string;
  readonly counterName: string;
  readonly name: string;
  readonly barcode: string | null;
  readonly unit: 'piece' | 'kg';
  readonly regularPriceMinor: Minor;
  readonly unitPriceMinor: Minor;
  readonly priceSource: 'regular' | 'dated' | 'tier' | 'manual' | 'label';
  readonly priceReason: string;
  readonly discountReason: string;
  readonly taxRateBp: number;
}

/** The lines of a sale; what was brought over as returned already (below 0) cannot come back. */
export function selectSoldLines(db: Db, saleId: number): SoldLineRow[] {
  return db.all<SoldLineRow>(
    `SELECT line.line_no AS lineNo, line.product_id AS productId, product.uid AS productUid,
       line.counter_id AS counterId, counter.code AS counterCode, counter.name AS counterName,
       line.name, line.barcode, line.unit, line.quantity_milli AS quantityMilli,
       line.regular_price_minor AS regularPriceMinor, line.unit_price_minor AS unitPriceMinor,
       line.price_source AS priceSource, line.price_reason AS priceReason,
       line.line_discount_minor AS lineDiscountMinor, line.discount_reason AS discountReason,
       line.shared_discount_minor AS sharedDiscountMinor, line.total_minor AS totalMinor,
       line.tax_rate_bp AS taxRateBp, line.tax_minor AS taxMinor,
       line.paid_with_points_minor AS paidWithPointsMinor, line.eligible_minor AS eligibleMinor,
       coalesce((SELECT -sum(back.quantity_milli)
         FROM sales AS returned
         JOIN sale_lines AS back ON back.sale_id = returned.id
         WHERE returned.original_sale_id = line.sale_id
           AND back.original_line_no = line.line_no), 0) AS returnedMilli
     FROM sale_lines AS line
     JOIN products AS product ON product.id = line.product_id
     JOIN counters AS counter ON counter.id = line.counter_id
     WHERE line.sale_id = :saleId AND line.quantity_milli > 0 ORDER BY line.line_no`,
    { saleId },
  );
}

/** A tender of a sale or of its returns, with its sign. */
export interface TenderRow {
  readonly kind: 'cash' | 'card' | 'wallet' | 'voucher' | 'points' | 'external';
  readonly amountMinor: Minor;
  readonly reference: string;
}

export function selectTenders(db: Db, saleId: number): TenderRow[] {
  return db.all<TenderRow>(
    `SELECT kind, amount_minor AS amountMinor, reference
     FROM sale_tenders WHERE sale_id = :saleId ORDER BY tender_no`,
    { saleId },
  );
}

/** What the returns of a sale gave back, in their order. */
export function selectRefunds(db: Db, originalSaleId: number): TenderRow[] {
  return db.all<TenderRow>(
    `SELECT tender.kind, tender.amount_minor AS amountMinor, tender.reference
     FROM sales AS sale JOIN sale_tenders AS tender ON tender.sale_id = sale.id
     WHERE sale.original_sale_id = :originalSaleId ORDER BY sale.id, tender.tender_no`,
    { originalSaleId },
  );
}

/** A return of a sale, and what became of its points. */
export interface ReturnOfSaleRow {
  readonly saleId: number;
  readonly receiptNo: string;
  readonly completedAt: UtcMs;
  readonly totalMinor: Minor;
  readonly pointsRedeemed: number;
  readonly pointsOwed: number;
  readonly pointsDeducted: number;
}

export function selectReturnsOf(db: Db, originalSaleId: number): ReturnOfSaleRow[] {
  return db.all<ReturnOfSaleRow>(
    `SELECT sale.id AS saleId, sale.receipt_no AS receiptNo, sale.completed_at AS completedAt,
       sale.total_minor AS totalMinor, sale.points_redeemed AS pointsRedeemed,
       coalesce(back.points_owed, 0) AS pointsOwed,
       coalesce(back.points_deducted, 0) AS pointsDeducted
     FROM sales AS sale LEFT JOIN returns AS back ON back.sale_id = sale.id
     WHERE sale.original_sale_id = :originalSaleId ORDER BY sale.id`,
    { originalSaleId },
  );
}

export function insertReturn(
  db: WritableDb,
  row: {
    readonly saleId: number;
    readonly reason: string;
    readonly note: string;
    readonly refundTo: string;
    readonly pointsOwed: number;
    readonly pointsDebt: number;
    readonly pointsDeducted: number;
    readonly deductedMinor: Minor;
    readonly pointsWaived: number;
    readonly approvedBy: number | null;
  },
): void {
  db.run(
    `INSERT INTO returns (sale_id, reason, note, refund_to, points_owed, points_debt,
       points_deducted, deducted_minor, points_waived, approved_by)
     VALUES (:saleId, :reason, :note, :refundTo, :pointsOwed, :pointsDebt,
       :pointsDeducted, :deductedMinor, :pointsWaived, :approvedBy)`,
    { ...row },
  );
}

/** What a return is beside its amounts; undefined for a sale. */
export function selectReturn(
  db: Db,
  saleId: number,
):
  | {
      readonly reason: string;
      readonly originalReceiptNo: string | null;
      readonly originalSaleId: number | null;
    }
  | undefined {
  return db.get(
    `SELECT back.reason, sale.original_sale_id AS originalSaleId,
       original.receipt_no AS originalReceiptNo
     FROM returns AS back JOIN sales AS sale ON sale.id = back.sale_id
     LEFT JOIN sales AS original ON original.id = sale.original_sale_id
     WHERE back.sale_id = :saleId`,
    { saleId },
  );
}

/** How much of each line of a sale came back. */
export function selectReturnedByLine(
  db: Db,
  saleId: number,
): { readonly lineNo: number; readonly returnedMilli: Milli }[] {
  return db.all(
    `SELECT back.original_line_no AS lineNo, -sum(back.quantity_milli) AS returnedMilli
     FROM sales AS sale JOIN sale_lines AS back ON back.sale_id = sale.id
     WHERE sale.original_sale_id = :saleId AND back.original_line_no IS NOT NULL
     GROUP BY back.original_line_no`,
    { saleId },
  );
}
