import type { Milli, Minor } from '../../../contract/kernel/money.ts';
import type { UtcMs } from '../../../contract/kernel/time.ts';
import type { Db } from '../../store/db.ts';
import { selectReturn, selectReturnedByLine, selectReturnsOf } from './tables.ts';

/** How a receipt hangs together with others. */
export interface ReturnLinks {
  /** Of a return: the sale whose goods came back. */
  readonly original: { readonly saleId: number; readonly receiptNo: string } | null;
  readonly reason: string | null;
  /** Of a sale: its returns, and how much of each line came back. */
  readonly returns: readonly {
    readonly saleId: number;
    readonly receiptNo: string;
    readonly completedAt: UtcMs;
    readonly totalMinor: Minor;
  }[];
  readonly returnedMilli: ReadonlyMap<number, Milli>;
}

/** What came back of a sale, or of which sale a return is. */
export function returnLinks(
  db: Db,
  sale: { readonly id: number; readonly kind: 'sale' | 'return' },
): ReturnLinks {
  if (sale.kind === 'return') {
    const back = selectReturn(db, sale.id);
    const { originalSaleId: saleId = null, originalReceiptNo: receiptNo = null } = back ?? {};
    const original = saleId === null || receiptNo === null ? null : { saleId, receiptNo };
    return { original, reason: back?.reason ?? null, returns: [], returnedMilli: new Map() };
  }
  const byLine = selectReturnedByLine(db, sale.id);
  return {
    original: null,
    reason: null,
    returns: selectReturnsOf(db, sale.id).map(({ saleId, receiptNo, completedAt, totalMinor }) => ({
      saleId,
      receiptNo,
      completedAt,
      totalMinor,
    })),
    returnedMilli: new Map(byLine.map((row) => [row.lineNo, row.returnedMilli])),
  };
}
