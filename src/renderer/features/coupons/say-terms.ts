import type { CouponTerms } from '../../../contract/coupons.ts';
import type { TKey } from '../../i18n/index.ts';
import { type CouponWords, percent, sayDays } from '../coupon-card/index.ts';
import { tierName, weekdayName } from '../programme/index.ts';
import { HOLDER_SAID, STACKING_SAID, TRIGGER_SAID } from './coupon-texts.ts';

/** A coupon's terms in plain sentences, so that whoever makes one reads back what was meant. */
export function sayTerms(words: CouponWords, terms: CouponTerms): string[] {
  return [
    sentence(words, worth(words, terms)),
    sentence(words, who(words, terms)),
    sentence(words, [sayDays(words, terms.validity), ...times(words, terms)]),
    sentence(words, codes(words, terms)),
    sentence(words, together(words, terms)),
    ...given(words, terms),
  ].filter((line) => line !== '');
}

/** Parts joined with commas, the first letter large, a stop at the end. */
function sentence({ locale }: CouponWords, parts: readonly string[]): string {
  const said = parts.filter((part) => part !== '');
  if (said.length === 0) return '';
  const isChinese = locale.startsWith('zh');
  const text = said.join(isChinese ? '，' : ', ');
  return `${text.charAt(0).toLocaleUpperCase(locale)}${text.slice(1)}${isChinese ? '。' : '.'}`;
}

function worth(words: CouponWords, { benefit, appliesTo, ...terms }: CouponTerms): string[] {
  const { t, format } = words;
  const isForAll = Object.values(appliesTo).every((uids) => uids.length === 0);
  return [
    benefitSentence(words, benefit),
    isForAll && benefit.kind === 'freeItem'
      ? ''
      : t(isForAll ? 'coupons:says.all' : 'coupons:says.some'),
    terms.minimumMinor === 0
      ? ''
      : t('coupons:says.minimum', { amount: format.money(terms.minimumMinor) }),
    terms.withSpecialOffers ? '' : t('coupons:says.noOffers'),
  ];
}

function benefitSentence(words: CouponWords, benefit: CouponTerms['benefit']): string {
  const { t, format } = words;
  if (benefit.kind === 'freeItem') return t('coupons:says.freeItem');
  if (benefit.kind === 'amount') {
    return t('coupons:says.amount', { amount: format.money(benefit.amountMinor) });
  }
  const { basisPoints, maximumMinor } = benefit;
  const share = percent(words, basisPoints);
  return maximumMinor === null
    ? t('coupons:says.percent', { percent: share })
    : t('coupons:says.percentMax', { percent: share, amount: format.money(maximumMinor) });
}

function who(words: CouponWords, { tiers }: CouponTerms): string[] {
  if (tiers.length === 0) return [];
  return [words.t('coupons:says.tiers', { tiers: tierList(words, tiers) })];
}

function tierList(words: CouponWords, tiers: CouponTerms['tiers']): string {
  const names = tiers.map((tier) => tierName(words, tier));
  return new Intl.ListFormat(words.locale, { type: 'disjunction' }).format(names);
}

function times(words: CouponWords, { weekdays, hours }: CouponTerms): string[] {
  const days = weekdays.map((day) => weekdayName(words, day));
  return [
    days.length === 0
      ? ''
      : words.t('coupons:says.weekdays', {
          days: new Intl.ListFormat(words.locale, { type: 'disjunction' }).format(days),
        }),
    hours === null ? '' : words.t('coupons:says.hours', hours),
  ];
}

function codes({ t }: CouponWords, terms: CouponTerms): string[] {
  const { totalLimit, perMemberLimit } = terms;
  const total: TKey =
    terms.codes === 'public' ? 'coupons:says.totalUsed' : 'coupons:says.totalIssued';
  return [
    t(HOLDER_SAID[terms.codes]),
    totalLimit === null ? '' : t(total, { count: totalLimit }),
    perMemberLimit === null ? '' : t('coupons:says.perMember', { count: perMemberLimit }),
  ];
}

function together({ t }: CouponWords, terms: CouponTerms): string[] {
  return [
    t(STACKING_SAID[terms.stacking]),
    t(terms.mayGoBelowFloor ? 'coupons:says.floor' : 'coupons:says.noFloor'),
  ];
}

function given(words: CouponWords, { trigger }: CouponTerms): string[] {
  if (trigger === null) return [];
  const { t } = words;
  switch (trigger.kind) {
    case 'birthday':
      return [sentence(words, [t('coupons:says.birthday', { count: trigger.daysBefore })])];
    case 'lapse':
      return [sentence(words, [t('coupons:says.lapse', { count: trigger.months })])];
    case 'tierReached':
      return [
        sentence(words, [t('coupons:says.tierReached', { tiers: tierList(words, trigger.tiers) })]),
      ];
    default:
      return [sentence(words, [t(TRIGGER_SAID[trigger.kind])])];
  }
}
