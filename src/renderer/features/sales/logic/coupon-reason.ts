import { useCallback } from 'react';
import type { BasketCoupon, CouponReason } from '../../../../contract/coupons.ts';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';

const REASONS: Readonly<Record<CouponReason, TKey>> = {
  unknown: 'coupons:reason.unknown',
  wrongCheckDigit: 'coupons:reason.wrongCheckDigit',
  draft: 'coupons:reason.draft',
  ended: 'coupons:reason.ended',
  coming: 'coupons:reason.coming',
  expired: 'coupons:reason.expired',
  used: 'coupons:reason.used',
  usedUp: 'coupons:reason.usedUp',
  memberLimit: 'coupons:reason.memberLimit',
  needsMember: 'coupons:reason.needsMember',
  otherMember: 'coupons:reason.otherMember',
  tier: 'coupons:reason.tier',
  weekday: 'coupons:reason.weekday',
  hours: 'coupons:reason.hours',
  noGoods: 'coupons:reason.noGoods',
  onlyOffers: 'coupons:reason.onlyOffers',
  tooLittle: 'coupons:reason.tooLittle',
  notTogether: 'coupons:reason.notTogether',
  oneOfAKind: 'coupons:reason.oneOfAKind',
  nothingLeft: 'coupons:reason.nothingLeft',
};

/** Says why a coupon takes nothing off, with the amounts and days it is about. */
export function useCouponReason(): (coupon: Pick<BasketCoupon, 'reason' | 'detail'>) => string {
  const t = useT();
  const format = useFormat();
  return useCallback(
    ({ reason, detail }) => {
      if (reason === null) return '';
      const { minimumMinor, lackingMinor, day } = detail;
      return t(REASONS[reason], {
        ...detail,
        minimum: typeof minimumMinor === 'number' ? format.money(minimumMinor) : '',
        lacking: typeof lackingMinor === 'number' ? format.money(lackingMinor) : '',
        day: typeof day === 'string' && day !== '' ? format.day(day) : '',
      });
    },
    [t, format],
  );
}
