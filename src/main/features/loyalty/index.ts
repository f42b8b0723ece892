import type { QueryHandlers } from '../../store/context.ts';
import { expireDue } from './commands/expire-due.ts';
import { explainSale } from './queries/explain-sale.ts';
import { quoteRedemptionQuery } from './queries/quote-redemption.ts';

export const loyaltyQueries = {
  'loyalty.quoteRedemption': quoteRedemptionQuery,
  'loyalty.explainSale': explainSale,
} satisfies QueryHandlers;

/** Steps of the till's own: expiry at start-up and when the day turns. */
export const loyaltyInternal = {
  queries: {},
  commands: { 'loyalty.expireDue': expireDue },
};
