import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RedemptionRules } from '../../../src/contract/loyalty.ts';
import { addDays } from '../../../src/contract/kernel/time.ts';
import {
  balanceOn,
  bySpendOrder,
  expiringBetween,
  type Lot,
  pendingOn,
} from '../../../src/main/features/loyalty/rules/lots.ts';
import {
  planRedemption,
  worthOf,
} from '../../../src/main/features/loyalty/rules/plan-redemption.ts';
import { BASE_PROGRAMME } from '../../../src/main/features/loyalty/rules/programme.ts';

const TODAY = '2026-11-21';
const base = BASE_PROGRAMME.redemption;

function lot(id: number, remaining: number, more: Partial<Lot> = {}): Lot {
  return {
    id,
    uid: `lot-${id}`,
    remaining,
    earnedAt: id * 1000,
    activeFrom: '2026-01-01',
    expiresOn: '2027-12-31',
    ...more,
  };
}

function plan(wish: {
  lots: readonly Lot[];
  amountMinor?: number;
  points?: number;
  rules?: Partial<RedemptionRules>;
}) {
  return planRedemption({
    lots: wish.lots,
    day: TODAY,
    rules: { ...base, ...wish.rules },
    amountMinor: wish.amountMinor ?? 1_000_000,
    points: wish.points,
  });
}

describe('spend order', () => {
  it('spends the soonest-expiring lot first, then the oldest, then by id, never-expiring last', () => {
    const lots = [
      lot(1, 100, { expiresOn: null, earnedAt: 1 }),
      lot(2, 100, { expiresOn: '2027-06-30', earnedAt: 9 }),
      lot(3, 100, { expiresOn: '2026-12-31', earnedAt: 9 }),
      lot(5, 100, { expiresOn: '2026-12-31', earnedAt: 3 }),
      lot(4, 100, { expiresOn: '2026-12-31', earnedAt: 3 }),
    ];
    expect(plan({ lots }).shares.map((share) => share.lot.id)).toEqual([4, 5, 3, 2, 1]);
    expect(plan({ lots, points: 200 }).shares.map((share) => share.lot.id)).toEqual([4, 5]);
  });

  it('takes a part of the last lot it needs', () => {
    const lots = [lot(1, 150, { expiresOn: '2026-11-30' }), lot(2, 500)];
    const { shares, quote } = plan({ lots, points: 300 });
    expect(shares.map((share) => [share.lot.id, share.points])).toEqual([
      [1, 150],
      [2, 150],
    ]);
    expect(quote.lots).toEqual([
      { points: 150, expiresOn: '2026-11-30' },
      { points: 150, expiresOn: '2027-12-31' },
    ]);
  });

  it('leaves lapsed and pending lots alone; the last day itself still counts', () => {
    const lots = [
      lot(1, 100, { expiresOn: '2026-11-20' }),
      lot(2, 100, { expiresOn: TODAY }),
      lot(3, 100, { activeFrom: '2026-11-22' }),
      lot(4, 100, { activeFrom: TODAY }),
    ];
    expect(plan({ lots }).shares.map((share) => share.lot.id)).toEqual([2, 4]);
    expect(balanceOn(lots, TODAY)).toBe(200);
    expect(pendingOn(lots, TODAY)).toBe(100);
    expect(expiringBetween(lots, { day: TODAY, lastDay: '2026-12-31' })).toEqual([
      { points: 100, expiresOn: TODAY },
    ]);
  });
});

