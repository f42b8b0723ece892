import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type LiabilityReport,
  POINTS_FLOWS,
  type WaterfallRow,
} from '../../../src/contract/liability.ts';
import { exportColumns } from '../../../src/contract/exports.ts';
import { exportedRows } from '../../../src/main/features/exports/index.ts';
import { readLedger } from '../../../src/main/features/liability/read-ledger.ts';
import { liabilityReports } from '../../../src/main/features/liability/index.ts';
import {
  adjustPoints,
  BASE_PROGRAMME,
  postBonus,
  postOpening,
  postSpending,
  transferPoints,
} from '../../../src/main/features/loyalty/face.ts';
import type { CommandContext } from '../../../src/main/store/context.ts';
import { APPROVED, openReturnShop, type ReturnShop, wish } from '../returns/support.ts';

const HISTORIES = 25;
const DAY_MS = 86_400_000;

type Step =
  | { readonly do: 'sell'; readonly creams: number; readonly share: number }
  | { readonly do: 'return'; readonly at: number; readonly count: number }
  | { readonly do: 'wait'; readonly days: number }
  | { readonly do: 'open' | 'bonus' | 'gift' | 'transfer' | 'adjust'; readonly points: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('sell' as const),
      creams: fc.integer({ min: 1, max: 6 }),
      share: fc.integer({ min: 0, max: 2 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('return' as const),
      at: fc.nat(100),
      count: fc.integer({ min: 1, max: 6 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      days: fc.integer({ min: 5, max: 60 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('open', 'bonus', 'gift', 'transfer', 'adjust'),
      points: fc.integer({ min: 1, max: 500 }),
    }),
  },
);

function openLiabilityShop(): ReturnShop {
  const shop = openReturnShop({
    rules: { ...BASE_PROGRAMME, expiry: { policy: 'endOfMonth', months: 2 } },
    features: [{ reports: liabilityReports }],
  });
  // A debt is a lot with less than nothing: the books must add up with some of them.
  shop.setReturns({ clawback: 'negative', days: 3660 });
  return shop;
}

function monthNow(shop: ReturnShop): string {
  return shop.store.read(({ today }) => today).slice(0, 7);
}

/** Plays one step of one member's history. */
function play(shop: ReturnShop, one: Step, sales: number[]): void {
  const memberId = shop.member.gold;
  switch (one.do) {
    case 'sell': {
      const [cream] = shop.basket(['cream']).lines;
      if (cream === undefined) throw new Error('No line');
      const lines = [{ ...cream, quantityMilli: one.creams * 1000 }];
      const basket = shop.basket([], { memberId, lines });
      const most = shop.quote(basket).redemption?.maximumPoints ?? 0;
      const points = Math.floor((most * one.share) / 2 / 100) * 100;
      const tenders = points === 0 ? [] : [{ kind: 'points' as const, points }];
      sales.push(shop.sell({ ...basket, tenders }).saleId);
      return;
    }
    case 'return': {
      const saleId = sales[one.at % Math.max(1, sales.length)];
      if (saleId === undefined) return;
      const found = shop.store.value('returns.find', { by: { saleId } });
      const pieces = Math.min(one.count, (found.lines[0]?.leftMilli ?? 0) / 1000);
      if (pieces > 0) {
        shop.takeBack(wish(shop.goods(saleId, { 1: pieces })), { approval: APPROVED });
      }
      return;
    }
    case 'wait':
      shop.store.clock.advance(one.days * DAY_MS);
      shop.store.internal('loyalty.expireDue', { isConfirmed: true });
      return;
    default:
      shop.store.write((context) => operate(context, shop, one));
  }
}

/** Points that move without a sale; what cannot be done posts nothing. */
function operate(
  context: CommandContext,
  { member, store }: ReturnShop,
  { do: what, points }: Extract<Step, { readonly points: number }>,
): void {
  const memberId = member.gold;
  const source = { kind: 'test', uid: context.newUid() };
  switch (what) {
    case 'open': {
      const uid = 'SELECT uid FROM members WHERE id = :memberId';
      const memberUid = store.db.get<{ uid: string }>(uid, { memberId })?.uid ?? '';
      postOpening(context, { memberId, memberUid, points });
      return;
    }
    case 'bonus':
      postBonus(context, { memberId, points, source });
      return;
    case 'gift':
      postSpending(context, { memberId, points, kind: 'gift', source });
      return;
    case 'transfer':
      transferPoints(context, { fromId: memberId, toId: member.silver, points, reason: 'family' });
      return;
    case 'adjust':
      adjustPoints(context, {
        memberId,
        points: points % 2 === 0 ? points : -points,
        reason: 'other',
      });
  }
}

function reportOf(shop: ReturnShop, toMonth: string, fromMonth = '2026-11'): LiabilityReport {
  const report = shop.store.report('liability.report', { fromMonth, toMonth });
  if (report === null) throw new Error('No report');
  return report;
}

const flowsOf = (row: WaterfallRow) => POINTS_FLOWS.reduce((sum, flow) => sum + row[flow], 0);
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** Every sum of a report that must be another one. */
function expectToAddUp(report: LiabilityReport): void {
  for (const row of [...report.months, ...report.lots, report.total]) {
    expect(row.opening + flowsOf(row)).toBe(row.closing);
  }
  expect(report.months.slice(1).map((row) => row.opening)).toEqual(
    report.months.slice(0, -1).map((row) => row.closing),
  );
  const { closing } = report.total;
  expect(report.proof).toEqual({ entries: closing, lots: closing, held: closing });
  for (const flow of POINTS_FLOWS) {
    expect(sum(report.months.map((row) => row[flow]))).toBe(report.total[flow]);
    expect(sum(report.lots.map((row) => row[flow]))).toBe(report.total[flow]);
  }
  expect(sum(report.lots.map((row) => row.closing))).toBe(closing);
  expect(sum(report.ageing.map((row) => row.points)) + report.debts).toBe(closing);
  const { lapsed, months, later, never } = report.expiring;
  expect(lapsed + sum(months.map((row) => row.points)) + later + never + report.debts).toBe(
    closing,
  );
  for (const row of report.money) {
    expect(row.openingMinor + row.deferredMinor + row.reversedMinor + row.recognisedMinor).toBe(
      row.closingMinor,
    );
  }
  expect(report.money.at(-1)?.closingMinor).toBe(report.deferredMinor);
  expect(sum(report.cohorts.map((row) => row.liabilityMinor))).toBe(report.deferredMinor);
  for (const row of report.cohorts) {
    expect(row.recognisedMinor).toBeGreaterThanOrEqual(0);
    expect(row.liabilityMinor).toBeGreaterThanOrEqual(0);
    expect(row.deferredMinor).toBeLessThanOrEqual(row.salesMinor);
  }
}

/** The same figures by plain SQL over the ledger, written apart from the product. */
function expectAsPlainSql(shop: ReturnShop, report: LiabilityReport): void {
  const one = (sql: string) => shop.numbers(sql)[0] ?? 0;
  const entries = 'SELECT coalesce(sum(points), 0) AS n FROM points_entries WHERE';
  const kinds = {
    earned: 'earn',
    redeemed: 'redeem',
    expired: 'expire',
    clawedBack: 'clawback',
    restored: 'restore',
    broughtOver: 'opening',
    bonus: 'bonus',
    gifts: 'gift',
  } as const;
  for (const row of report.months) {
    expect(row.closing).toBe(one(`${entries} business_day <= '${row.month}-31'`));
    for (const [flow, kind] of Object.entries(kinds)) {
      const month = `business_day LIKE '${row.month}%' AND kind = '${kind}'`;
      expect(row[flow as keyof typeof kinds]).toBe(one(`${entries} ${month}`));
    }
    const moved = (kind: string, sign: string) =>
      one(`${entries} business_day LIKE '${row.month}%' AND kind = '${kind}' AND points ${sign} 0`);
    expect([row.transferredIn, row.transferredOut]).toEqual([
      moved('transfer', '>'),
      moved('transfer', '<'),
    ]);
    expect([row.adjustedUp, row.adjustedDown]).toEqual([
      moved('adjust', '>'),
      moved('adjust', '<'),
    ]);
  }
  const open = `SELECT coalesce(sum(m.points), 0) AS n FROM points_lots AS l
    JOIN points_movements AS m ON m.lot_id = l.id
    JOIN points_entries AS e ON e.id = m.entry_id WHERE e.business_day <= '${report.asOf}'`;
  expect(report.debts).toBe(one(`${open} AND l.amount < 0`));
  expect(report.expiring.never).toBe(one(`${open} AND l.amount > 0 AND l.expires_on IS NULL`));
  for (const { month, points } of report.expiring.months) {
    expect(points).toBe(one(`${open} AND l.amount > 0 AND l.expires_on LIKE '${month}%'`));
  }
  const earning = `SELECT id FROM sales WHERE points_earned > 0`;
  const sold = sum(report.cohorts.map((row) => row.salesMinor));
  expect(sold).toBe(
    one(`SELECT coalesce(sum(total_minor - tax_minor - points_paid_minor), 0) AS n FROM sales
      WHERE business_day <= '${report.asOf}'
        AND (id IN (${earning}) OR original_sale_id IN (${earning}))`),
  );
}

describe('the liability report over random histories', () => {
  it('adds up every way, agrees with plain SQL, and never changes the past', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 16 }), (steps) => {
        const shop = openLiabilityShop();
        try {
          const sales: number[] = [];
          const past: LiabilityReport[] = [];
          for (const one of steps) {
            const before = monthNow(shop);
            play(shop, one, sales);
            // The month that just ended, looked at on the first day that can know it.
            if (monthNow(shop) > before) past.push(reportOf(shop, before));
          }
          const report = reportOf(shop, monthNow(shop));
          expectToAddUp(report);
          expectAsPlainSql(shop, report);
          for (const old of past) {
            expectToAddUp(old);
            expect(reportOf(shop, old.toMonth)).toEqual(old);
          }
        } finally {
          shop.closeVerified();
        }
      }),
      { numRuns: HISTORIES },
    );
  });
});

