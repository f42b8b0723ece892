import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { workOutSale } from '../work-out-sale.ts';

/** The arithmetic of what a basket would earn. */
export const explainQuote: Query<'sales.explainQuote'> = (context, basket) => {
  const result = workOutSale(context, basket);
  return result.ok ? ok(result.value.memberSide?.earning ?? null) : result;
};
