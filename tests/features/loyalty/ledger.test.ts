import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/contract/kernel/time.ts';
import { BASE_PROGRAMME, balanceOf } from '../../../src/main/features/loyalty/face.ts';
import { ledgerOf, openShop, type Shop } from '../sales/shop.ts';

const DAY_MS = 86_400_000;

/** Something that happens at the till; money and points follow from it. */
type Step =
  | { readonly kind: 'sell'; readonly who: 'standard' | 'platinum'; readonly creams: number }
  | { readonly kind: 'redeem'; readonly who: 'standard' | 'platinum'; readonly steps: number }
  | { readonly kind: 'wait'; readonly days: number }
  | { readonly kind: 'expire' };

const who = fc.constantFrom('standard' as const, 'platinum' as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('sell' as const), who, creams: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant('redeem' as const), who, steps: fc.integer({ min: 1, max: 6 }) }),
  // Clocks also go back.
  fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: -3, max: 33 }) }),
  fc.constant({ kind: 'expire' as const }),
);

const RULES = {
  ...BASE_PROGRAMME,
  activeAfterDays: 2,
  expiry: { policy: 'exactMonths', months: 2 },
} as const;

/** A model of lots, written again from DOMAIN and not from the product. */
interface ModelLot {
  points: number;
  readonly from: string;
  readonly to: string;
  readonly order: number;
}

class Model {
  readonly lots = new Map<string, ModelLot[]>();

  lotsOf(name: string): ModelLot[] {
    const lots = this.lots.get(name) ?? [];
    this.lots.set(name, lots);
    return lots;
  }

  spendable(name: string, day: string): ModelLot[] {
    return this.lotsOf(name)
      .filter((lot) => lot.from <= day && day <= lot.to)
      .sort((a, b) => (a.to === b.to ? a.order - b.order : a.to < b.to ? -1 : 1));
  }

  balance(name: string, day: string): number {
    return this.spendable(name, day).reduce((sum, lot) => sum + lot.points, 0);
  }

  spend(name: string, day: string, points: number): void {
    let left = points;
    for (const lot of this.spendable(name, day)) {
      const taken = Math.min(left, lot.points);
      lot.points -= taken;
      left -= taken;
    }
  }
}

function today(shop: Shop): string {
  return shop.store.read((context) => context.today);
}

function plusTwoMonths(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 2, 0)).getUTCDate();
  return new Date(Date.UTC(year, month + 1, Math.min(date, last))).toISOString().slice(0, 10);
}

function earnInModel(model: Model, sale: { who: string; day: string; points: number; at: number }) {
  if (sale.points === 0) return;
  model.lotsOf(sale.who).push({
    points: sale.points,
    from: addDays(sale.day, 2),
    to: plusTwoMonths(sale.day),
    order: sale.at,
  });
}

function expire(shop: Shop, model: Model, day: string): void {
  shop.store.internal('loyalty.expireDue', { isConfirmed: true });
  for (const lots of model.lots.values()) {
    for (const lot of lots) if (lot.to < day) lot.points = 0;
  }
}

/** Sells; returns whether till and model agree on whether it can be done. */
function sell(
  shop: Shop,
  model: Model,
  sale: { readonly who: 'standard' | 'platinum'; readonly creams: number; readonly points: number },
): boolean {
  const { who: name, creams, points } = sale;
  const day = today(shop);
  const names = Array.from({ length: creams }, () => 'cream' as const);
  const tenders = points > 0 ? [{ kind: 'points' as const, points }] : [];
  const reply = shop.tryToSell(shop.basket(names, { memberId: shop.member[name], tenders }));
  const isPossible = model.balance(name, day) >= points;
  if (reply.ok) {
    model.spend(name, day, points);
    const perHundred = name === 'standard' ? 1 : 2;
    const earned = Math.floor(((creams * 10_000 - points) * perHundred) / 100);
    earnInModel(model, { who: name, day, points: earned, at: shop.store.clock.now() });
  }
  return reply.ok === isPossible;
}

/** Plays a step in the till and in the model; false = they disagree on what can be done. */
function play(shop: Shop, model: Model, one: Step): boolean {
  switch (one.kind) {
    case 'wait':
      shop.store.clock.advance(one.days * DAY_MS);
      return true;
    case 'expire':
      expire(shop, model, today(shop));
      return true;
    case 'sell':
      return sell(shop, model, { ...one, points: 0 });
    case 'redeem':
      return sell(shop, model, { who: one.who, creams: 6, points: one.steps * 100 });
    default:
      throw new Error('No such step');
  }
}

function check(shop: Shop, model: Model): void {
  const day = today(shop);
  for (const name of ['standard', 'platinum'] as const) {
    const memberId = shop.member[name];
    const ledger = ledgerOf(shop, memberId);
    expect(ledger.entries).toBe(ledger.remaining);
    expect(ledger).toMatchObject({ oddLots: 0, oddEntries: 0 });
    expect(ledger.remaining).toBe(model.lotsOf(name).reduce((sum, lot) => sum + lot.points, 0));
    const points = balanceOf(shop.store.db, memberId, day);
    expect(points.balance).toBe(model.balance(name, day));
    const later = model.lotsOf(name).filter((lot) => lot.from > day);
    expect(points.pending).toBe(later.reduce((sum, lot) => sum + lot.points, 0));
  }
  const odd = 'SELECT count(*) AS n FROM points_lots WHERE remaining < 0 OR remaining > amount';
  expect(shop.numbers(odd)).toEqual([0]);
}

describe('the ledger', () => {
  it('equals the lots, and a model written apart, after any sales, redemptions, expiry and clocks', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 30 }), (steps) => {
        const shop = openShop({ rules: RULES });
        try {
          const model = new Model();
          for (const one of steps) {
            // Each step at its own instant, so that "oldest" is never a tie.
            shop.store.clock.advance(1);
            expect(play(shop, model, one)).toBe(true);
            check(shop, model);
          }
        } finally {
          shop.close();
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