describe('limits of a redemption', () => {
  it.each([
    ['nothing to spend', { lots: [] }, 0, 'noBalance'],
    ['all of a round balance', { lots: [lot(1, 1200)] }, 1200, null],
    ['the whole steps of a balance', { lots: [lot(1, 1234)] }, 1200, 'step'],
    ['less than the minimum', { lots: [lot(1, 99)] }, 0, 'minimum'],
    ['half of the sale', { lots: [lot(1, 9000)], amountMinor: 10_050 }, 5000, 'share'],
    ['a share below one step', { lots: [lot(1, 9000)], amountMinor: 199 }, 0, 'share'],
    [
      'the sale itself',
      { lots: [lot(1, 9000)], amountMinor: 1299, rules: { maximumShareBp: 10_000 } },
      1200,
      'amount',
    ],
    ['a free sale', { lots: [lot(1, 9000)], amountMinor: 0 }, 0, 'amount'],
    ['more than there is', { lots: [lot(1, 500)], points: 600 }, 500, 'balance'],
    ['no whole step', { lots: [lot(1, 500)], points: 250 }, 200, 'step'],
    [
      'below the minimum',
      { lots: [lot(1, 500)], points: 200, rules: { minimumPoints: 300 } },
      0,
      'minimum',
    ],
    ['what is asked', { lots: [lot(1, 500)], points: 300 }, 300, null],
    ['nothing, asked for', { lots: [lot(1, 500)], points: 0 }, 0, null],
    [
      'a step larger than the balance',
      { lots: [lot(1, 500)], rules: { stepPoints: 1000, minimumPoints: 0 } },
      0,
      'step',
    ],
  ] as const)('%s', (_name, wish, points, limitedBy) => {
    const { quote } = plan(wish);
    expect({ points: quote.points, limitedBy: quote.limitedBy }).toEqual({ points, limitedBy });
  });

  it('never promises what lots, sale or programme do not give', () => {
    const lots = fc.array(
      fc.record({
        remaining: fc.nat(5000),
        from: fc.integer({ min: -40, max: 5 }),
        to: fc.option(fc.integer({ min: -10, max: 90 })),
      }),
      { maxLength: 12 },
    );
    const rules = fc.record({
      stepPoints: fc.integer({ min: 1, max: 300 }),
      stepWorthMinor: fc.integer({ min: 1, max: 300 }),
      minimumPoints: fc.nat(600),
      maximumShareBp: fc.nat(10_000),
    });
    const wish = fc.record({
      lots,
      rules,
      amountMinor: fc.nat(50_000),
      points: fc.option(fc.nat(20_000), { nil: undefined }),
    });
    fc.assert(
      fc.property(wish, (input) => {
        const made = input.lots.map((one, index) =>
          lot(index + 1, one.remaining, {
            activeFrom: addDays(TODAY, one.from),
            expiresOn: one.to === null ? null : addDays(TODAY, one.to),
          }),
        );
        const { quote, shares } = planRedemption({ ...input, lots: made, day: TODAY });
        expect(shares.reduce((sum, share) => sum + share.points, 0)).toBe(quote.points);
        expect(quote.balance).toBe(balanceOn(made, TODAY));
        expect(quote.balanceAfter).toBe(quote.balance - quote.points);
        expect(quote.points).toBeLessThanOrEqual(
          Math.min(quote.balance, input.points ?? quote.balance),
        );
        expect(quote.points).toBeLessThanOrEqual(quote.maximumPoints);
        expect(quote.points % input.rules.stepPoints).toBe(0);
        expect(quote.worthMinor).toBe(
          (quote.points / input.rules.stepPoints) * input.rules.stepWorthMinor,
        );
        expect(quote.worthMinor * 10_000).toBeLessThanOrEqual(
          input.amountMinor * input.rules.maximumShareBp,
        );
        const asked = input.points ?? quote.balance;
        expect(quote.points === 0 || quote.points >= input.rules.minimumPoints).toBe(true);
        // No limit is named exactly when what was asked is given, or nothing can be given at all.
        const isGiven = quote.points === asked && quote.maximumPoints > 0;
        expect(quote.limitedBy === null).toBe(isGiven);
        expect(shares.every((share) => share.points <= share.lot.remaining)).toBe(true);
        const lotsTaken = shares.map((share) => share.lot);
        expect(lotsTaken).toEqual([...lotsTaken].sort(bySpendOrder));
        // Asking for the most that is allowed gives exactly that.
        const most = { ...input, lots: made, day: TODAY, points: quote.maximumPoints };
        expect(planRedemption(most).quote.points).toBe(quote.maximumPoints);
      }),
      { numRuns: 500 },
    );
  });

  it('says what a balance is worth as payment', () => {
    expect([0, 99, 100, 1234].map((points) => worthOf(base, points))).toEqual([0, 0, 100, 1200]);
  });
});
