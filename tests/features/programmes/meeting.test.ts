import { describe, expect, it } from 'vitest';
import type { EarningRule } from '../../../src/contract/programme.ts';
import { BASE_PROGRAMME } from '../../../src/main/features/loyalty/face.ts';
import { checkPairs } from '../../../src/main/features/programmes/rules/check-pairs.ts';
import { implies, mayMeet } from '../../../src/main/features/programmes/rules/meeting.ts';
import { aRule } from './programme-shop.ts';

const CLUB = '018f0000-0000-7000-8000-000000000001';
const OTHER_CLUB = '018f0000-0000-7000-8000-000000000002';

type When = Partial<EarningRule['when']>;
const meet = (a: When, b: When) => mayMeet(aRule({ when: a }), aRule({ when: b }));
const within = (narrow: When, wide: When) =>
  implies(aRule({ when: narrow }), aRule({ when: wide }));
const hours = (from: string, to: string): When => ({ hours: { from, to } });

describe('two rules may meet on one sale', () => {
  it.each<readonly [When, When, boolean]>([
    [{ tiers: ['gold'] }, { tiers: ['silver', 'gold'] }, true],
    [{ tiers: ['gold'] }, { tiers: ['silver'] }, false],
    [{ weekdays: [1, 2] }, { weekdays: [3] }, false],
    [{ fromDay: '2026-01-02' }, { toDay: '2026-01-01' }, false],
    [{ fromDay: '2026-01-01' }, { toDay: '2026-01-01' }, true],
    [hours('10:00', '12:00'), hours('12:00', '14:00'), false],
    [hours('10:00', '12:01'), hours('12:00', '14:00'), true],
    [hours('22:00', '02:00'), hours('01:00', '03:00'), true],
    [hours('22:00', '02:00'), hours('02:00', '22:00'), false],
    [{ clubs: [CLUB] }, { clubs: [OTHER_CLUB] }, true],
  ])('%o and %o: %s', (a, b, expected) => {
    expect(meet(a, b)).toBe(expected);
    expect(meet(b, a)).toBe(expected);
  });
});

describe('one rule holds wherever another does', () => {
  it.each<readonly [When, When, boolean]>([
    [{ tiers: ['gold'] }, {}, true],
    [{}, { tiers: ['gold'] }, false],
    [{ minimumMinor: 100 }, { minimumMinor: 100 }, true],
    [{ minimumMinor: 99 }, { minimumMinor: 100 }, false],
    [{ birthday: 'day' }, { birthday: 'month' }, true],
    [{ birthday: 'week' }, { birthday: 'month' }, false],
    [{ withSpecialOffers: false }, {}, true],
    [{}, { withSpecialOffers: false }, false],
    [{ firstPurchase: true }, { firstPurchase: true }, true],
    [{}, { firstPurchase: true }, false],
    [{ fromDay: '2026-01-02' }, { fromDay: '2026-01-01' }, true],
    [{ toDay: null }, { toDay: '2026-01-01' }, false],
    [hours('10:00', '11:00'), hours('09:00', '12:00'), false],
  ])('%o within %o: %s', (narrow, wide, expected) => {
    expect(within(narrow, wide)).toBe(expected);
  });
});

it('of two best rules that give the same, only the later listed never applies', () => {
  const rules = ['a', 'b'].map((id) => aRule({ id, name: id, stacking: 'best' }));
  const never = checkPairs({ ...BASE_PROGRAMME, rules }).filter(({ code }) => code === 'bestNever');
  expect(never.map(({ ruleId }) => ruleId)).toEqual(['b']);
});
