import { useState } from 'react';
import type { SaleQuote } from '../../../../contract/sales.ts';
import type { TillFailure } from '../../../lib/bridge.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { lineViews } from '../logic/line-views.ts';
import type { LineView } from '../logic/line-views.ts';
import { basketOf } from './sale-content.ts';
import { useSale } from './sale-store.ts';
import type { SaleContent } from './sale-types.ts';

/** The till's figures for the sale on the screen. */
export interface QuoteView {
  /** The last figures known; `null` before the first and for an empty basket. */
  readonly quote: SaleQuote | null;
  /** Whether the figures are those of exactly this sale. */
  readonly isOfThis: boolean;
  /** Whether they are that, and nothing newer is on its way. Only then may it be paid. */
  readonly isCurrent: boolean;
  readonly failure: TillFailure | null;
  /** Whether the figures cannot be had until somebody asks again. */
  readonly hasFailed: boolean;
  readonly retry: () => void;
}

/**
 * Prices the sale on the screen, perhaps with what is only being typed: tenders, a discount. The
 * figures of the state before stay until the new ones come, so that nothing jumps.
 */
export function useQuote(typed: Partial<SaleContent> = {}): QuoteView {
  const sale = useSale();
  const basket = basketOf({ ...sale, ...typed });
  const isEmpty = basket.lines.length === 0;
  const answer = useTillQuery('sales.quote', basket, { isEnabled: !isEmpty, keepsPrevious: true });
  if (isEmpty) return NOTHING;
  const isOfThis = answer.isSuccess && !answer.isPlaceholderData;
  return {
    quote: answer.data ?? null,
    isOfThis,
    isCurrent: isOfThis && !answer.isFetching,
    failure: answer.error,
    hasFailed: answer.isError && !answer.isFetching,
    retry: () => void answer.refetch(),
  };
}

const NOTHING: QuoteView = {
  quote: null,
  isOfThis: false,
  isCurrent: false,
  failure: null,
  hasFailed: false,
  // An empty basket has no figures to ask for.
  retry: () => undefined,
};

/** The lines on the screen with the till's figures for them. */
export function useLineViews({ quote, isOfThis }: QuoteView): readonly LineView[] {
  const { lines } = useSale();
  const [known, setKnown] = useState({ lines, quote: isOfThis ? quote : null });
  if (isOfThis && (known.lines !== lines || known.quote !== quote)) setKnown({ lines, quote });
  return lineViews(lines, { lines: known.lines, priced: known.quote?.lines ?? [] });
}
