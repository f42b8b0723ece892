import type { Minor } from '../../../../contract/kernel/money.ts';
import type { Receipt } from '../../../../contract/sales.ts';
import type { Db } from '../../../store/db.ts';

/** A receipt of a shift, with what it adds to the shift's totals. */
export interface ShiftReceiptRow {
  readonly receiptNo: string;
  readonly kind: Receipt['kind'];
  readonly isVoid: boolean;
  readonly totalMinor: Minor;
  readonly discountMinor: Minor;
  readonly roundingMinor: Minor;
  /** Without what a member got who claimed the receipt: that may come after the shift. */
  readonly pointsEarned: number;
  readonly pointsRedeemed: number;
  readonly taxes: { rateBp: number; grossMinor: Minor; taxMinor: Minor }[];
  readonly tenders: { kind: Receipt['tenders'][number]['kind']; amountMinor: Minor }[];
}

interface Span {
  readonly shiftId: number;
  /** The newest sale before the shift began: where to start looking. */
  readonly afterSaleId: number;
}

type Head = Omit<ShiftReceiptRow, 'taxes' | 'tenders' | 'isVoid'> & {
  readonly id: number;
  readonly isVoid: 0 | 1;
};

/** The receipts of a shift in the order they were booked. */
export function receiptsOfShift(db: Db, span: Span): ShiftReceiptRow[] {
  const params = { ...span };
  const receipts = new Map<number, ShiftReceiptRow>();
  const heads = db.iterate<Head>(
    `SELECT sale.id, sale.receipt_no AS receiptNo, sale.kind, sale.total_minor AS totalMinor,
            sale.discount_minor AS discountMinor, sale.rounding_minor AS roundingMinor,
            iif(claim.sale_id IS NULL, sale.points_earned, 0) AS pointsEarned,
            sale.points_redeemed AS pointsRedeemed,
            coalesce(back.reason = 'void', 0) AS isVoid
     FROM sales AS sale
     LEFT JOIN sale_claims AS claim ON claim.sale_id = sale.id
     LEFT JOIN returns AS back ON back.sale_id = sale.id
     WHERE sale.id > :afterSaleId AND sale.shift_id = :shiftId ORDER BY sale.id`,
    params,
  );
  for (const { id, isVoid, ...head } of heads) {
    receipts.set(id, { ...head, isVoid: isVoid === 1, taxes: [], tenders: [] });
  }
  const taxes = db.iterate<ShiftReceiptRow['taxes'][number] & { readonly saleId: number }>(
    `SELECT line.sale_id AS saleId, line.tax_rate_bp AS rateBp,
            sum(line.total_minor) AS grossMinor, sum(line.tax_minor) AS taxMinor
     FROM sales AS sale JOIN sale_lines AS line ON line.sale_id = sale.id
     WHERE sale.id > :afterSaleId AND sale.shift_id = :shiftId
     GROUP BY line.sale_id, line.tax_rate_bp`,
    params,
  );
  for (const { saleId, ...tax } of taxes) receipts.get(saleId)?.taxes.push(tax);
  const tenders = db.iterate<ShiftReceiptRow['tenders'][number] & { readonly saleId: number }>(
    `SELECT tender.sale_id AS saleId, tender.kind, tender.amount_minor AS amountMinor
     FROM sales AS sale JOIN sale_tenders AS tender ON tender.sale_id = sale.id
     WHERE sale.id > :afterSaleId AND sale.shift_id = :shiftId
     ORDER BY tender.sale_id, tender.tender_no`,
    params,
  );
  for (const { saleId, ...tender } of tenders) receipts.get(saleId)?.tenders.push(tender);
  return [...receipts.values()];
}
