import type { Db } from '../../store/db.ts';
import { type Days, iterateHeads, iterateLines, type SaleHead, type SoldLine } from './tables.ts';

/** A sale or return with its lines. */
export interface BookedSale {
  readonly head: SaleHead;
  readonly lines: readonly SoldLine[];
}

/**
 * Sales and returns of members one by one, by day and in the order they were booked: heads and
 * lines come out of two cursors in the same order, so that nothing is held but one sale. A sale
 * that was given to its member later comes after the others of its day.
 */
export function* readSales(db: Db, days: Days): Generator<BookedSale, void> {
  const lines = iterateLines(db, days);
  let next = lines.next();
  let claimed: BookedSale[] = [];
  let day = '';
  try {
    for (const head of iterateHeads(db, days)) {
      if (head.day !== day) {
        yield* claimed;
        claimed = [];
        ({ day } = head);
      }
      const own: SoldLine[] = [];
      while (next.done !== true && next.value.saleId === head.id) {
        own.push(next.value);
        next = lines.next();
      }
      if (head.isClaimed === 1) claimed.push({ head, lines: own });
      else yield { head, lines: own };
    }
    yield* claimed;
  } finally {
    lines.return?.();
  }
}
