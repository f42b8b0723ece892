import type { Discount, PricedLine } from '../../../../contract/sales.ts';
import type { TKey, Translate } from '../../../i18n/index.ts';
import type { Format } from '../../../lib/format.ts';
import type { SaleLine } from '../state/sale-types.ts';

const SOURCES: Readonly<Record<PricedLine['priceSource'], TKey | null>> = {
  regular: null,
  dated: 'sales:price.dated',
  tier: 'sales:price.tier',
  manual: 'sales:price.manual',
  label: 'sales:price.label',
};

/** How much a discount is: `10 %`, or the amount. */
export function discountText(discount: Discount, format: Format): string {
  if (discount.kind === 'amount') return format.amount(discount.amountMinor);
  return `${format.number(discount.basisPoints / 100)} %`;
}

/** Where the price of a line comes from, if not from the product: `Member price`. */
export function priceWords(
  priced: Pick<PricedLine, 'priceSource' | 'priceReason'>,
  t: Translate,
): string | null {
  const source = SOURCES[priced.priceSource];
  if (source === null) return null;
  return [t(source), priced.priceReason].filter((part) => part !== '').join(': ');
}

/** What was decided of a line, in one quiet row; empty when nothing was. */
export function lineDecisionWords(
  line: Pick<SaleLine, 'discount' | 'note'>,
  priced: PricedLine | null,
  { t, format }: { readonly t: Translate; readonly format: Format },
): string {
  const parts: string[] = [];
  if (priced !== null) parts.push(priceWords(priced, t) ?? '');
  if (line.discount !== null) {
    const taken = priced === null ? '' : ` −${format.amount(priced.lineDiscountMinor)}`;
    const much = line.discount.kind === 'percent' ? ` ${discountText(line.discount, format)}` : '';
    parts.push(`${t('sales:price.discount')}${much}${taken}`, line.discount.reason);
  }
  if (line.note !== '') parts.push(`“${line.note}”`);
  return parts.filter((part) => part !== '').join(' · ');
}
