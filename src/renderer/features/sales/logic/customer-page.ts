import type { CustomerPage } from '../../../../contract/customer-display.ts';
import type { SaleOutcome, SaleQuote } from '../../../../contract/sales.ts';
import type { SaleLine } from '../state/sale-types.ts';

/** What decides what the customer sees. */
export interface CustomerView {
  readonly lines: readonly Pick<SaleLine, 'key'>[];
  /** The line that changed last. */
  readonly lastKey: number | null;
  /** The till's figures for exactly these lines; null while they are not known. */
  readonly quote: Pick<SaleQuote, 'lines' | 'totalMinor' | 'dueMinor'> | null;
  readonly outcome: Pick<SaleOutcome, 'totalMinor' | 'changeMinor'> | null;
  readonly isPaying: boolean;
}

/**
 * The page for the customer's display; null while the figures are on their way: what stands there
 * stays. Nothing of the member is in it.
 */
export function customerPage(view: CustomerView): CustomerPage | null {
  const { lines, lastKey, quote, outcome, isPaying } = view;
  if (outcome !== null) {
    return { kind: 'paid', totalMinor: outcome.totalMinor, changeMinor: outcome.changeMinor };
  }
  if (lines.length === 0) return { kind: 'greeting' };
  if (quote === null) return null;
  const { totalMinor, dueMinor } = quote;
  if (isPaying) return { kind: 'due', totalMinor, dueMinor };
  const at = lines.findIndex(({ key }) => key === lastKey);
  const line = quote.lines[at < 0 ? lines.length - 1 : at];
  if (line === undefined) return null;
  const { name, quantityMilli, unit } = line;
  return { kind: 'item', name, quantityMilli, unit, amountMinor: line.subtotalMinor, totalMinor };
}
