import type { Db } from '../../store/db.ts';
import type { ListRow, Period } from './tables-people.ts';

/** Receipts of a period, sales and returns, with what was paid by each kind of tender. */
export function receiptRows(db: Db, period: Period): IterableIterator<ListRow> {
  return db.iterate<ListRow>(
    `SELECT s.receipt_no AS receiptNo, s.kind, s.business_day AS day, s.completed_at AS time,
            p.name AS cashier, m.card_no AS cardNo, s.total_minor AS total, s.tax_minor AS tax,
            s.discount_minor AS discount, s.rounding_minor AS rounding,
            sum(iif(t.kind = 'cash', t.amount_minor, 0)) AS cash,
            sum(iif(t.kind = 'card', t.amount_minor, 0)) AS card,
            sum(iif(t.kind = 'wallet', t.amount_minor, 0)) AS wallet,
            sum(iif(t.kind = 'voucher', t.amount_minor, 0)) AS voucher,
            sum(iif(t.kind = 'points', t.amount_minor, 0)) AS pointsPaid,
            sum(iif(t.kind = 'external', t.amount_minor, 0)) AS external,
            s.points_earned AS pointsEarned, s.points_redeemed AS pointsRedeemed, s.note
       FROM sales s
       LEFT JOIN sale_tenders t ON t.sale_id = s.id
       LEFT JOIN staff p ON p.id = s.staff_id
       LEFT JOIN members m ON m.id = s.member_id
      WHERE s.business_day BETWEEN :from AND :until
      GROUP BY s.id
      ORDER BY s.id`,
    { ...period },
  );
}

/** The lines of those receipts. */
export function saleLineRows(db: Db, period: Period): IterableIterator<ListRow> {
  return db.iterate<ListRow>(
    `SELECT s.receipt_no AS receiptNo, s.kind, s.business_day AS day, s.completed_at AS time,
            l.line_no AS lineNo, p.sku, l.name, l.barcode, c.name AS counter,
            l.quantity_milli AS quantity, l.unit, l.regular_price_minor AS regularPrice,
            l.unit_price_minor AS unitPrice, l.line_discount_minor AS lineDiscount,
            l.shared_discount_minor AS sharedDiscount, l.total_minor AS total,
            l.tax_rate_bp AS taxRate, l.tax_minor AS tax, l.points_earned AS pointsEarned,
            m.card_no AS cardNo, l.note
       FROM sales s
       JOIN sale_lines l ON l.sale_id = s.id
       JOIN products p ON p.id = l.product_id
       JOIN counters c ON c.id = l.counter_id
       LEFT JOIN members m ON m.id = s.member_id
      WHERE s.business_day BETWEEN :from AND :until
      ORDER BY s.id, l.line_no`,
    { ...period },
  );
}

/** Returns of a period: what came back of which receipt, and why. */
export function returnRows(db: Db, period: Period): IterableIterator<ListRow> {
  return db.iterate<ListRow>(
    `SELECT s.receipt_no AS receiptNo, o.receipt_no AS originalReceiptNo, s.business_day AS day,
            s.completed_at AS time, p.name AS cashier, m.card_no AS cardNo, s.total_minor AS total,
            r.reason, r.refund_to AS refundTo, r.points_owed AS pointsOwed,
            r.deducted_minor AS deducted, a.name AS approvedBy, r.note
       FROM returns r
       JOIN sales s ON s.id = r.sale_id
       LEFT JOIN sales o ON o.id = s.original_sale_id
       LEFT JOIN staff p ON p.id = s.staff_id
       LEFT JOIN staff a ON a.id = r.approved_by
       LEFT JOIN members m ON m.id = s.member_id
      WHERE s.business_day BETWEEN :from AND :until
      ORDER BY s.id`,
    { ...period },
  );
}

/** Shifts of a period; an open one has no number yet. */
export function shiftRows(db: Db, period: Period): IterableIterator<ListRow> {
  return db.iterate<ListRow>(
    `SELECT h.z_no AS zNo, h.business_day AS day, h.opened_at AS openedAt, o.name AS openedBy,
            h.closed_at AS closedAt, c.name AS closedBy, h.float_minor AS float,
            h.expected_minor AS expected, h.counted_minor AS counted,
            h.counted_minor - h.expected_minor AS difference, h.difference_reason AS reason
       FROM shifts h
       JOIN staff o ON o.id = h.opened_by
       LEFT JOIN staff c ON c.id = h.closed_by
      WHERE h.business_day BETWEEN :from AND :until
      ORDER BY h.id`,
    { ...period },
  );
}

/** Baskets that wait. */
export function heldRows(db: Db): IterableIterator<ListRow> {
  return db.iterate<ListRow>(
    `SELECT b.name, b.created_at AS time, p.name AS cashier, m.card_no AS cardNo,
            b.line_count AS lines, b.total_minor AS total
       FROM held_baskets b
       JOIN staff p ON p.id = b.staff_id
       LEFT JOIN members m ON m.id = b.member_id
      ORDER BY b.id`,
  );
}
