import type { QueryContext } from '../../store/context.ts';
import { openShiftId } from '../shift/face.ts';
import type { SoldRow } from './tables.ts';

/**
 * Whether a sale can be voided: nothing came back yet, and it belongs to the shift that is open,
 * so that the drawer of that shift gives the money back.
 */
export function isVoidable(
  context: Pick<QueryContext, 'db'>,
  sale: SoldRow,
  returnsBefore: number,
): boolean {
  if (sale.kind !== 'sale' || returnsBefore > 0 || sale.shiftId === null) return false;
  return sale.shiftId === openShiftId(context.db);
}
