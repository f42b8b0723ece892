import type { QueryContext } from '../../store/context.ts';
import type { SoldRow } from './tables.ts';

/** Whether a sale can be voided: nothing came back yet, and it belongs to the shift of now. */
export function isVoidable(
  context: Pick<QueryContext, 'today'>,
  sale: SoldRow,
  returnsBefore: number,
): boolean {
  return sale.kind === 'sale' && returnsBefore === 0 && sale.businessDay === context.today;
}
