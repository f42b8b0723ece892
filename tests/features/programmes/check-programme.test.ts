import { describe, expect, it } from 'vitest';
import {
  type EarningRule,
  programmeRules,
  type ProgrammeRules,
  TIERS_BY_HAND,
} from '../../../src/contract/programme.ts';
import { FINDING_CODES, type RuleTarget } from '../../../src/contract/programmes.ts';
import { BASE_PROGRAMME } from '../../../src/main/features/loyalty/face.ts';
import { checkProgramme } from '../../../src/main/features/programmes/rules/check-programme.ts';
import { type CheckFacts, goodsKey } from '../../../src/main/features/programmes/rules/finding.ts';
import { aRule, TODAY } from './programme-shop.ts';

const uid = (number: number) => `018f0000-0000-7000-8000-00000000000${number}`;
const [CREAM, COSMETICS, HYDRA, CLOSED, GONE] = [1, 2, 3, 4, 5].map(uid) as [
  string,
  string,
  string,
  string,
  string,
];

const RECORDS: readonly RuleTarget[] = [
  { kind: 'products', uid: CREAM, name: 'Cream', code: 'C', isActive: true },
  { kind: 'categories', uid: COSMETICS, name: 'Cosmetics', code: '', isActive: true },
  { kind: 'brands', uid: HYDRA, name: 'Hydra', code: '', isActive: true },
  { kind: 'counters', uid: CLOSED, name: 'Old hall', code: 'X', isActive: false },
];

interface Case {
  readonly code: (typeof FINDING_CODES)[number];
  readonly severity: 'error' | 'warning';
  readonly field: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly rules?: Partial<ProgrammeRules>;
  readonly facts?: Partial<CheckFacts>;
  /** The same without the fault: the finding must not be there. */
  readonly well?: {
    readonly rules?: Partial<ProgrammeRules>;
    readonly facts?: Partial<CheckFacts>;
  };
}

function findingsOf(rules: Partial<ProgrammeRules> = {}, facts: Partial<CheckFacts> = {}) {
  return checkProgramme(programmeRules.parse({ ...BASE_PROGRAMME, ...rules }), {
    today: TODAY,
    effectiveFrom: TODAY,
    basedOn: 1,
    versions: [{ version: 1, effectiveFrom: '2026-01-01' }],
    records: new Map(RECORDS.map((record) => [record.uid, record])),
    goods: new Map(),
    ...facts,
  });
}

const rule = aRule;
const only = (...rules: EarningRule[]) => ({ rules: { rules } });
const when = (conditions: Partial<EarningRule['when']>) => ({
  rules: [rule({ when: conditions })],
});
const levels = (part: Partial<ProgrammeRules['tiers']>) => ({
  tiers: { ...TIERS_BY_HAND, isAutomatic: true, ...part },
});
const tiers = TIERS_BY_HAND.levels;
const goods =
  (isAny: boolean, cheapestMinor: number | null = null) =>
  (lines: EarningRule) => ({
    goods: new Map([[goodsKey(lines.when), { isAny, cheapestMinor }]]),
  });
const perItem = (points: number) =>
  rule({ gives: { kind: 'perItem', points }, when: { products: [CREAM] } });
const perSale = (points: number, conditions: Partial<EarningRule['when']> = {}) =>
  rule({ gives: { kind: 'perSale', points }, when: conditions });
const best = (id: string, factorBp: number, conditions: Partial<EarningRule['when']> = {}) =>
  rule({ id, name: id, stacking: 'best', gives: { kind: 'multiply', factorBp }, when: conditions });
const rate = (ratePoints: number) => ({ ratePoints, ratePerMinor: 1000 });

