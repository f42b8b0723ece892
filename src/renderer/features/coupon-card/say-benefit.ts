import type { CouponTerms } from '../../../contract/coupons.ts';
import type { Locale } from '../../../contract/primitives.ts';
import type { Translate } from '../../i18n/index.ts';
import type { Format } from '../../lib/format.ts';

/** What it takes to say a coupon's terms. */
export interface CouponWords {
  readonly t: Translate;
  readonly format: Format;
  readonly locale: Locale;
}

/** A share in hundredths of a percent as people write it: `7.5 %`. */
export function percent({ locale }: CouponWords, basisPoints: number): string {
  return new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 2,
  }).format(basisPoints / 10_000);
}

/** What a coupon takes off, in a few words. */
export function sayBenefit(words: CouponWords, benefit: CouponTerms['benefit']): string {
  const { t, format } = words;
  if (benefit.kind === 'freeItem') return t('coupons:benefit.freeItem');
  if (benefit.kind === 'amount') {
    return t('coupons:benefit.amount', { amount: format.money(benefit.amountMinor) });
  }
  const share = percent(words, benefit.basisPoints);
  return benefit.maximumMinor === null
    ? t('coupons:benefit.percent', { percent: share })
    : t('coupons:benefit.percentMax', {
        percent: share,
        amount: format.money(benefit.maximumMinor),
      });
}

/** When a coupon is good, in a few words. */
export function sayDays({ t, format }: CouponWords, validity: CouponTerms['validity']): string {
  return validity.kind === 'fixed'
    ? t('coupons:says.fixed', {
        from: format.day(validity.fromDay),
        to: format.day(validity.toDay),
      })
    : t('coupons:says.afterIssue', { count: validity.days });
}
