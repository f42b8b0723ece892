import { useCallback } from 'react';
import type { BasketCoupon } from '../../../../contract/coupons.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';

/** Says why a coupon takes nothing off, with the amounts and days it is about. */
export function useCouponReason(): (coupon: Pick<BasketCoupon, 'reason' | 'detail'>) => string {
  const t = useT();
  const format = useFormat();
  return useCallback(
    ({ reason, detail }) => {
      if (reason === null) return '';
      const { minimumMinor, lackingMinor, day } = detail;
      return t(`coupons:reason.${reason}`, {
        ...detail,
        minimum: typeof minimumMinor === 'number' ? format.money(minimumMinor) : '',
        lacking: typeof lackingMinor === 'number' ? format.money(lackingMinor) : '',
        day: typeof day === 'string' && day !== '' ? format.day(day) : '',
      });
    },
    [t, format],
  );
}
