import { pageOf, type Place, readCursor } from '../../../contract/kernel/cursor.ts';
import type { Minor } from '../../../contract/kernel/money.ts';
import type { BusinessDay } from '../../../contract/kernel/time.ts';
import { type Purchase, tier, type Tier } from '../../../contract/members.ts';
import type { Db } from '../../store/db.ts';
import { countPurchases, selectPurchases } from './tables/lists.ts';
import { type LineOfEarning, selectLinesOfEarning } from './tables/claims.ts';
import { saleIdByReceiptNo, selectSale } from './tables/sales.ts';

export { linesToEarn, saleFacts } from './earning-facts.ts';
export { bookSale } from './commands/book-sale.ts';
export { type WorkedOutSale, workOutSale } from './work-out-sale.ts';
export { receiptNumber } from './rules/receipt-number.ts';
export { countPurchases, selectYearFigures as yearFigures } from './tables/lists.ts';
export { countHeld } from './tables/held.ts';
export { reassignSales } from './tables/member-sales.ts';
export { receiptsOfShift } from './tables/shift-receipts.ts';
export {
  insertSale,
  insertSaleLine,
  insertSaleTender,
  type SaleLineRow,
  type SaleRow,
  takeReceiptSeq,
} from './tables/sales.ts';

function placeOf(row: Purchase): Place {
  return { at: row.completedAt, id: row.saleId };
}

/** A member's purchases and returns, newest first. */
export function purchasesOf(
  db: Db,
  page: {
    readonly memberId: number;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): { rows: Purchase[]; nextCursor: string | null; total: number } {
  const from = readCursor(page.cursor);
  const rows = selectPurchases(db, {
    memberId: page.memberId,
    beforeAt: from.at,
    beforeId: from.id,
    limit: page.limit + 1,
  });
  return { ...pageOf(rows, page.limit, placeOf), total: countPurchases(db, page.memberId) };
}

/** Whether a receipt with this number is booked, of this till or brought over. */
export function isReceiptNoTaken(db: Db, receiptNo: string): boolean {
  return saleIdByReceiptNo(db, receiptNo) !== undefined;
}

/** What a sale booked about its earning. */
export interface SaleEarning {
  /** The tier at the time; null without a member, and for a return. */
  readonly tier: Tier | null;
  readonly programmeVersion: number | null;
  readonly day: BusinessDay;
  readonly pointsPaidMinor: Minor;
  readonly pointsEarned: number;
  readonly lines: readonly LineOfEarning[];
}

/** What a sale earned, line by line; undefined when there is no such sale. */
export function saleEarning(db: Db, saleId: number): SaleEarning | undefined {
  const sale = selectSale(db, saleId);
  if (sale === undefined) return undefined;
  const booked = tier.safeParse(sale.memberTier);
  return {
    tier: booked.success && sale.kind === 'sale' ? booked.data : null,
    programmeVersion: sale.programmeVersion,
    day: sale.businessDay,
    pointsPaidMinor: sale.pointsPaidMinor,
    pointsEarned: sale.pointsEarned,
    lines: selectLinesOfEarning(db, saleId),
  };
}
