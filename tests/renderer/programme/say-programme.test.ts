import { describe, expect, it } from 'vitest';
import { earningRule, programmeRules, TIERS_BY_HAND } from '../../../src/contract/programme.ts';
import type { ProgrammeRules } from '../../../src/contract/programme.ts';
import {
  compareProgrammes,
  sayProgramme,
} from '../../../src/renderer/features/programme/words/say-programme.ts';
import { BASE_PROGRAMME, LOCALES, wordsIn } from './words.ts';

const RICH: ProgrammeRules = {
  ...BASE_PROGRAMME,
  rounding: 'halfUpPerSale',
  rules: [
    earningRule.parse({
      id: 'a',
      name: 'Welcome',
      when: { firstPurchase: true },
      gives: { kind: 'perSale', points: 100 },
    }),
  ],
  excluded: { ...BASE_PROGRAMME.excluded, specialOffers: true, tax: true },
  caps: { perSale: 500, perDay: 1000 },
  activeAfterDays: 14,
  expiry: { policy: 'fixedDate', month: 12, day: 31, yearsAhead: 1 },
  tiers: { ...TIERS_BY_HAND, isAutomatic: true },
};

it.each(LOCALES)('a whole programme in plain words: %s', (locale) => {
  const words = wordsIn(locale);
  const lines = sayProgramme(RICH, words).flatMap(({ title, said }) => [
    `# ${words.t(title)}`,
    ...said.map(({ text }) => text),
  ]);
  expect(lines.join('\n')).toMatchSnapshot();
});

describe('what changes', () => {
  const words = wordsIn('en');
  const compare = (before: ProgrammeRules, after: ProgrammeRules) =>
    compareProgrammes(sayProgramme(before, words), sayProgramme(after, words));

  it('is nothing between equals', () => {
    expect(compare(RICH, structuredClone(RICH))).toEqual([]);
  });

  it('is told rule by rule: new, changed, gone', () => {
    const first = RICH.rules[0];
    if (first === undefined) throw new Error('There is a rule');
    const changed = { ...first, gives: { kind: 'perSale', points: 200 } as const };
    expect(compare(BASE_PROGRAMME, { ...BASE_PROGRAMME, rules: [first] })).toMatchObject([
      { before: null, after: 'Welcome: 100 points more, on their first purchase.' },
    ]);
    expect(compare({ ...RICH, rules: [first] }, { ...RICH, rules: [changed] })).toMatchObject([
      { before: expect.stringContaining('100'), after: expect.stringContaining('200') },
    ]);
    expect(compare(RICH, { ...RICH, rules: [] })).toMatchObject([{ after: null }]);
  });

  /** Every field of the document, changed by itself, is seen. */
  it.each([
    ['rate', { rates: { ...RICH.rates, gold: { ratePoints: 16, ratePerMinor: 1000 } } }],
    ['rounding', { rounding: 'floorPerLine' }],
    ['offers', { excluded: { ...RICH.excluded, specialOffers: false } }],
    ['tax', { excluded: { ...RICH.excluded, tax: false } }],
    ['cap', { caps: { perSale: null, perDay: 1000 } }],
    ['start', { activeAfterDays: 1 }],
    ['expiry', { expiry: { policy: 'fixedDate', month: 12, day: 31, yearsAhead: 0 } }],
    ['never', { expiry: { policy: 'never' } }],
    ['redemption', { redemption: { ...RICH.redemption, maximumShareBp: 10_000 } }],
    ['least', { redemption: { ...RICH.redemption, minimumPoints: 0 } }],
    ['by hand', { tiers: TIERS_BY_HAND }],
    ['grace', { tiers: { ...RICH.tiers, graceDays: 0 } }],
    ['window', { tiers: { ...RICH.tiers, window: { kind: 'calendarYear' } } }],
    ['metric', { tiers: { ...RICH.tiers, metric: 'visits' } }],
  ])('a change of %s is told', (_, part) => {
    expect(compare(RICH, programmeRules.parse({ ...RICH, ...part }))).not.toEqual([]);
  });
});
