import type { QueryHandlers } from '../../store/context.ts';
import { expireDue } from './commands/expire-due.ts';
import { expire } from './jobs/expire.ts';
import { explainSale } from './queries/explain-sale.ts';
import { quoteRedemptionQuery } from './queries/quote-redemption.ts';
import { summarizeSale } from './queries/summarize-sale.ts';

export const loyaltyQueries = {
  'loyalty.quoteRedemption': quoteRedemptionQuery,
  'loyalty.summarizeSale': summarizeSale,
  'loyalty.explainSale': explainSale,
} satisfies QueryHandlers;

/** Expiry at start-up and when the day turns, while the till sells. */
export const loyaltyJobs = { 'loyalty.expire': expire };

/** Steps of the till's own. */
export const loyaltyInternal = {
  queries: {},
  commands: { 'loyalty.expireDue': expireDue },
};
