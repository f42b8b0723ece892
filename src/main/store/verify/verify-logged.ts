import type { Db } from '../db.ts';
import type { CheckResult } from './check-result.ts';
import {
  claimsBySale,
  differingFact,
  isFacts,
  parsed,
  withClaim,
  withDefaults,
} from './logged-facts.ts';
import { survivorsOf, withSurvivor } from './merged-members.ts';

interface SaleEvent {
  readonly type: 'sale.completed' | 'sale.returned';
  readonly data: string;
}

/** A sale's head with the names of its event (features/sales, `sale.completed`). */
interface BookedHead {
  readonly id: number;
  readonly sequenceNumber: number;
  readonly transaction: string;
  readonly receiptNumber: string;
}

/**
 * Per sale: the event log says the same as the tables, so that a sale changed, removed or added
 * in the tables shows even when its own sums still add up. What an event does not tell is not
 * compared, nor are sales before the first one the log holds: that the events themselves are what
 * was logged, and none is missing, is the chain's business.
 */
export function verifyLogged(db: Db): CheckResult {
  const events = db.iterate<SaleEvent>(
    `SELECT type, data FROM event_log WHERE type IN ('sale.completed', 'sale.returned') ORDER BY seq`,
  );
  const claims = claimsBySale(db);
  const survivors = survivorsOf(db);
  let rows = 0;
  let last: number | undefined;
  for (const event of events) {
    rows += 1;
    const logged = withSurvivor(withClaim(toldBy(event), claims), survivors);
    const sequence = numberIn(logged, 'sequenceNumber');
    const head = saleAfter(db, last ?? sequence - 1);
    const isReturn = event.type === 'sale.returned';
    const detail = whatIsWrong(db, { logged, sequence, head, isReturn });
    if (detail !== null) return wrong(rows, head, detail);
    last = sequence;
  }
  const unlogged = saleAfter(db, last ?? 0);
  if (unlogged === undefined) return { rows, wrong: null };
  return wrong(rows, unlogged, `Sale ${unlogged.receiptNumber} is not in the event log`);
}

/** What an event tells, with the usual that a completed sale leaves out. */
function toldBy({ type, data }: SaleEvent): unknown {
  const told = parsed(data);
  return type === 'sale.completed' ? withDefaults(told) : told;
}

function whatIsWrong(
  db: Db,
  sale: {
    readonly logged: unknown;
    readonly sequence: number;
    readonly head: BookedHead | undefined;
    readonly isReturn: boolean;
  },
): string | null {
  const { logged, sequence, head, isReturn } = sale;
  if (head === undefined || head.sequenceNumber > sequence)
    return `The event log knows a sale ${sequence} that is not booked`;
  if (head.sequenceNumber < sequence) return `Sale ${head.receiptNumber} is not in the event log`;
  const booked = { ...bookedSale(db, head), ...(isReturn ? bookedReturn(db, head) : {}) };
  const differing = differingFact(logged, booked);
  return differing === null
    ? null
    : `Sale ${head.receiptNumber}: ${differing} differs from what was logged`;
}

function wrong(rows: number, head: BookedHead | undefined, detail: string): CheckResult {
  return { rows, wrong: { row: `sales ${head?.id ?? '-'}`, detail } };
}

/** The sale with the next receipt after `sequence`. */
function saleAfter(db: Db, sequence: number): BookedHead | undefined {
  return db.get<BookedHead>(
    `SELECT sale.id, sale.receipt_seq AS sequenceNumber, sale.uid AS "transaction",
       sale.receipt_no AS receiptNumber, sale.business_day AS businessDayDate,
       sale.completed_at AS endDateTime, member.uid AS customer, sale.member_tier AS tier,
       sale.programme_version AS programmeVersion, sale.shift_id AS shiftId, original.uid AS originalTransaction
     FROM sales AS sale
     LEFT JOIN members AS member ON member.id = sale.member_id
     LEFT JOIN sales AS original ON original.id = sale.original_sale_id
     WHERE sale.receipt_seq > :sequence ORDER BY sale.receipt_seq LIMIT 1`,
    { sequence },
  );
}

function bookedSale(db: Db, head: BookedHead): object {
  const { id: saleId } = head;
  const totals = db.get(
    `SELECT total_minor AS grossMinor, tax_minor AS taxMinor, discount_minor AS discountMinor,
       discount_reason AS discountReason, rounding_minor AS roundingMinor, tax_mode AS taxMode,
       points_paid_minor AS pointsPaidMinor,
       change_minor AS changeMinor, points_earned AS pointsEarned,
       points_redeemed AS pointsRedeemed, balance_after AS balanceAfter
     FROM sales WHERE id = :saleId`,
    { saleId },
  );
  const lineItems = db.all(
    `SELECT line.line_no AS sequenceNumber, product.uid AS item, line.barcode AS posIdentity,
       line.name AS description, line.unit AS unitOfMeasure, line.quantity_milli AS quantityMilli,
       line.regular_price_minor AS regularPriceMinor, line.unit_price_minor AS unitPriceMinor,
       line.price_source AS priceSource, line.price_reason AS priceReason,
       line.line_discount_minor AS lineDiscountMinor, line.discount_reason AS discountReason,
       line.shared_discount_minor AS sharedDiscountMinor,
       line.total_minor AS extendedAmountMinor,
       line.tax_rate_bp AS taxRateBp, line.tax_minor AS taxAmountMinor,
       line.paid_with_points_minor AS paidWithPointsMinor, line.eligible_minor AS eligibleMinor,
       line.points_earned AS points,
       line.original_line_no AS originalSequenceNumber
     FROM sale_lines AS line JOIN products AS product ON product.id = line.product_id
     WHERE line.sale_id = :saleId ORDER BY line.line_no`,
    { saleId },
  );
  const tenders = db.all(
    `SELECT tender_no AS sequenceNumber, kind AS tenderType, amount_minor AS amountMinor,
       handed_minor AS handedMinor, points, reference
     FROM sale_tenders WHERE sale_id = :saleId ORDER BY tender_no`,
    { saleId },
  );
  return { ...head, totals, lineItems, tenders };
}

/** What a return is beside its amounts, and the vouchers it gave out. */
function bookedReturn(db: Db, { id: saleId }: BookedHead): object {
  const facts = db.get<object>(
    `SELECT reason, note, refund_to AS refundTo, points_owed AS pointsOwed,
       points_debt AS pointsDebt, points_deducted AS pointsDeducted,
       deducted_minor AS deductedMinor, points_waived AS pointsWaived
     FROM returns WHERE sale_id = :saleId`,
    { saleId },
  );
  const vouchersIssued = db.all(
    `SELECT voucher.uid AS voucher, voucher.code, moved.amount_minor AS amountMinor,
       voucher.expires_on AS expiresOn
     FROM vouchers AS voucher
     LEFT JOIN voucher_movements AS moved
       ON moved.voucher_id = voucher.id AND moved.sale_id = voucher.issued_sale_id
     WHERE voucher.issued_sale_id = :saleId ORDER BY voucher.id`,
    { saleId },
  );
  return { ...facts, vouchersIssued };
}

function numberIn(value: unknown, name: string): number {
  const found = isFacts(value) ? value[name] : undefined;
  return typeof found === 'number' ? found : 0;
}
