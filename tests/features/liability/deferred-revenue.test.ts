import { describe, expect, it } from 'vitest';
import {
  deferredRevenue,
  recognisedRevenue,
  standAlonePrice,
} from '../../../src/main/features/liability/rules/deferred-revenue.ts';
import type { Ledger, LotCell } from '../../../src/main/features/liability/rules/ledger.ts';
import { lifeTable } from '../../../src/main/features/liability/rules/life-table.ts';
import { Valuation } from '../../../src/main/features/liability/rules/cohorts.ts';

const VALUE = { stepPoints: 1, stepWorthMinor: 1 };

describe('deferred revenue of loyalty points (IFRS 15, vectors of DOMAIN)', () => {
  const pointsMinor = standAlonePrice(10_000, VALUE, 9700);
  const deferred = deferredRevenue({
    transactionMinor: 100_000,
    goodsMinor: 100_000,
    pointsMinor,
  });

  it('defers 8,842 of sales of 100,000 with 10,000 points, 97 % of which are expected', () => {
    expect(pointsMinor).toBe(9700);
    expect(deferred).toBe(8842);
  });

  it('recognises 4,102 when 4,500 are redeemed, then 3,490 more; 1,250 stay owed', () => {
    const first = recognisedRevenue(deferred, { redeemed: 4500, expected: 9700 });
    const second = recognisedRevenue(deferred, { redeemed: 8500, expected: 9900 });
    expect(first).toBe(4102);
    expect(second - first).toBe(3490);
    expect(deferred - second).toBe(1250);
  });

  it('recognises all of it when nothing more is expected, and nothing before a redemption', () => {
    expect(recognisedRevenue(deferred, { redeemed: 0, expected: 9700 })).toBe(0);
    expect(recognisedRevenue(deferred, { redeemed: 9900, expected: 9900 })).toBe(deferred);
    expect(recognisedRevenue(deferred, { redeemed: 0, expected: 0 })).toBe(deferred);
  });

  it('defers nothing of nothing', () => {
    expect(deferredRevenue({ transactionMinor: 0, goodsMinor: 0, pointsMinor: 0 })).toBe(0);
  });
});

function cell(
  lotMonth: string,
  month: string,
  flow: LotCell['flow'],
  points: number,
  origin: LotCell['origin'] = 'sale',
): LotCell {
  return { lotMonth, month, flow, points, origin, expiresIn: null };
}

function ledger(cells: readonly LotCell[], sales: Ledger['sales'] = []): Ledger {
  const held = cells.reduce((sum, { points }) => sum + points, 0);
  return { cells, sales, held, entries: [] };
}

describe('the life table of points', () => {
  const seen = ledger([
    // Two months of 1,000: each month a tenth of what is open is redeemed; after two, the rest lapses.
    cell('2026-01', '2026-01', 'earned', 1000),
    cell('2026-01', '2026-01', 'redeemed', -100),
    cell('2026-01', '2026-02', 'redeemed', -90),
    cell('2026-01', '2026-03', 'expired', -810),
    cell('2026-02', '2026-02', 'earned', 1000),
    cell('2026-02', '2026-02', 'redeemed', -100),
    cell('2026-02', '2026-03', 'redeemed', -90),
    // Debts are no points.
    cell('2026-02', '2026-02', 'clawedBack', -5000, 'debt'),
  ]);

  it('multiplies what was redeemed along a life, young lots included as far as they are seen', () => {
    const table = lifeTable(seen, '2026-03');
    expect(table.ages).toEqual([
      { age: 0, open: 2000, redeemed: 200, expired: 0 },
      { age: 1, open: 1800, redeemed: 180, expired: 0 },
      { age: 2, open: 810, redeemed: 0, expired: 810 },
    ]);
    expect(table.redeemedFrom(0)).toBeCloseTo(0.19, 10);
    expect(table.redeemedFrom(1)).toBeCloseTo(0.1, 10);
    expect(table.redeemedFrom(2)).toBe(0);
  });

  it('counts what is older than anything seen as redeemed', () => {
    const young = lifeTable(seen, '2026-01');
    expect(young.redeemedFrom(0)).toBe(1);
    expect(lifeTable(seen, null).redeemedFrom(0)).toBe(1);
    expect(lifeTable(seen, '2026-03').redeemedFrom(3)).toBe(1);
  });

  it('values the vector in a ledger, with a decided rate', () => {
    const sold = ledger(
      [
        cell('2026-01', '2026-01', 'earned', 10_000),
        cell('2026-01', '2026-02', 'redeemed', -4500),
        cell('2026-01', '2026-03', 'redeemed', -4000),
      ],
      [{ month: '2026-01', bookedIn: '2026-01', minor: 100_000 }],
    );
    const valuation = new Valuation(sold, {
      redemptionBp: 9700,
      openMonth: '2026-12',
      valueOf: () => VALUE,
    });
    expect(valuation.moneyBetween('2026-01', '2026-02')).toEqual([
      {
        month: '2026-01',
        openingMinor: 0,
        deferredMinor: 8842,
        reversedMinor: 0,
        recognisedMinor: 0,
        closingMinor: 8842,
      },
      {
        month: '2026-02',
        openingMinor: 8842,
        deferredMinor: 0,
        reversedMinor: 0,
        recognisedMinor: -4102,
        closingMinor: 4740,
      },
    ]);
  });

  it('takes returns out of the month of the sale, and releases lapsed points to revenue', () => {
    const sold = ledger(
      [
        cell('2026-01', '2026-01', 'earned', 10_000),
        cell('2026-01', '2026-02', 'clawedBack', -5000),
        cell('2026-01', '2026-03', 'expired', -5000),
      ],
      [
        { month: '2026-01', bookedIn: '2026-01', minor: 100_000 },
        { month: '2026-01', bookedIn: '2026-02', minor: -50_000 },
      ],
    );
    const valuation = new Valuation(sold, {
      redemptionBp: 10_000,
      openMonth: '2026-12',
      valueOf: () => VALUE,
    });
    const [january, february, march] = valuation.moneyBetween('2026-01', '2026-03');
    expect(january?.closingMinor).toBe(9091);
    expect(february).toMatchObject({
      reversedMinor: -4546,
      recognisedMinor: 0,
      closingMinor: 4545,
    });
    expect(march).toMatchObject({ recognisedMinor: -4545, closingMinor: 0 });
  });
});
