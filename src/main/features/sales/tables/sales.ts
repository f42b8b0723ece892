import type { Minor, Milli } from '../../../../contract/kernel/money.ts';
import type { BusinessDay, UtcMs } from '../../../../contract/kernel/time.ts';
import type { PricedLine, Receipt, TaxMode, Tender } from '../../../../contract/sales.ts';
import type { Db, WritableDb } from '../../../store/db.ts';

/** A sale or return as it is booked. */
export interface SaleRow {
  readonly uid: string;
  readonly receiptNo: string;
  /** Null = brought over from another system: none of this till's receipts. */
  readonly receiptSeq: number | null;
  readonly kind: 'sale' | 'return';
  readonly originalSaleId: number | null;
  readonly businessDay: BusinessDay;
  readonly completedAt: UtcMs;
  readonly staffId: number | null;
  readonly memberId: number | null;
  readonly memberTier: string | null;
  readonly programmeVersion: number | null;
  readonly totalMinor: Minor;
  readonly taxMinor: Minor;
  readonly discountMinor: Minor;
  readonly discountReason: string;
  readonly roundingMinor: Minor;
  readonly taxMode: TaxMode;
  readonly note: string;
  readonly shiftId: number | null;
  readonly pointsPaidMinor: Minor;
  readonly pointsEarned: number;
  readonly pointsRedeemed: number;
  readonly balanceAfter: number | null;
  readonly changeMinor: Minor;
  readonly lineCount: number;
}

/** Books the head of a sale and returns its id. */
export function insertSale(db: WritableDb, row: SaleRow): number {
  return db.run(
    `INSERT INTO sales (uid, receipt_no, receipt_seq, kind, original_sale_id, business_day,
       completed_at, staff_id, member_id, member_tier, programme_version, total_minor, tax_minor,
       discount_minor, discount_reason, rounding_minor, tax_mode, note, shift_id, points_paid_minor,
       points_earned, points_redeemed, balance_after, change_minor, line_count)
     VALUES (:uid, :receiptNo, :receiptSeq, :kind, :originalSaleId, :businessDay,
       :completedAt, :staffId, :memberId, :memberTier, :programmeVersion, :totalMinor, :taxMinor,
       :discountMinor, :discountReason, :roundingMinor, :taxMode, :note, :shiftId, :pointsPaidMinor,
       :pointsEarned, :pointsRedeemed, :balanceAfter, :changeMinor, :lineCount)`,
    { ...row },
  ).lastId;
}

export interface SaleLineRow {
  readonly saleId: number;
  readonly lineNo: number;
  readonly productId: number;
  readonly counterId: number;
  readonly name: string;
  readonly barcode: string | null;
  readonly unit: 'piece' | 'kg';
  readonly quantityMilli: Milli;
  readonly regularPriceMinor: Minor;
  readonly unitPriceMinor: Minor;
  readonly priceSource: PricedLine['priceSource'];
  readonly priceReason: string;
  readonly lineDiscountMinor: Minor;
  readonly discountReason: string;
  readonly sharedDiscountMinor: Minor;
  readonly totalMinor: Minor;
  readonly taxRateBp: number;
  readonly taxMinor: Minor;
  readonly paidWithPointsMinor: Minor;
  readonly eligibleMinor: Minor;
  readonly pointsEarned: number;
  readonly note: string;
  /** Of a return: the line of the original sale that comes back. */
  readonly originalLineNo: number | null;
}

export function insertSaleLine(db: WritableDb, row: SaleLineRow): void {
  db.run(
    `INSERT INTO sale_lines (sale_id, line_no, product_id, counter_id, name, barcode, unit,
       quantity_milli, regular_price_minor, unit_price_minor, price_source, price_reason,
       line_discount_minor, discount_reason, shared_discount_minor, total_minor, tax_rate_bp,
       tax_minor, paid_with_points_minor, eligible_minor, points_earned, note, original_line_no)
     VALUES (:saleId, :lineNo, :productId, :counterId, :name, :barcode, :unit,
       :quantityMilli, :regularPriceMinor, :unitPriceMinor, :priceSource, :priceReason,
       :lineDiscountMinor, :discountReason, :sharedDiscountMinor, :totalMinor, :taxRateBp,
       :taxMinor, :paidWithPointsMinor, :eligibleMinor, :pointsEarned, :note, :originalLineNo)`,
    { ...row },
  );
}

export interface SaleTenderRow {
  readonly saleId: number;
  readonly tenderNo: number;
  readonly kind: Tender['kind'] | 'external';
  readonly amountMinor: Minor;
  readonly handedMinor: Minor;
  readonly points: number;
  readonly reference: string;
}

