import type { Minor } from '../../../contract/kernel/money.ts';
import type { Basket } from '../../../contract/sales.ts';
import type { QueryContext } from '../../store/context.ts';
import { workOutSale } from './work-out-sale.ts';

/** What a basket costs now, unpaid; null when it cannot be priced, which must not be in the way. */
export function totalOf(context: QueryContext, basket: Basket): Minor | null {
  const result = workOutSale(context, { ...basket, tenders: [] });
  return result.ok ? result.value.priced.totalMinor : null;
}
