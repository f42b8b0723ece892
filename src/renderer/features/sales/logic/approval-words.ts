import type { ApprovalNeed, PricedLine, SaleQuote } from '../../../../contract/sales.ts';
import type { Translate } from '../../../i18n/index.ts';
import type { Format } from '../../../lib/format.ts';

interface Speech {
  readonly t: Translate;
  readonly format: Format;
}

/** What of a sale needs a manager, one sentence each: the till says what, this says it in words. */
export function approvalWords(
  quote: Pick<SaleQuote, 'lines' | 'approvalsNeeded' | 'basketDiscountMinor'>,
  speech: Speech,
): readonly string[] {
  const words = quote.approvalsNeeded.map((need) => {
    const line = quote.lines.find(({ lineNo }) => lineNo === need.lineNo);
    return line === undefined
      ? basketWords(need, quote.basketDiscountMinor, speech)
      : lineWords(need, line, speech);
  });
  return [...new Set(words)];
}

function basketWords({ kind }: ApprovalNeed, discountMinor: number, { t, format }: Speech): string {
  return kind === 'belowFloor'
    ? t('sales:approval.basketBelowFloor')
    : t('sales:approval.basketDiscount', { amount: format.money(discountMinor) });
}

function lineWords({ kind }: ApprovalNeed, line: PricedLine, { t, format }: Speech): string {
  const { name } = line;
  if (kind === 'price') {
    return t('sales:approval.price', {
      name,
      price: format.money(line.unitPriceMinor),
      regular: format.money(line.regularPriceMinor),
    });
  }
  if (kind === 'belowFloor') return t('sales:approval.belowFloor', { name });
  return t('sales:approval.discount', {
    name,
    amount: format.money(line.lineDiscountMinor + line.sharedDiscountMinor),
  });
}
