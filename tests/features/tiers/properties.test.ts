import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type BusinessDay } from '../../../src/contract/kernel/time.ts';
import type { TierRules } from '../../../src/contract/tiers.ts';
import { decide, type Held } from '../../../src/main/features/tiers/rules/decide.ts';
import { type MemberDay, tallyOf } from '../../../src/main/features/tiers/rules/metric.ts';
import { rankOf } from '../../../src/main/features/tiers/rules/levels.ts';
import {
  isBetter,
  NO_TIER,
  replay,
  settle,
  standingAfter,
  type View,
} from '../../../src/main/features/tiers/rules/standing.ts';
import { LEVELS, openTierShop, YEARLY } from './tier-shop.ts';

const START: BusinessDay = '2023-11-20';
const day = fc.integer({ min: 0, max: 1200 }).map((days) => addDays(START, days));
const windows = fc.constantFrom<TierRules['window']>(
  { kind: 'calendarYear' },
  { kind: 'anniversary' },
  { kind: 'rolling', months: 1 },
  { kind: 'rolling', months: 6 },
  { kind: 'rolling', months: 12 },
);
const rules = fc.record({
  isAutomatic: fc.constant(true),
  metric: fc.constant('spend' as const),
  window: windows,
  levels: fc.constant(LEVELS),
  graceDays: fc.constantFrom(0, 30, 366),
});
const END = addDays(START, 1600);

/** A purchase, and how many days late the store heard of it. */
const purchase = fc.record({
  day,
  amount: fc.integer({ min: 0, max: 120_000 }),
  late: fc.constantFrom(0, 0, 0, 1, 20, 400),
});
type Purchase = { readonly day: BusinessDay; readonly amount: number; readonly late: number };

function rowsOf(purchases: readonly Purchase[]): MemberDay[] {
  const byDay = new Map<BusinessDay, number>();
  for (const { day: on, amount } of purchases) byDay.set(on, (byDay.get(on) ?? 0) + amount);
  return [...byDay].map(([on, amount]) => ({
    day: on,
    spendMinor: amount,
    totalMinor: amount,
    earnedPoints: 0,
  }));
}

function viewOf(of: TierRules, purchases: readonly Purchase[], today: BusinessDay): View {
  const tally = tallyOf(rowsOf(purchases), { metric: of.metric, shiftDays: 0 });
  return { rules: of, joinedDay: '2020-02-29', tally, today };
}

/** Lets the store hear of purchases one by one, as late as each is; nobody looks afterwards. */
function hear(of: TierRules, purchases: readonly Purchase[]): Held {
  let held: Held = { standing: NO_TIER, byHand: null };
  const heard: Purchase[] = [];
  const arrivals = purchases
    .map((bought) => ({ bought, at: addDays(bought.day, bought.late) }))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const { bought, at } of arrivals) {
    heard.push(bought);
    const cause = bought.late === 0 ? 'sale' : 'late';
    const view = viewOf(of, heard, at);
    held = decide(held, view, { cause, isAutomatic: true }).at(-1)?.after ?? held;
  }
  return held;
}

/** The same, and what has become of it at the end, when the windows that ended are looked at. */
function hearToTheEnd(of: TierRules, purchases: readonly Purchase[]): Held {
  const held = hear(of, purchases);
  const view = viewOf(of, purchases, END);
  return decide(held, view, { cause: 'due', isAutomatic: true }).at(-1)?.after ?? held;
}

describe('a tier', () => {
  it('comes out the same in whatever order fixed windows hear of purchases', () => {
    fc.assert(
      fc.property(rules, fc.array(purchase, { maxLength: 25 }), (of, purchases) => {
        const inOrder = hearToTheEnd(
          of,
          purchases.map((bought) => ({ ...bought, late: 0 })),
        );
        const asHeard = hearToTheEnd(of, purchases);
        // A promise once given is kept, so late news never makes a member worse off; where windows
        // are fixed it makes no difference at all.
        expect(isBetter(inOrder.standing, asHeard.standing)).toBe(false);
        const isFixed = of.window.kind !== 'rolling';
        expect(isFixed && isBetter(asHeard.standing, inOrder.standing)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('is what a replay of all that was bought gives', () => {
    fc.assert(
      fc.property(rules, fc.array(purchase, { maxLength: 25 }), (of, purchases) => {
        const prompt = purchases.map((bought) => ({ ...bought, late: 0 }));
        const view = viewOf(of, prompt, END);
        const { standing } = hear(of, prompt);
        expect(standingAfter(standing, settle(standing, view))).toEqual(replay(view).standing);
      }),
      { numRuns: 1000 },
    );
  });

  it('never falls before the day that was promised', () => {
    fc.assert(
      fc.property(
        rules,
        fc.array(purchase, { minLength: 1, maxLength: 15 }),
        day,
        (of, bought, on) => {
          const before = hear(of, bought).standing;
          const { promise } = before;
          fc.pre(promise !== null);
          // Everything comes back: nothing happens until the promise and the grace are over.
          const view = { ...viewOf(of, [], on), today: promise.validUntil };
          expect(settle(before, view)).toEqual([]);
          const last = { ...view, today: addDays(promise.validUntil, of.graceDays) };
          expect(standingAfter(before, settle(before, last)).tier).toBe(before.tier);
          const over = { ...view, today: addDays(promise.validUntil, of.graceDays + 1) };
          expect(rankOf(standingAfter(before, settle(before, over)).tier)).toBe(0);
        },
      ),
    );
  });
});

describe('what counts', () => {
  it('is a plain sum over the sales, and nothing of a sale that came back in any parts', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 });
    const sale = fc.record({ parts, back: fc.integer({ min: 0, max: 4 }), days: fc.nat(40) });
    fc.assert(
      fc.property(fc.array(sale, { minLength: 1, maxLength: 5 }), (sales) => {
        const shop = openTierShop(YEARLY, { day: '2026-12-01' });
        const { standard } = shop.member;
        let today = '2026-12-01';
        const kept: number[] = [];
        const open: { readonly id: number; readonly back: readonly number[] }[] = [];
        for (const { parts: bought, back, days } of sales) {
          today = addDays(today, days);
          shop.goTo(today);
          const pieces = bought.reduce((sum, part) => sum + part, 0);
          const { saleId } = shop.buy(standard, pieces);
          const returned = bought.slice(0, back);
          open.push({ id: saleId, back: returned });
          kept.push(pieces - returned.reduce((sum, part) => sum + part, 0));
        }
        shop.goTo(addDays(today, 20));
        for (const { id, back } of open) for (const part of back) shop.giveBack(id, part);
        const sums = shop.numbers('SELECT coalesce(sum(spend_minor), 0) AS n FROM member_days');
        expect(sums[0]).toBe(kept.reduce((sum, pieces) => sum + pieces * 10_000, 0));
        const earned = shop.numbers('SELECT sum(earned_points) AS n FROM member_days');
        // One point a yuan, the tier's rate on top for what was bought after it was reached.
        const isAllBack = kept.every((pieces) => pieces === 0);
        expect(isAllBack ? earned[0] : 0).toBe(0);
        shop.closeProved();
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
