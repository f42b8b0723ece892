import type {
  EarningRule,
  LineConditions,
  RuleConditions,
} from '../../../../contract/programme.ts';
import type { TKey } from '../../../i18n/index.ts';
import {
  allOf,
  anyOf,
  factor,
  namesOf,
  pointsText,
  sentence,
  tierName,
  weekdayName,
  type Words,
} from './words.ts';

/** A rule in one sentence, in the language of the screen. Everything the rule says is in it. */
export function sayRule(rule: EarningRule, words: Words): string {
  const { when } = rule;
  const gift = sayGift(rule, words);
  const goods = sayLines(when, words);
  const days = [sayDays(when, words), sayWeekdays(when, words), sayHours(when, words)];
  const who = [sayMembers(when, words), sayBirthday(when, words), sayFirst(when, words)];
  const best = rule.stacking === 'best' ? words.t('programme:say.best') : '';
  // Chinese puts the conditions before what they lead to, English and Spanish after it.
  const isChinese = words.locale === 'zh-CN' || words.locale === 'zh-TW';
  return isChinese
    ? sentence(words, [
        ...days,
        sayChannels(when, words),
        ...who,
        goods === '' ? '' : words.t('programme:say.bought', { goods }),
        sayMinimum(when, words),
        gift,
        sayOffers(when, words),
        sayCap(rule, words),
        best,
      ])
    : sentence(words, [
        goods === '' ? gift : words.t('programme:say.giftOn', { gift, goods }),
        ...who,
        sayOffers(when, words),
        ...days,
        sayChannels(when, words),
        sayMinimum(when, words),
        sayCap(rule, words),
        best,
      ]);
}

/** What a rule gives: `double points`. */
function sayGift({ gives }: EarningRule, words: Words): string {
  const { t, format } = words;
  switch (gives.kind) {
    case 'multiply':
      if (gives.factorBp === 20_000) return t('programme:say.double');
      if (gives.factorBp === 30_000) return t('programme:say.triple');
      return t('programme:say.times', { factor: factor(words, gives.factorBp) });
    case 'rate':
      return t('programme:say.rate', {
        points: pointsText(words, gives.rate.ratePoints),
        amount: format.money(gives.rate.ratePerMinor),
      });
    case 'perItem':
      return t('programme:say.perItem', { points: pointsText(words, gives.points) });
    default:
      return t('programme:say.perSale', { points: pointsText(words, gives.points) });
  }
}

const LINE_TEXTS: readonly (readonly [keyof LineConditions, TKey])[] = [
  ['products', 'programme:say.products'],
  ['categories', 'programme:say.categories'],
  ['brands', 'programme:say.brands'],
  ['suppliers', 'programme:say.suppliers'],
  ['counters', 'programme:say.counters'],
];

/** Which lines are meant: `Cosmetics (only goods of Hydra)`; nothing when all are. */
export function sayLines(lines: LineConditions, words: Words): string {
  const said = LINE_TEXTS.filter(([kind]) => lines[kind].length > 0).map(([kind, key]) =>
    words.t(key, { names: namesOf(words, lines[kind]) }),
  );
  const [first, ...rest] = said;
  if (first === undefined) return '';
  return rest.reduce((text, next) => words.t('programme:say.and', { text, next }), first);
}

function sayMembers({ tiers, clubs }: RuleConditions, words: Words): string {
  const { t } = words;
  const names = anyOf(
    words,
    tiers.map((tier) => tierName(words, tier)),
  );
  const forTiers = tiers.length === 0 ? '' : t('programme:say.tiers', { tiers: names });
  if (clubs.length === 0) return forTiers;
  const forClubs = t('programme:say.clubs', { names: namesOf(words, clubs) });
  return forTiers === '' ? forClubs : t('programme:say.and', { text: forTiers, next: forClubs });
}

function sayBirthday({ birthday }: RuleConditions, { t }: Words): string {
  switch (birthday) {
    case 'day':
      return t('programme:say.birthdayDay');
    case 'week':
      return t('programme:say.birthdayWeek');
    case 'month':
      return t('programme:say.birthdayMonth');
    default:
      return '';
  }
}

function sayFirst({ firstPurchase }: RuleConditions, { t }: Words): string {
  return firstPurchase ? t('programme:say.firstPurchase') : '';
}

function sayOffers({ withSpecialOffers }: RuleConditions, { t }: Words): string {
  return withSpecialOffers ? '' : t('programme:say.noOffers');
}

function sayDays({ fromDay, toDay }: RuleConditions, { t, format }: Words): string {
  const [from, to] = [fromDay, toDay].map((day) => (day === null ? null : format.day(day)));
  if (from !== null && from !== undefined) {
    return to === null || to === undefined
      ? t('programme:say.fromDay', { from })
      : t('programme:say.days', { from, to });
  }
  return to === null || to === undefined ? '' : t('programme:say.toDay', { to });
}

function sayWeekdays({ weekdays }: RuleConditions, words: Words): string {
  if (weekdays.length === 0) return '';
  const days = weekdays.toSorted((a, b) => a - b).map((day) => weekdayName(words, day));
  return words.t('programme:say.weekdays', { days: allOf(words, days) });
}

function sayHours({ hours }: RuleConditions, { t }: Words): string {
  return hours === null ? '' : t('programme:say.hours', { ...hours });
}

const CHANNEL_TEXTS: Readonly<Record<RuleConditions['channels'][number], TKey>> = {
  counter: 'programme:channel.counter',
  online: 'programme:channel.online',
  phone: 'programme:channel.phone',
};

/** A channel's name. */
export function channelName(
  { t }: Pick<Words, 't'>,
  channel: RuleConditions['channels'][number],
): string {
  return t(CHANNEL_TEXTS[channel]);
}

function sayChannels({ channels }: RuleConditions, words: Words): string {
  if (channels.length === 0) return '';
  const names = channels.map((channel) => channelName(words, channel));
  return words.t('programme:say.channels', { channels: anyOf(words, names) });
}

function sayMinimum({ minimumMinor }: RuleConditions, { t, format }: Words): string {
  if (minimumMinor === 0) return '';
  return t('programme:say.minimum', { amount: format.money(minimumMinor) });
}

function sayCap({ capPerSale }: EarningRule, words: Words): string {
  if (capPerSale === null) return '';
  return words.t('programme:say.cap', { points: pointsText(words, capPerSale) });
}