const CASES: readonly Case[] = [
  {
    code: 'effectivePast',
    severity: 'error',
    field: 'effectiveFrom',
    facts: { effectiveFrom: '2026-11-20' },
  },
  {
    code: 'laterVersion',
    severity: 'warning',
    field: 'effectiveFrom',
    params: { version: 2, day: '2026-12-01' },
    facts: { basedOn: 2, versions: [{ version: 2, effectiveFrom: '2026-12-01' }] },
    well: {
      facts: {
        basedOn: 2,
        effectiveFrom: '2026-12-02',
        versions: [{ version: 2, effectiveFrom: '2026-12-01' }],
      },
    },
  },
  {
    code: 'replacesScheduled',
    severity: 'warning',
    field: 'effectiveFrom',
    facts: {
      effectiveFrom: '2026-12-01',
      basedOn: 2,
      versions: [{ version: 2, effectiveFrom: '2026-12-01' }],
    },
  },
  {
    code: 'basedOnOlder',
    severity: 'warning',
    field: 'effectiveFrom',
    params: { version: 3, basedOn: 1 },
    facts: { versions: [{ version: 3, effectiveFrom: '2026-02-01' }] },
    well: { facts: { basedOn: 3, versions: [{ version: 3, effectiveFrom: '2026-02-01' }] } },
  },
  {
    code: 'idTwice',
    severity: 'error',
    field: 'id',
    ...only(rule({}), rule({ when: { firstPurchase: true } })),
    well: only(rule({}), rule({ id: 'other', when: { firstPurchase: true } })),
  },
  {
    code: 'windowReversed',
    severity: 'error',
    field: 'when.toDay',
    rules: when({ fromDay: '2026-12-02', toDay: '2026-12-01' }),
    well: { rules: when({ fromDay: '2026-12-01', toDay: '2026-12-01' }) },
  },
  {
    code: 'windowOver',
    severity: 'warning',
    field: 'when.toDay',
    rules: when({ toDay: '2026-11-20' }),
    well: { rules: when({ toDay: TODAY }) },
  },
  {
    // 2026-11-23 is a Monday.
    code: 'weekdayOutside',
    severity: 'error',
    field: 'when.weekdays',
    rules: when({ fromDay: '2026-11-23', toDay: '2026-11-27', weekdays: [6, 7] }),
    well: { rules: when({ fromDay: '2026-11-23', toDay: '2026-11-28', weekdays: [6, 7] }) },
  },
  {
    code: 'hoursEmpty',
    severity: 'error',
    field: 'when.hours',
    rules: when({ hours: { from: '18:00', to: '18:00' } }),
    well: { rules: when({ hours: { from: '22:00', to: '02:00' } }) },
  },
  {
    code: 'recordGone',
    severity: 'error',
    field: 'when.brands',
    params: { count: 1 },
    rules: when({ brands: [HYDRA, GONE] }),
    well: { rules: when({ brands: [HYDRA] }) },
  },
  {
    code: 'recordGone',
    severity: 'error',
    field: 'excluded.products',
    rules: { excluded: { ...BASE_PROGRAMME.excluded, products: [GONE] } },
  },
  {
    code: 'recordClosed',
    severity: 'warning',
    field: 'when.counters',
    params: { name: 'Old hall', count: 1 },
    rules: when({ counters: [CLOSED] }),
  },
  {
    code: 'neverMatches',
    severity: 'error',
    field: 'when.brands',
    rules: when({ categories: [COSMETICS], brands: [HYDRA] }),
    facts: goods(false)(rule({ when: { categories: [COSMETICS], brands: [HYDRA] } })),
    well: {
      rules: when({ categories: [COSMETICS], brands: [HYDRA] }),
      facts: goods(true)(rule({ when: { categories: [COSMETICS], brands: [HYDRA] } })),
    },
  },
  {
    code: 'neverMatches',
    severity: 'warning',
    field: 'when.brands',
    rules: when({ brands: [HYDRA] }),
    facts: goods(false)(rule({ when: { brands: [HYDRA] } })),
  },
  {
    code: 'alwaysExcluded',
    severity: 'error',
    field: 'when.brands',
    rules: {
      ...when({ brands: [HYDRA] }),
      excluded: { ...BASE_PROGRAMME.excluded, brands: [HYDRA] },
    },
    well: {
      rules: {
        ...when({ categories: [COSMETICS] }),
        excluded: { ...BASE_PROGRAMME.excluded, brands: [HYDRA] },
      },
    },
  },
  {
    code: 'multipliesNothing',
    severity: 'error',
    field: 'gives',
    rules: {
      ...when({ tiers: ['standard'] }),
      rates: { ...BASE_PROGRAMME.rates, standard: rate(0) },
    },
    well: { rules: { ...when({}), rates: { ...BASE_PROGRAMME.rates, standard: rate(0) } } },
  },
  {
    code: 'channelElsewhere',
    severity: 'warning',
    field: 'when.channels',
    rules: when({ channels: ['online'] }),
    well: { rules: when({ channels: ['online', 'counter'] }) },
  },
  {
    code: 'firstPurchaseTier',
    severity: 'warning',
    field: 'when.firstPurchase',
    rules: { ...when({ firstPurchase: true, tiers: ['gold'] }), ...levels({}) },
    well: { rules: when({ firstPurchase: true, tiers: ['gold'] }) },
  },
  { code: 'capZero', severity: 'error', field: 'capPerSale', ...only(rule({ capPerSale: 0 })) },
  {
    code: 'capZero',
    severity: 'error',
    field: 'caps.perSale',
    rules: { caps: { perSale: 0, perDay: null } },
    well: { rules: { caps: { perSale: 1, perDay: null } } },
  },
  {
    code: 'capZero',
    severity: 'error',
    field: 'caps.perDay',
    rules: { caps: { perSale: null, perDay: 0 } },
  },
  {
    code: 'capBelowGift',
    severity: 'warning',
    field: 'capPerSale',
    params: { points: 100 },
    ...only({ ...perSale(100), capPerSale: 99 }),
    well: only({ ...perSale(100), capPerSale: 100 }),
  },
  {
    code: 'capUseless',
    severity: 'warning',
    field: 'caps.perSale',
    rules: { caps: { perSale: 200, perDay: 100 } },
    well: { rules: { caps: { perSale: 100, perDay: 100 } } },
  },
  {
    code: 'bestOverlap',
    severity: 'warning',
    field: 'stacking',
    params: { name: 'a' },
    ...only(best('a', 20_000, { tiers: ['gold'] }), best('b', 30_000, { brands: [HYDRA] })),
    well: only(best('a', 20_000, { tiers: ['gold'] }), best('b', 30_000, { tiers: ['silver'] })),
  },
  {
    code: 'bestNever',
    severity: 'warning',
    field: 'stacking',
    params: { name: 'all' },
    ...only(best('gold', 20_000, { tiers: ['gold'] }), best('all', 30_000)),
    well: only(best('gold', 40_000, { tiers: ['gold'] }), best('all', 30_000)),
  },
  {
    code: 'sameRule',
    severity: 'warning',
    field: 'name',
    params: { name: 'Double points' },
    ...only(
      rule({ when: { tiers: ['gold', 'silver'] } }),
      rule({ id: 'again', name: 'Again', when: { tiers: ['silver', 'gold'] } }),
    ),
    well: only(
      rule({ when: { tiers: ['gold'] } }),
      rule({ id: 'again', when: { tiers: ['silver'] } }),
    ),
  },
  {
    // Platinum earns 2 %, times 13 = 26 %.
    code: 'givesAway',
    severity: 'warning',
    field: 'gives',
    params: { shareBp: 2600 },
    ...only(rule({ gives: { kind: 'multiply', factorBp: 130_000 } })),
    well: only(rule({ gives: { kind: 'multiply', factorBp: 120_000 } })),
  },
  {
    code: 'givesAwayTogether',
    severity: 'warning',
    field: 'rules',
    params: { count: 2, shareBp: 2800 },
    ...only(
      rule({ gives: { kind: 'multiply', factorBp: 70_000 } }),
      rule({ id: 'b', gives: { kind: 'multiply', factorBp: 80_000 }, when: { brands: [HYDRA] } }),
    ),
    well: only(
      rule({ gives: { kind: 'multiply', factorBp: 70_000 }, when: { tiers: ['gold'] } }),
      rule({ id: 'b', gives: { kind: 'multiply', factorBp: 80_000 }, when: { tiers: ['silver'] } }),
    ),
  },
  {
    code: 'worthMoreThanPrice',
    severity: 'error',
    field: 'gives',
    params: { shareBp: 10_000 },
    ...only(rule({ gives: { kind: 'multiply', factorBp: 500_000 } })),
    well: only(rule({ gives: { kind: 'multiply', factorBp: 499_000 } })),
  },
  {
    // A piece of 5.00 with 500 points, which pay 5.00.
    code: 'worthMoreThanPrice',
    severity: 'error',
    field: 'gives',
    ...only(perItem(500)),
    facts: goods(true, 500)(perItem(500)),
    well: { ...only(perItem(100)), facts: goods(true, 500)(perItem(100)) },
  },
  {
    code: 'worthMoreThanPrice',
    severity: 'error',
    field: 'rates.gold',
    rules: { rates: { ...BASE_PROGRAMME.rates, gold: rate(1000) } },
  },
  {
    code: 'noMinimum',
    severity: 'warning',
    field: 'when.minimumMinor',
    ...only(perSale(10)),
    well: only(perSale(10, { minimumMinor: 10_000 })),
  },
  {
    code: 'nothingEarned',
    severity: 'warning',
    field: 'rates.standard',
    rules: { rates: { standard: rate(0), silver: rate(0), gold: rate(0), platinum: rate(0) } },
  },
  {
    code: 'tierEarnsLess',
    severity: 'warning',
    field: 'rates.gold',
    rules: { rates: { ...BASE_PROGRAMME.rates, gold: rate(11) } },
    well: { rules: { rates: { ...BASE_PROGRAMME.rates, gold: rate(12) } } },
  },
  {
    code: 'levelsNotAscending',
    severity: 'error',
    field: 'tiers.levels.gold.reachAt',
    rules: levels({ levels: { ...tiers, gold: { reachAt: 200_000, keepAt: 1 } } }),
    well: { rules: levels({ levels: { ...tiers, gold: { reachAt: 200_001, keepAt: 1 } } }) },
  },
  {
    code: 'keepAboveReach',
    severity: 'error',
    field: 'tiers.levels.silver.keepAt',
    rules: levels({ levels: { ...tiers, silver: { reachAt: 200_000, keepAt: 200_001 } } }),
    well: { rules: levels({}) },
  },
  {
    code: 'visitsTooMany',
    severity: 'error',
    field: 'tiers.levels.silver.reachAt',
    rules: levels({ metric: 'visits' }),
  },
  {
    code: 'dateImpossible',
    severity: 'error',
    field: 'expiry.day',
    rules: { expiry: { policy: 'fixedDate', month: 2, day: 30, yearsAhead: 1 } },
    well: { rules: { expiry: { policy: 'fixedDate', month: 2, day: 29, yearsAhead: 1 } } },
  },
  {
    code: 'lapsesAtOnce',
    severity: 'warning',
    field: 'expiry.yearsAhead',
    rules: { expiry: { policy: 'fixedDate', month: 12, day: 31, yearsAhead: 0 } },
  },
  {
    code: 'lapsesAtOnce',
    severity: 'warning',
    field: 'expiry.months',
    rules: { activeAfterDays: 15, expiry: { policy: 'exactMonths', months: 1 } },
    well: { rules: { activeAfterDays: 14, expiry: { policy: 'exactMonths', months: 1 } } },
  },
  {
    code: 'lapsesNever',
    severity: 'warning',
    field: 'expiry.months',
    rules: { expiry: { policy: 'endOfMonth', months: 240 } },
    well: { rules: { expiry: { policy: 'endOfMonth', months: 239 } } },
  },
  {
    code: 'nothingRedeemable',
    severity: 'warning',
    field: 'redemption.maximumShareBp',
    rules: { redemption: { ...BASE_PROGRAMME.redemption, maximumShareBp: 0 } },
  },
  {
    code: 'minimumNoStep',
    severity: 'warning',
    field: 'redemption.minimumPoints',
    params: { points: 200 },
    rules: { redemption: { ...BASE_PROGRAMME.redemption, minimumPoints: 150 } },
    well: { rules: { redemption: { ...BASE_PROGRAMME.redemption, minimumPoints: 200 } } },
  },
];

