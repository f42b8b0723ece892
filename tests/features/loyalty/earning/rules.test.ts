import { describe, expect, it } from 'vitest';
import { isSpecialOffer } from '../../../../src/main/features/loyalty/rules/special-offer.ts';
import {
  COSMETICS,
  DOUBLE,
  earned,
  line,
  pointsOf,
  programme,
  records,
  type RuleWish,
  uid,
} from './support.ts';

const cream = line(10_000, { records: records(1, { category: COSMETICS }) });
const bread = line(5_000, { records: records(2, { category: uid('c', 2) }) });

/** Whether a rule that doubles everything it applies to doubled a sale of 100.00. */
function applies(
  when: RuleWish['when'],
  sale: Parameters<typeof earned>[2] = {},
  one = cream,
): boolean {
  return pointsOf(programme([{ when: when ?? {}, gives: DOUBLE }]), [one], sale) === 200;
}

function at(hours: { from: string; to: string }, minute: number | null): boolean {
  return applies({ hours }, { facts: { minute } });
}

describe('conditions of the sale', () => {
  it('days are inclusive on both ends', () => {
    const days = { fromDay: '2026-07-15', toDay: '2026-07-16' };
    const on = (day: string) => applies(days, { day });
    expect(['2026-07-14', '2026-07-15', '2026-07-16', '2026-07-17'].map(on)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('weekdays are those of the business day', () => {
    const week = ['2026-07-13', '2026-07-14', '2026-07-18', '2026-07-19'];
    expect(week.map((day) => applies({ weekdays: [1, 7] }, { day }))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('hours go from inclusive to exclusive, over midnight, and round the clock', () => {
    const lunch = { from: '11:30', to: '14:00' };
    expect([689, 690, 839, 840].map((minute) => at(lunch, minute))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const night = { from: '22:00', to: '02:00' };
    expect([1319, 1320, 1439, 0, 119, 120].map((minute) => at(night, minute))).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ]);
    expect([0, 719, 720].map((minute) => at({ from: '12:00', to: '12:00' }, minute))).toEqual([
      true,
      true,
      true,
    ]);
    expect(at(night, null)).toBe(false);
  });

  it('tiers, channels, birthday, first purchase and clubs', () => {
    expect(applies({ tiers: ['silver', 'standard'] })).toBe(true);
    expect(applies({ tiers: ['gold'] })).toBe(false);
    expect(applies({ channels: ['counter'] })).toBe(true);
    expect(applies({ channels: ['online'] })).toBe(false);
    expect(applies({ birthday: 'week' }, { facts: { birthday: ['week'] } })).toBe(true);
    expect(applies({ birthday: 'month' }, { facts: { birthday: ['week'] } })).toBe(false);
    expect(applies({ firstPurchase: true }, { facts: { isFirstPurchase: true } })).toBe(true);
    expect(applies({ firstPurchase: true })).toBe(false);
    const clubs = [uid('e', 1), uid('e', 2)];
    expect(applies({ clubs }, { facts: { clubs: [uid('e', 2)] } })).toBe(true);
    expect(applies({ clubs }, { facts: { clubs: [uid('e', 3)] } })).toBe(false);
  });

  it('everything that is named must hold', () => {
    const when = { tiers: ['gold' as const], weekdays: [3], categories: [COSMETICS] };
    const of = programme([{ when, gives: { kind: 'perSale', points: 7 } }]);
    expect(pointsOf(of, [cream], { tier: 'gold' })).toBe(157);
    expect(pointsOf(of, [cream], { tier: 'silver' })).toBe(120);
    expect(pointsOf(of, [cream], { tier: 'gold', day: '2026-07-16' })).toBe(150);
    expect(pointsOf(of, [bread], { tier: 'gold' })).toBe(75);
  });
});

describe('conditions of lines', () => {
  it('a line must be in one record of every list that is not empty', () => {
    const is = {
      category: COSMETICS,
      brand: uid('b', 1),
      supplier: uid('d', 1),
      counter: uid('e', 9),
    };
    const one = line(10_000, { records: records(1, is) });
    const lists = {
      products: [uid('a', 5), uid('a', 1)],
      categories: [COSMETICS],
      brands: [uid('b', 1)],
      suppliers: [uid('d', 1)],
      counters: [uid('e', 9)],
    };
    expect(applies(lists, {}, one)).toBe(true);
    for (const list of Object.keys(lists)) {
      expect(applies({ [list]: lists[list as 'brands'] }, {}, one)).toBe(true);
      expect(applies({ ...lists, [list]: [uid('a', 77)] }, {}, one)).toBe(false);
    }
    expect(applies(lists, {}, line(10_000, { records: records(1) }))).toBe(false);
  });

  it('a record of another kind is never the one that is named', () => {
    const category = uid('b', 1);
    expect(
      applies({ brands: [category] }, {}, line(10_000, { records: records(1, { category }) })),
    ).toBe(false);
  });

  it('special offers are left out on request, line by line', () => {
    const of = programme([{ when: { withSpecialOffers: false }, gives: DOUBLE }]);
    expect(earned(of, [cream, { ...cream, isSpecialOffer: true }])).toMatchObject({
      points: 300,
      steps: [{ points: 100, lineNos: [1] }],
    });
    const named = programme([
      { when: { withSpecialOffers: false, categories: [COSMETICS] }, gives: DOUBLE },
    ]);
    expect(pointsOf(named, [cream, { ...cream, isSpecialOffer: true }, bread])).toBe(350);
  });

  it('the minimum looks at the money of the lines it applies to', () => {
    const when = { categories: [COSMETICS], minimumMinor: 10_000 };
    const of = programme([{ when, gives: { kind: 'perSale', points: 50 } }]);
    expect(pointsOf(of, [cream])).toBe(150);
    expect(pointsOf(of, [line(9_999, { records: cream.records ?? records(1) }), bread])).toBe(149);
    // One step below: a single fen is paid with points.
    expect(pointsOf(of, [cream], { pointsPaidMinor: 1 })).toBe(99);
  });
});

describe('a special offer', () => {
  it('is a dated price, a lower price by hand, or a discount of the line', () => {
    const plain = {
      priceSource: 'regular' as const,
      regularPriceMinor: 100,
      unitPriceMinor: 100,
      lineDiscountMinor: 0,
    };
    expect(isSpecialOffer(plain)).toBe(false);
    expect(isSpecialOffer({ ...plain, lineDiscountMinor: 1 })).toBe(true);
    const by = (priceSource: 'dated' | 'tier' | 'manual' | 'label', unitPriceMinor: number) =>
      isSpecialOffer({ ...plain, priceSource, unitPriceMinor });
    expect([by('dated', 90), by('manual', 99), by('manual', 100), by('manual', 120)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([by('tier', 90), by('label', 50)]).toEqual([false, false]);
  });
});

describe('gifts', () => {
  it('multiply, rate, pieces and once a sale', () => {
    const tripled = { kind: 'multiply', factorBp: 30_000 } as const;
    const oneIn50 = { kind: 'rate', rate: { ratePoints: 1, ratePerMinor: 5000 } } as const;
    const perItem = { kind: 'perItem', points: 5 } as const;
    const of = programme([
      { gives: tripled },
      { gives: oneIn50 },
      { gives: perItem },
      { gives: { kind: 'perSale', points: 11 } },
    ]);
    const lines = [{ ...cream, quantityMilli: 3000 }, bread];
    expect(earned(of, lines, { tier: 'gold' })).toMatchObject({
      basePoints: 225,
      points: 225 + 450 + 3 + 20 + 11,
      steps: [
        { ruleId: 'rule-0', points: 450, linePoints: [300, 150], eligibleMinor: 15_000 },
        { ruleId: 'rule-1', points: 3, linePoints: [2, 1] },
        { ruleId: 'rule-2', points: 20, items: 4, linePoints: [15, 5] },
        { ruleId: 'rule-3', points: 11, linePoints: [7, 4] },
      ],
    });
  });

  it('loose goods count whole kilograms', () => {
    const of = programme([{ gives: { kind: 'perItem', points: 10 } }]);
    expect(
      [999, 1000, 2750].map((milli) => pointsOf(of, [line(100, { quantityMilli: milli })])),
    ).toEqual([1, 11, 21]);
  });

  it('what costs nothing or was paid with points gets none', () => {
    const of = programme([
      { gives: { kind: 'perItem', points: 10 } },
      { gives: { kind: 'perSale', points: 5 } },
    ]);
    expect(pointsOf(of, [line(0)])).toBe(0);
    expect(pointsOf(of, [line(1000)], { pointsPaidMinor: 1000 })).toBe(0);
    expect(pointsOf(of, [line(1000)], { pointsPaidMinor: 501 })).toBe(4 + 4 + 5);
  });
});

describe('stacking', () => {
  it('double and triple together are fourfold', () => {
    const of = programme([{ gives: DOUBLE }, { gives: { kind: 'multiply', factorBp: 30_000 } }]);
    expect(pointsOf(of, [cream])).toBe(400);
  });

  it('of the best ones only the one that gives most counts, beside those that stack', () => {
    const of = programme([
      { gives: { kind: 'perSale', points: 99 }, stacking: 'best' },
      { gives: DOUBLE, stacking: 'best' },
      { gives: { kind: 'perSale', points: 1 } },
    ]);
    expect(earned(of, [cream]).steps.map(({ ruleId, points }) => [ruleId, points])).toEqual([
      ['rule-1', 100],
      ['rule-2', 1],
    ]);
    expect(earned(of, [bread]).steps.map(({ ruleId }) => ruleId)).toEqual(['rule-0', 'rule-2']);
  });

  it('of equals the first listed counts, and a cap comes before the choice', () => {
    const hundred = { kind: 'perSale', points: 100 } as const;
    const equal = programme([
      { gives: hundred, stacking: 'best' },
      { gives: DOUBLE, stacking: 'best' },
    ]);
    expect(earned(equal, [cream]).steps.map(({ ruleId }) => ruleId)).toEqual(['rule-0']);
    const capped = programme([
      { gives: { kind: 'perSale', points: 500 }, stacking: 'best', capPerSale: 40 },
      { gives: DOUBLE, stacking: 'best' },
    ]);
    expect(earned(capped, [cream]).steps.map(({ ruleId }) => ruleId)).toEqual(['rule-1']);
  });
});

describe('limits', () => {
  it('a rule, a sale and a day, in this order, each telling what it took', () => {
    const of = programme([{ gives: { kind: 'multiply', factorBp: 50_000 }, capPerSale: 250 }], {
      caps: { perSale: 300, perDay: 400 },
    });
    const result = earned(of, [cream, bread], { facts: { earnedToday: 150 } });
    expect(result).toMatchObject({
      basePoints: 150,
      steps: [{ points: 250, cappedFrom: 600 }],
      cuts: [
        { by: 'sale', limit: 300, points: 100 },
        { by: 'day', limit: 400, earnedBefore: 150, points: 50 },
      ],
      points: 250,
    });
    expect(result.lines.map((one) => one.points)).toEqual([167, 83]);
    expect(pointsOf(of, [cream], { facts: { earnedToday: 400 } })).toBe(0);
    expect(pointsOf(of, [cream], { facts: { earnedToday: 1_000 } })).toBe(0);
  });

  it('a cap of nothing leaves a rule that gives nothing, and says so', () => {
    const of = programme([{ gives: DOUBLE, capPerSale: 0 }]);
    expect(earned(of, [cream])).toMatchObject({
      points: 100,
      steps: [{ points: 0, cappedFrom: 100 }],
    });
  });
});

function excluded(lists: object) {
  return { excluded: { ...programme([]).rules.excluded, ...lists } };
}

describe('exclusions', () => {
  it('a line in a record that is left out earns nothing, whatever the rules', () => {
    const of = programme(
      [{ gives: DOUBLE }, { gives: { kind: 'perItem', points: 9 } }],
      excluded({ categories: [COSMETICS], products: [uid('a', 2)] }),
    );
    const result = earned(of, [cream, bread, line(2_000, { records: records(3) })]);
    expect(result.lines.map(({ excludedBy, points }) => [excludedBy, points])).toEqual([
      ['category', 0],
      ['product', 0],
      [null, 49],
    ]);
    expect(result.eligibleMinor).toBe(2_000);
    expect(pointsOf(of, [cream])).toBe(0);
  });

  it('special offers and tax', () => {
    const offers = programme([], excluded({ specialOffers: true }));
    expect(earned(offers, [{ ...cream, isSpecialOffer: true }, bread]).lines).toMatchObject([
      { excludedBy: 'specialOffer', eligibleMinor: 0 },
      { excludedBy: null, points: 50 },
    ]);
    const tax = programme([], excluded({ tax: true }));
    const taxed = line(11_300, { taxMinor: 1_300 });
    expect(earned(tax, [taxed])).toMatchObject({
      points: 100,
      lines: [{ eligibleMinor: 10_000, taxLeftOutMinor: 1_300 }],
    });
    // Half paid with points: half the tax is in the other half.
    expect(earned(tax, [taxed], { pointsPaidMinor: 5_650 })).toMatchObject({
      points: 50,
      lines: [{ eligibleMinor: 5_000, taxLeftOutMinor: 650, paidWithPointsMinor: 5_650 }],
    });
  });
});

describe('rounding', () => {
  const perTen = { standard: { ratePoints: 1, ratePerMinor: 1000 } };
  const rates = { ...programme([]).rules.rates, ...perTen };
  const two = [line(1500), line(1500)];
  const by = (rounding: 'floorPerSale' | 'halfUpPerSale' | 'floorPerLine', total = 1500) =>
    pointsOf(programme([], { rates, rounding }), [line(total), line(1500)]);

  it('down once a sale, half up once a sale, or down on every line', () => {
    expect(by('floorPerSale')).toBe(3);
    expect(by('floorPerLine')).toBe(2);
    expect([1999, 2000].map((total) => by('halfUpPerSale', total))).toEqual([3, 4]);
    expect(by('floorPerSale', 1999)).toBe(3);
  });

  it('steps are rounded as sums, so that they add up to the sale', () => {
    // Base 1.5, +0.75, +0.75 = 3.0 exactly.
    const half = { kind: 'multiply', factorBp: 15_000 } as const;
    const of = programme([{ gives: half }, { gives: half }], { rates });
    expect(earned(of, [line(1500)])).toMatchObject({
      basePoints: 1,
      steps: [{ points: 1 }, { points: 1 }],
      points: 3,
    });
  });

  it('down on every line rounds each gift by itself', () => {
    const of = programme([{ gives: DOUBLE }, { gives: DOUBLE, capPerSale: 1 }], {
      rates,
      rounding: 'floorPerLine',
    });
    expect(earned(of, two)).toMatchObject({
      basePoints: 2,
      steps: [
        { points: 2, linePoints: [1, 1] },
        { points: 1, cappedFrom: 2, linePoints: [1, 0] },
      ],
      points: 5,
    });
  });
});
