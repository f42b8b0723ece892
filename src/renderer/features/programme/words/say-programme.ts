import {
  type EarningRate,
  type ProgrammeRules,
  RAISED_TIERS,
} from '../../../../contract/programme.ts';
import { TIERS } from '../../../../contract/members.ts';
import { assertNever } from '../../../../contract/kernel/result.ts';
import type { TKey } from '../../../i18n/index.ts';
import { sayLines, sayRule } from './say-rule.ts';
import { monthsText, pointsText, sentence, share, tierName, type Words } from './words.ts';

/** One thing that a programme says; `key` stays the same from version to version. */
export interface Said {
  readonly key: string;
  readonly text: string;
}

/** A part of a programme in words. */
export interface SaidPart {
  readonly part: 'earning' | 'rules' | 'excluded' | 'caps' | 'life' | 'redemption' | 'tiers';
  readonly title: TKey;
  readonly said: readonly Said[];
}

function onlyOne(key: string, text: string): Said[] {
  return text === '' ? [] : [{ key, text }];
}

/** A whole programme in plain words. Everything it says is in it, so that two can be compared. */
export function sayProgramme(rules: ProgrammeRules, words: Words): readonly SaidPart[] {
  return [
    { part: 'earning', title: 'programme:part.earning', said: sayEarning(rules, words) },
    {
      part: 'rules',
      title: 'programme:part.rules',
      said: rules.rules.map((rule) => ({
        key: `rule:${rule.id}`,
        text: words.t('programme:say.named', { name: rule.name, text: sayRule(rule, words) }),
      })),
    },
    { part: 'excluded', title: 'programme:part.excluded', said: sayExcluded(rules, words) },
    { part: 'caps', title: 'programme:part.caps', said: onlyOne('caps', sayCaps(rules, words)) },
    { part: 'life', title: 'programme:part.life', said: sayLife(rules, words) },
    {
      part: 'redemption',
      title: 'programme:part.redemption',
      said: onlyOne('redemption', sayRedemption(rules, words)),
    },
    { part: 'tiers', title: 'programme:part.tiers', said: sayTiers(rules, words) },
  ];
}

function sayRate({ ratePoints, ratePerMinor }: EarningRate, words: Words): string {
  if (ratePoints === 0) return words.t('programme:say.noPoints');
  return words.t('programme:say.baseRate', {
    points: pointsText(words, ratePoints),
    amount: words.format.money(ratePerMinor),
  });
}

const ROUNDING: Readonly<Record<ProgrammeRules['rounding'], TKey>> = {
  floorPerSale: 'programme:say.floorPerSale',
  halfUpPerSale: 'programme:say.halfUpPerSale',
  floorPerLine: 'programme:say.floorPerLine',
};

function sayEarning({ rates, rounding }: ProgrammeRules, words: Words): Said[] {
  return [
    ...TIERS.map((tier) => ({
      key: `rate:${tier}`,
      text: words.t('programme:say.tierRate', {
        tier: tierName(words, tier),
        rate: sayRate(rates[tier], words),
      }),
    })),
    { key: 'rounding', text: words.t(ROUNDING[rounding]) },
  ];
}

function sayExcluded({ excluded }: ProgrammeRules, words: Words): Said[] {
  const { t } = words;
  const kinds = ['products', 'categories', 'brands', 'suppliers', 'counters'] as const;
  const nothing = { products: [], categories: [], brands: [], suppliers: [], counters: [] };
  const lists = kinds
    .map((kind) => ({ kind, text: sayLines({ ...nothing, [kind]: excluded[kind] }, words) }))
    .filter(({ text }) => text !== '')
    .map(({ kind, text }) => ({
      key: `excluded:${kind}`,
      text: t('programme:say.never', { text }),
    }));
  return [
    ...lists,
    ...(excluded.specialOffers
      ? [{ key: 'excluded:offers', text: t('programme:say.neverOffers') }]
      : []),
    ...(excluded.tax ? [{ key: 'excluded:tax', text: t('programme:say.neverTax') }] : []),
  ];
}

