import type { SaleQuote, Tender } from '../../../../contract/sales.ts';
import type { TillFailure } from '../../../lib/bridge.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { basketOf } from './sale-reducer.ts';
import { useSale } from './sale-store.ts';

/** The till's figures for the sale on the screen. */
export interface QuoteView {
  /** The last figures known; `null` before the first and for an empty basket. */
  readonly quote: SaleQuote | null;
  /** Whether the figures are those of exactly this sale. Only then may it be paid. */
  readonly isCurrent: boolean;
  readonly failure: TillFailure | null;
  /** Whether the figures cannot be had until somebody asks again. */
  readonly hasFailed: boolean;
  readonly retry: () => void;
}

/**
 * Prices the sale on the screen, perhaps with tenders that are only being typed. The figures of
 * the state before stay until the new ones come, so that nothing jumps.
 */
export function useQuote(tenders?: readonly Tender[]): QuoteView {
  const sale = useSale();
  const basket = basketOf(tenders === undefined ? sale : { ...sale, tenders });
  const isEmpty = basket.lines.length === 0;
  const answer = useTillQuery('sales.quote', basket, { isEnabled: !isEmpty, keepsPrevious: true });
  if (isEmpty) {
    return { quote: null, isCurrent: false, failure: null, hasFailed: false, retry: noRetry };
  }
  return {
    quote: answer.data ?? null,
    isCurrent: answer.isSuccess && !answer.isPlaceholderData && !answer.isFetching,
    failure: answer.error,
    hasFailed: answer.isError && !answer.isFetching,
    retry: () => void answer.refetch(),
  };
}

function noRetry(): void {
  // An empty basket has no figures to ask for.
}