export function insertSaleTender(db: WritableDb, row: SaleTenderRow): void {
  db.run(
    `INSERT INTO sale_tenders (sale_id, tender_no, kind, amount_minor, handed_minor, points, reference)
     VALUES (:saleId, :tenderNo, :kind, :amountMinor, :handedMinor, :points, :reference)`,
    { ...row },
  );
}

/**
 * Takes the till's next receipt number. It is part of the sale's transaction: a sale that is
 * not booked takes none, so there are no gaps.
 */
export function takeReceiptSeq(db: WritableDb): number {
  db.run('UPDATE till SET last_receipt_seq = last_receipt_seq + 1 WHERE id = 1');
  const row = db.get<{ seq: number }>('SELECT last_receipt_seq AS seq FROM till WHERE id = 1');
  if (row === undefined) throw new Error('The till is missing');
  return row.seq;
}

/** A booked sale with the names a receipt shows. */
export interface ReceiptRow extends Omit<SaleRow, 'lineCount' | 'receiptSeq'> {
  readonly id: number;
  readonly staffName: string;
  /** 1: brought over from another system, without a receipt number of this till's own. */
  readonly isBroughtOver: number;
}

export function selectSale(db: Db, saleId: number): ReceiptRow | undefined {
  return db.get<ReceiptRow>(
    `SELECT sale.id, sale.uid, sale.receipt_no AS receiptNo, sale.kind,
       sale.original_sale_id AS originalSaleId, sale.business_day AS businessDay,
       sale.completed_at AS completedAt, sale.staff_id AS staffId, sale.member_id AS memberId,
       sale.member_tier AS memberTier, sale.programme_version AS programmeVersion,
       sale.total_minor AS totalMinor, sale.tax_minor AS taxMinor,
       sale.discount_minor AS discountMinor, sale.discount_reason AS discountReason,
       sale.rounding_minor AS roundingMinor, sale.tax_mode AS taxMode, sale.note,
       sale.shift_id AS shiftId,
       sale.points_paid_minor AS pointsPaidMinor, sale.points_earned AS pointsEarned,
       sale.points_redeemed AS pointsRedeemed, sale.balance_after AS balanceAfter,
       sale.change_minor AS changeMinor, coalesce(staff.name, '') AS staffName,
       sale.receipt_seq IS NULL AS isBroughtOver
     FROM sales AS sale LEFT JOIN staff ON staff.id = sale.staff_id
     WHERE sale.id = :saleId`,
    { saleId },
  );
}

type LineRow = Receipt['lines'][number] & {
  readonly paidWithPointsMinor: Minor;
  readonly eligibleMinor: Minor;
};

export function selectSaleLines(db: Db, saleId: number): LineRow[] {
  return db.all<LineRow>(
    `SELECT line.line_no AS lineNo, line.name, line.barcode, counter.name AS counterName,
       line.unit, line.quantity_milli AS quantityMilli,
       line.regular_price_minor AS regularPriceMinor, line.unit_price_minor AS unitPriceMinor,
       line.price_source AS priceSource, line.price_reason AS priceReason,
       line.line_discount_minor AS lineDiscountMinor, line.discount_reason AS discountReason,
       line.total_minor + line.shared_discount_minor AS subtotalMinor,
       line.shared_discount_minor AS sharedDiscountMinor,
       line.total_minor AS totalMinor, line.tax_minor AS taxMinor, line.tax_rate_bp AS taxRateBp,
       line.note,
       line.paid_with_points_minor AS paidWithPointsMinor, line.eligible_minor AS eligibleMinor,
       line.points_earned AS pointsEarned
     FROM sale_lines AS line JOIN counters AS counter ON counter.id = line.counter_id
     WHERE line.sale_id = :saleId ORDER BY line.line_no`,
    { saleId },
  );
}

export function selectSaleTenders(db: Db, saleId: number): Omit<SaleTenderRow, 'saleId'>[] {
  return db.all<Omit<SaleTenderRow, 'saleId'>>(
    `SELECT tender_no AS tenderNo, kind, amount_minor AS amountMinor, handed_minor AS handedMinor,
       points, reference
     FROM sale_tenders WHERE sale_id = :saleId ORDER BY tender_no`,
    { saleId },
  );
}

/** A sale by its number or its uid, as a receipt's bar code may carry either. */
export function selectSaleByCode(
  db: Db,
  code: string,
): { readonly saleId: number; readonly receiptNo: string } | undefined {
  return db.get<{ saleId: number; receiptNo: string }>(
    `SELECT id AS saleId, receipt_no AS receiptNo FROM sales
     WHERE receipt_no = upper(:code) OR uid = lower(:code)`,
    { code },
  );
}

/** The sale with exactly this receipt number. */
export function saleIdByReceiptNo(db: Db, receiptNo: string): number | undefined {
  return db.get<{ id: number }>('SELECT id FROM sales WHERE receipt_no = :receiptNo', { receiptNo })
    ?.id;
}
