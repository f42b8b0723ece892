import type { Locale } from '../../../../contract/primitives.ts';
import type { Tier } from '../../../../contract/members.ts';
import type { RuleTarget } from '../../../../contract/programmes.ts';
import type { TKey, Translate } from '../../../i18n/index.ts';
import type { Format } from '../../../lib/format.ts';

/** What it takes to say a rule in words: texts, figures, and the records' names. */
export interface Words {
  readonly t: Translate;
  readonly format: Pick<Format, 'money' | 'number' | 'day' | 'decimalSign'>;
  readonly locale: Locale;
  /** Records by uid. */
  readonly names: ReadonlyMap<string, Pick<RuleTarget, 'name'>>;
}

const TIER_NAMES: Readonly<Record<Tier, TKey>> = {
  standard: 'common:tier.standard',
  silver: 'common:tier.silver',
  gold: 'common:tier.gold',
  platinum: 'common:tier.platinum',
};

/** A tier's name. */
export function tierName({ t }: Pick<Words, 't'>, tier: Tier): string {
  return t(TIER_NAMES[tier]);
}

/** Things of which one is enough, as people list them: `A, B or C`. */
export function anyOf({ locale }: Pick<Words, 'locale'>, items: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(items);
}

/** Things that all count: `A, B and C`. */
export function allOf({ locale }: Pick<Words, 'locale'>, items: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
}

/** More names than so many are counted. */
const MOST_NAMED = 4;

/** The names of records; one that is gone says so. */
export function namesOf(words: Words, uids: readonly string[]): string {
  const { t, names, format } = words;
  const known = uids.map((uid) => names.get(uid)?.name ?? t('programme:say.gone'));
  if (known.length <= MOST_NAMED) return anyOf(words, known);
  const count = known.length - MOST_NAMED + 1;
  const more = t('programme:say.more', { count, figure: format.number(count) });
  return anyOf(words, [...known.slice(0, MOST_NAMED - 1), more]);
}

/** The name of a day of the week, 1 = Monday. */
export function weekdayName(
  { locale }: Pick<Words, 'locale'>,
  weekday: number,
  width: 'long' | 'short' = 'long',
): string {
  // 2024-01-01 was a Monday.
  const at = Date.UTC(2024, 0, weekday);
  return new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' }).format(at);
}

/** A share in basis points: 5000 → `50 %`, as the language writes it. */
export function share({ locale }: Pick<Words, 'locale'>, basisPoints: number): string {
  const style = { style: 'percent', maximumFractionDigits: 2 } as const;
  return new Intl.NumberFormat(locale, style).format(basisPoints / 10_000);
}

/** A factor in basis points: 15000 → `1.5`. */
export function factor({ format }: Pick<Words, 'format'>, basisPoints: number): string {
  return String(basisPoints / 10_000).replace('.', format.decimalSign);
}

/** A number of points with its word. */
export function pointsText({ t, format }: Pick<Words, 't' | 'format'>, points: number): string {
  return t('common:points', { count: points, figure: format.number(points) });
}

/** Months, counted. */
export function monthsText({ t }: Pick<Words, 't'>, count: number): string {
  return t('programme:say.months', { count });
}

/** Parts of a sentence put together as the language does, with a capital and a full stop. */
export function sentence({ t }: Pick<Words, 't'>, parts: readonly string[]): string {
  const said = parts.filter((part) => part !== '');
  const joined = said.reduce(
    (text, next) => (text === '' ? next : t('programme:say.comma', { text, next })),
    '',
  );
  const [first = ''] = joined;
  return t('programme:say.sentence', {
    text: first.toLocaleUpperCase() + joined.slice(first.length),
  });
}
