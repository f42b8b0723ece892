import type { SaleQuote } from '../../../../contract/sales.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { Money } from '../../../ui/index.ts';
import { discountText } from '../basket/decision-words.ts';
import { saleStore, useSale } from '../state/sale-store.ts';
import { CouponLines } from './coupon-lines.tsx';
import { PriceLine as Line } from './price-line.tsx';

/**
 * From the sum of the lines to the total: coupons, the basket's discount and the rounding, each
 * with its undo.
 */
export function PriceLines({
  quote,
  hasTax = false,
  isLocked = false,
}: {
  readonly quote: SaleQuote | null;
  readonly hasTax?: boolean;
  readonly isLocked?: boolean;
}) {
  const t = useT();
  const format = useFormat();
  const { discount, roundToMinor } = useSale();
  return (
    <>
      <Line
        label={t('sales:pay.total')}
        beside={hasTax && quote !== null ? t('sales:foot.count', { count: quote.itemCount }) : ''}
      >
        <Money isBare minor={quote?.subtotalMinor ?? 0} />
      </Line>
      <CouponLines quote={quote} isLocked={isLocked} />
      {discount === null ? null : (
        <Line
          label={t('sales:pay.basketDiscount')}
          hint={
            discount.kind === 'percent'
              ? `${discountText(discount, format)} · ${discount.reason}`
              : discount.reason
          }
          undo={t('sales:pay.discountOff')}
          isLocked={isLocked}
          onUndo={() => saleStore.dispatch({ type: 'basketDecided', change: { discount: null } })}
        >
          −<Money isBare minor={quote?.basketDiscountMinor ?? 0} />
        </Line>
      )}
      {roundToMinor === null ? null : (
        <Line
          label={t('sales:pay.rounding')}
          undo={t('sales:pay.roundingOff')}
          isLocked={isLocked}
          onUndo={() =>
            saleStore.dispatch({ type: 'basketDecided', change: { roundToMinor: null } })
          }
        >
          −<Money isBare minor={quote?.roundingMinor ?? 0} />
        </Line>
      )}
      {hasTax && quote !== null && quote.taxMinor > 0 ? (
        <Line label={t('sales:pay.tax')}>
          <Money isBare minor={quote.taxMinor} />
        </Line>
      ) : null}
    </>
  );
}