/** Rows whatever their order. */
function asTexts(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(row)).toSorted();
}

describe('the liability report', () => {
  it('says that a period is none: backward, in the future, longer than ten years', () => {
    const shop = openLiabilityShop();
    const ask = (fromMonth: string, toMonth: string) =>
      shop.store.report('liability.report', { fromMonth, toMonth });
    expect(ask('2026-11', '2026-10')).toBeNull();
    expect(ask('2026-11', '2026-12')).toBeNull();
    expect(ask('2016-11', '2026-11')).toBeNull();
    expect(ask('2016-12', '2026-11')?.months).toHaveLength(120);
    shop.close();
  });

  it('is the same however the ledger is cut into steps', () => {
    const shop = openLiabilityShop();
    for (const creams of [1, 2, 3, 4]) {
      play(shop, { do: 'sell', creams, share: 1 }, []);
      play(shop, { do: 'bonus', points: creams }, []);
    }
    const { db, till } = shop.store;
    const read = (entries: number) => {
      const ledger = readLedger({ db, till, day: '2026-11-30' }, () => undefined, entries);
      return {
        held: ledger.held,
        sales: asTexts(ledger.sales),
        entries: asTexts(ledger.entries),
        cells: asTexts(ledger.cells),
      };
    };
    expect(read(2)).toEqual(read(1000));
    shop.close();
  });

  it('is written as tables that say the same', () => {
    const shop = openLiabilityShop();
    play(shop, { do: 'sell', creams: 5, share: 0 }, []);
    play(shop, { do: 'wait', days: 40 }, []);
    play(shop, { do: 'sell', creams: 3, share: 1 }, []);
    const month = monthNow(shop);
    const report = reportOf(shop, month);
    const moment = { till: shop.store.till, at: shop.store.clock.now() };
    const wishOf = { from: null, until: null, showsContacts: false, withinPercent: 20 };
    const rows = (list: 'liabilityMonths' | 'liabilityLots' | 'deferredRevenue') => [
      ...exportedRows(shop.store.db, { ...wishOf, list }, moment),
    ];
    const months = rows('liabilityMonths');
    expect(months.map((row) => row['month'])).toEqual(report.months.map((row) => row.month));
    expect(months.at(-1)).toMatchObject({
      closing: report.total.closing,
      moneyClosing: report.deferredMinor,
    });
    expect(sum(rows('liabilityLots').map((row) => Number(row['closing'])))).toBe(
      report.total.closing,
    );
    expect(sum(rows('deferredRevenue').map((row) => Number(row['liability'])))).toBe(
      report.deferredMinor,
    );
    expect(Object.keys(months[0] ?? {}).sort()).toEqual(
      exportColumns('liabilityMonths').toSorted(),
    );
    shop.close();
  });

  it('reckons with a decided rate instead of the history', () => {
    const shop = openLiabilityShop();
    play(shop, { do: 'sell', creams: 5, share: 0 }, []);
    const byHistory = reportOf(shop, '2026-11');
    expect(byHistory.breakage).toMatchObject({
      method: 'history',
      expectedBp: 10_000,
      through: null,
    });
    shop.store.value('settings.save', {
      requestId: shop.store.requestId(),
      liability: { redemptionBp: 5000 },
    });
    const decided = reportOf(shop, '2026-11');
    expect(decided.breakage).toMatchObject({ method: 'override', expectedBp: 5000 });
    expect(decided.deferredMinor).toBeLessThan(byHistory.deferredMinor);
    // 5 creams of 100.00 at 13 % tax: 442.48 net, 750 points at 1 fen, half of them expected.
    expect(decided.cohorts[0]).toMatchObject({
      salesMinor: 44_248,
      points: 750,
      standAloneMinor: 375,
      deferredMinor: 372,
    });
    shop.close();
  });
});