function sayCaps({ caps }: ProgrammeRules, words: Words): string {
  const { t } = words;
  const parts = [
    caps.perSale === null
      ? ''
      : t('programme:say.capSale', { points: pointsText(words, caps.perSale) }),
    caps.perDay === null
      ? ''
      : t('programme:say.capDay', { points: pointsText(words, caps.perDay) }),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : sentence(words, parts);
}

function sayLife(rules: ProgrammeRules, words: Words): Said[] {
  const { t } = words;
  const { activeAfterDays: count } = rules;
  const active =
    count === 0 ? t('programme:say.activeAtOnce') : t('programme:say.activeAfter', { count });
  return [
    { key: 'active', text: active },
    { key: 'expiry', text: sayExpiry(rules, words) },
  ];
}

function sayExpiry({ expiry }: ProgrammeRules, words: Words): string {
  const { t } = words;
  switch (expiry.policy) {
    case 'endOfMonth':
      return t('programme:say.expiryEndOfMonth', { months: monthsText(words, expiry.months) });
    case 'exactMonths':
      return t('programme:say.expiryExact', { months: monthsText(words, expiry.months) });
    case 'inactivity':
      return t('programme:say.expiryInactivity', { months: monthsText(words, expiry.months) });
    case 'fixedDate': {
      const date = dayOfYear(words, expiry);
      return expiry.yearsAhead === 0
        ? t('programme:say.expiryFixedNext', { date })
        : t('programme:say.expiryFixed', { date, count: expiry.yearsAhead });
    }
    case 'never':
      return t('programme:say.expiryNever');
    default:
      return assertNever(expiry);
  }
}

/** A day of every year: `31 December`. */
function dayOfYear(
  { locale }: Words,
  { month, day }: { readonly month: number; readonly day: number },
): string {
  // A leap year has every day there is; one that no month has is shown as the month's last.
  const last = new Date(Date.UTC(2028, month, 0)).getUTCDate();
  const at = Date.UTC(2028, month - 1, Math.min(day, last));
  const shape = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, shape).format(at);
}

function sayRedemption({ redemption }: ProgrammeRules, words: Words): string {
  const { t, format } = words;
  if (redemption.maximumShareBp === 0) return t('programme:say.redeemNothing');
  return sentence(words, [
    t('programme:say.redeem', {
      points: pointsText(words, redemption.stepPoints),
      amount: format.money(redemption.stepWorthMinor),
    }),
    redemption.minimumPoints === 0
      ? ''
      : t('programme:say.redeemLeast', { points: pointsText(words, redemption.minimumPoints) }),
    redemption.maximumShareBp === 10_000
      ? t('programme:say.redeemWhole')
      : t('programme:say.redeemShare', { share: share(words, redemption.maximumShareBp) }),
  ]);
}

function sayTiers({ tiers }: ProgrammeRules, words: Words): Said[] {
  const { t, format } = words;
  if (!tiers.isAutomatic) return [{ key: 'tiers', text: t('programme:say.tiersByHand') }];
  const amount = (value: number) => {
    if (tiers.metric === 'spend') return format.money(value);
    if (tiers.metric === 'points') return pointsText(words, value);
    return t('programme:say.visits', { count: value, figure: format.number(value) });
  };
  const levels = RAISED_TIERS.map((tier) => ({
    key: `tier:${tier}`,
    text: t('programme:say.level', {
      tier: tierName(words, tier),
      reach: amount(tiers.levels[tier].reachAt),
      keep: amount(tiers.levels[tier].keepAt),
    }),
  }));
  return [{ key: 'tiers', text: sayWindow({ tiers }, words) }, ...levels];
}

const METRICS: Readonly<Record<ProgrammeRules['tiers']['metric'], TKey>> = {
  spend: 'programme:say.metricSpend',
  points: 'programme:say.metricPoints',
  visits: 'programme:say.metricVisits',
};

function sayWindow({ tiers }: Pick<ProgrammeRules, 'tiers'>, words: Words): string {
  const { t } = words;
  const { window, graceDays } = tiers;
  const span = {
    calendarYear: () => t('programme:say.windowYear'),
    anniversary: () => t('programme:say.windowAnniversary'),
    rolling: () =>
      t('programme:say.windowRolling', {
        months: monthsText(words, window.kind === 'rolling' ? window.months : 12),
      }),
  }[window.kind]();
  return sentence(words, [
    t('programme:say.tiersAutomatic', { metric: t(METRICS[tiers.metric]), window: span }),
    graceDays === 0 ? '' : t('programme:say.grace', { count: graceDays }),
  ]);
}

/** What differs between two programmes. */
export interface Difference {
  readonly key: string;
  readonly title: TKey;
  /** Null = new. */
  readonly before: string | null;
  /** Null = gone. */
  readonly after: string | null;
}

/** What `after` says that `before` does not, and the other way round, part by part. */
export function compareProgrammes(
  before: readonly SaidPart[],
  after: readonly SaidPart[],
): readonly Difference[] {
  return after.flatMap(({ part, title, said }) => {
    const old = before.find((one) => one.part === part)?.said ?? [];
    const keys = new Set([...old, ...said].map(({ key }) => key));
    return [...keys].flatMap((key) => {
      const textOf = (list: readonly Said[]) => list.find((one) => one.key === key)?.text ?? null;
      const [was, is] = [textOf(old), textOf(said)];
      return was === is ? [] : [{ key, title, before: was, after: is }];
    });
  });
}
