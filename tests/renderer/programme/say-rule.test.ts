import { expect, it } from 'vitest';
import { earningRule } from '../../../src/contract/programme.ts';
import { sayRule } from '../../../src/renderer/features/programme/words/say-rule.ts';
import { LOCALES, wordsIn } from './words.ts';

const COSMETICS = '018f0000-0000-7000-8000-000000000001';
const HYDRA = '018f0000-0000-7000-8000-000000000002';
const CLUB = '018f0000-0000-7000-8000-000000000003';
const GONE = '018f0000-0000-7000-8000-000000000004';

const NAMES = {
  [COSMETICS]: { name: '化妆品 Cosmetics' },
  [HYDRA]: { name: 'Hydra' },
  [CLUB]: { name: 'Beauty circle' },
};

/** Rules by what they are about; the texts were read by a person in each language. */
const RULES = {
  'the rule of issue 4': {
    when: {
      categories: [COSMETICS],
      tiers: ['gold'],
      birthday: 'week',
      withSpecialOffers: false,
      fromDay: '2026-03-01',
      toDay: '2026-03-31',
    },
    gives: { kind: 'multiply', factorBp: 20_000 },
  },
  'nothing asked': { when: {}, gives: { kind: 'multiply', factorBp: 30_000 } },
  'a brand within a category, at the weekend': {
    when: { categories: [COSMETICS], brands: [HYDRA], weekdays: [7, 6] },
    gives: { kind: 'multiply', factorBp: 15_000 },
  },
  'a happy hour online': {
    when: { hours: { from: '18:00', to: '22:00' }, channels: ['online', 'phone'] },
    gives: { kind: 'rate', rate: { ratePoints: 1, ratePerMinor: 1000 } },
    capPerSale: 1,
  },
  'a welcome': {
    when: { firstPurchase: true, minimumMinor: 20_000, fromDay: '2026-03-01' },
    gives: { kind: 'perSale', points: 1200 },
  },
  'a club, one of several': {
    when: { tiers: ['gold', 'platinum'], clubs: [CLUB], products: [GONE], toDay: '2026-03-31' },
    gives: { kind: 'perItem', points: 50 },
    stacking: 'best',
  },
} as const;

it.each(LOCALES)('every rule in plain words: %s', (locale) => {
  const words = wordsIn(locale, NAMES);
  const said = Object.entries(RULES).map(
    ([name, rule]) =>
      `${name}: ${sayRule(earningRule.parse({ id: 'a', name: 'A', ...rule }), words)}`,
  );
  expect(said.join('\n')).toMatchSnapshot();
});

it('more than four records are counted, not listed', () => {
  const uids = Array.from({ length: 6 }, (_, n) => `018f0000-0000-7000-8000-00000000001${n}`);
  const names = Object.fromEntries(uids.map((uid, n) => [uid, { name: `P${n}` }]));
  const rule = earningRule.parse({
    id: 'a',
    name: 'A',
    when: { products: uids },
    gives: { kind: 'perItem', points: 1 },
  });
  expect(sayRule(rule, wordsIn('en', names))).toBe(
    '1 point more for every piece on P0, P1, P2, or 3 others.',
  );
});
