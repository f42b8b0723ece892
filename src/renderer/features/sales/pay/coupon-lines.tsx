import type { SaleQuote } from '../../../../contract/sales.ts';
import { useT } from '../../../i18n/index.ts';
import { Money } from '../../../ui/index.ts';
import { useCouponReason } from '../logic/coupon-reason.ts';
import { saleStore, useSale } from '../state/sale-store.ts';
import { PriceLine } from './price-line.tsx';

/** The coupons of the sale: what each takes off, or why it does not. */
export function CouponLines({
  quote,
  isLocked,
}: {
  readonly quote: SaleQuote | null;
  readonly isLocked: boolean;
}) {
  const t = useT();
  const sayReason = useCouponReason();
  const { coupons } = useSale();
  return coupons.map((code) => {
    const worked = quote?.coupons.find((coupon) => coupon.code === code);
    const name = worked?.name || code;
    const hint =
      worked === undefined
        ? t('coupons:basket.waits')
        : worked.reason === null
          ? ''
          : sayReason(worked);
    return (
      <PriceLine
        key={code}
        label={name === code ? `${t('coupons:basket.coupon')} ${code}` : name}
        hint={hint}
        isWarning={worked !== undefined && worked.reason !== null}
        undo={t('coupons:basket.remove', { name })}
        isLocked={isLocked}
        onUndo={() => saleStore.dispatch({ type: 'couponRemoved', code })}
      >
        {worked === undefined || worked.reason !== null ? null : (
          <>
            −<Money isBare minor={worked.discountMinor} />
          </>
        )}
      </PriceLine>
    );
  });
}