describe('every finding', () => {
  it.each(CASES)(
    '$code at $field',
    ({ code, severity, field, params = {}, rules, facts, well }) => {
      expect(findingsOf(rules, facts)).toContainEqual(
        expect.objectContaining({ code, severity, field, params: expect.objectContaining(params) }),
      );
      const without = findingsOf(well?.rules, well?.facts);
      expect(without.filter((finding) => finding.code === code && finding.field === field)).toEqual(
        [],
      );
    },
  );

  it('has a case', () => {
    expect(new Set(CASES.map(({ code }) => code))).toEqual(new Set(FINDING_CODES));
  });
});

describe('a programme without faults', () => {
  it('has no findings: the one a store is founded with', () => {
    expect(findingsOf()).toEqual([]);
  });

  it('has none: double points on cosmetics for gold members in their birthday week', () => {
    const conditions = {
      categories: [COSMETICS],
      tiers: ['gold'],
      birthday: 'week',
      withSpecialOffers: false,
    } as const;
    const wanted = rule({ when: { ...conditions, categories: [COSMETICS], tiers: ['gold'] } });
    expect(findingsOf({ rules: [wanted] }, goods(true)(wanted))).toEqual([]);
  });

  it('errors come before warnings', () => {
    const found = findingsOf({
      ...when({ channels: ['online'] }),
      caps: { perSale: 0, perDay: null },
    });
    expect(found.map(({ severity }) => severity)).toEqual(['error', 'warning']);
  });
});
