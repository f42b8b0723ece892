import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { summarize } from '../rules/summarize.ts';
import { explainSale } from './explain-sale.ts';

/** What a sale earned, by rate, rules and limits. */
export const summarizeSale: Query<'loyalty.summarizeSale'> = (context, input) => {
  const told = explainSale(context, input);
  if (!told.ok) return told;
  return ok(told.value === null ? null : summarize(told.value));
};
