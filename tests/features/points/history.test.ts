import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASE_PROGRAMME, balanceOf } from '../../../src/main/features/loyalty/face.ts';
import { MANAGER } from '../../support/people.ts';
import type { Shop } from '../sales/shop.ts';
import { lotsOf, managerOf, openPointsShop } from './points-shop.ts';

const DAY_MS = 86_400_000;

const who = fc.constantFrom('standard' as const, 'gold' as const, 'platinum' as const);
type Who = 'standard' | 'gold' | 'platinum';

type Step =
  | { readonly kind: 'sell'; readonly who: Who; readonly creams: number; readonly steps: number }
  | { readonly kind: 'adjust'; readonly who: Who; readonly points: number }
  | { readonly kind: 'transfer'; readonly who: Who; readonly to: Who; readonly points: number }
  | { readonly kind: 'undo'; readonly nth: number }
  | { readonly kind: 'household'; readonly who: Who; readonly to: Who }
  | { readonly kind: 'leave'; readonly who: Who }
  | { readonly kind: 'return'; readonly nth: number }
  | { readonly kind: 'freeze'; readonly who: Who }
  | { readonly kind: 'wait'; readonly days: number }
  | { readonly kind: 'expire' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('sell' as const),
    who,
    creams: fc.integer({ min: 1, max: 6 }),
    steps: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({
    kind: fc.constant('adjust' as const),
    who,
    points: fc.integer({ min: -300, max: 300 }),
  }),
  fc.record({
    kind: fc.constant('transfer' as const),
    who,
    to: who,
    points: fc.integer({ min: 1, max: 300 }),
  }),
  fc.record({ kind: fc.constant('undo' as const), nth: fc.nat(5) }),
  fc.record({ kind: fc.constant('household' as const), who, to: who }),
  fc.record({ kind: fc.constant('leave' as const), who }),
  fc.record({ kind: fc.constant('return' as const), nth: fc.nat(3) }),
  fc.record({ kind: fc.constant('freeze' as const), who }),
  fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }),
  fc.constant({ kind: 'expire' as const }),
);

/** Everybody's points, as the present tables tell them. */
function present(shop: Shop): Record<string, unknown> {
  const today = shop.store.read((context) => context.today);
  return Object.fromEntries(
    (['standard', 'gold', 'platinum'] as const).map((name) => {
      const id = shop.member[name];
      const { balance, pending } = balanceOf(shop.store.db, id, today);
      return [name, { balance, pending, lots: lotsOf(shop, id) }];
    }),
  );
}

/** The same, told for a moment. */
function told(shop: Shop, at: number): Record<string, unknown> {
  return Object.fromEntries(
    (['standard', 'gold', 'platinum'] as const).map((name) => {
      const { holdings, lots } = shop.store.value('points.asOf', {
        memberId: shop.member[name],
        at,
      });
      return [
        name,
        {
          balance: holdings.balance,
          pending: holdings.pending,
          lots: lots.map((lot) => `${lot.remaining} ${lot.expiresOn ?? 'never'}`),
        },
      ];
    }),
  );
}

interface Played {
  readonly operations: string[];
  readonly sales: number[];
}

/** Does one thing; what is refused changes nothing, and that is checked like everything else. */
function play(shop: Shop, played: Played, one: Step): void {
  const manager = managerOf(shop);
  const { store, member } = shop;
  const noteOperation = (reply: { ok: boolean; value?: { operationUid: string } }) => {
    if (reply.ok && reply.value !== undefined) played.operations.push(reply.value.operationUid);
  };
  switch (one.kind) {
    case 'sell': {
      const names = Array.from({ length: one.creams }, () => 'cream' as const);
      const tenders = one.steps > 0 ? [{ kind: 'points' as const, points: one.steps * 100 }] : [];
      const reply = shop.tryToSell(shop.basket(names, { memberId: member[one.who], tenders }));
      if (reply.ok) played.sales.push(reply.value.saleId);
      return;
    }
    case 'adjust': {
      const points = one.points === 0 ? 1 : one.points;
      const wish = { memberId: member[one.who], points, reason: 'correction' } as const;
      noteOperation(manager.adjust({ ...wish, allowsNegative: points % 2 === 0 }));
      return;
    }
    case 'transfer': {
      const { who: from, to, points } = one;
      const wish = { fromId: member[from], toId: member[to], points, reason: 'family' } as const;
      noteOperation(manager.transfer(wish));
      return;
    }
    case 'undo': {
      const operationUid = played.operations[one.nth % Math.max(1, played.operations.length)];
      if (operationUid !== undefined) manager.undo({ operationUid, allowsNegative: one.nth > 2 });
      return;
    }
    case 'household': {
      const found = store.value('households.ofMember', { memberId: member[one.who] });
      if (found === null)
        manager.household({ headId: member[one.who], name: 'H', dailyLimit: 250 });
      else manager.add({ householdId: found.id, memberId: member[one.to] });
      return;
    }
    case 'leave': {
      const found = store.value('households.ofMember', { memberId: member[one.who] });
      if (found !== null) manager.leave({ householdId: found.id, memberId: member[one.who] });
      return;
    }
    case 'return': {
      const saleId = played.sales[one.nth % Math.max(1, played.sales.length)];
      if (saleId !== undefined) giveBack(shop, saleId);
      return;
    }
    case 'freeze':
      freezeOrThaw(shop, member[one.who]);
      return;
    case 'wait':
      store.clock.advance(one.days * DAY_MS);
      return;
    default:
      store.internal('loyalty.expireDue', { isConfirmed: true });
  }
}

function giveBack(shop: Shop, saleId: number): void {
  const { store } = shop;
  const goods = { kind: 'receipt' as const, saleId, lines: [{ lineNo: 1, quantityMilli: 1000 }] };
  const wish = { goods, reason: 'unwanted' as const };
  const quote = store.call('returns.quote', wish);
  if (!quote.ok) return;
  const { refundMinor: expectedRefundMinor, returnsSeen } = quote.value;
  const requestId = store.requestId();
  store.call(
    'returns.complete',
    { ...wish, requestId, expectedRefundMinor, returnsSeen },
    { session: MANAGER },
  );
}

function freezeOrThaw(shop: Shop, memberId: number): void {
  const { store } = shop;
  const requestId = store.requestId();
  const frozen = store.call('members.freeze', { requestId, memberId, reason: 'dispute' });
  if (frozen.ok) return;
  const again = { requestId: store.requestId(), memberId };
  store.call('members.unfreeze', again, { session: MANAGER });
}

/** Plays a history and returns what was seen after each step, with its moment. */
function playAll(shop: Shop, steps: readonly Step[]) {
  const played: Played = { operations: [], sales: [] };
  return steps.map((one) => {
    shop.store.clock.advance(60_000);
    play(shop, played, one);
    return { at: shop.store.clock.now(), seen: present(shop) };
  });
}

const POLICIES = [
  { policy: 'exactMonths', months: 2 },
  { policy: 'inactivity', months: 2 },
] as const;

describe.each(POLICIES)('any history of points that lapse by $policy', (expiry) => {
  const rules = { ...BASE_PROGRAMME, activeAfterDays: 2, expiry };

  it('is told at any past moment as it was seen then, and adds up', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 22 }), (steps) => {
        const shop = openPointsShop(rules);
        try {
          const moments = playAll(shop, steps);
          for (const { at, seen } of moments) expect(told(shop, at)).toEqual(seen);
          expect(told(shop, shop.store.clock.now())).toEqual(present(shop));
          for (const name of ['standard', 'gold', 'platinum'] as const) {
            checkSums(shop, shop.member[name]);
          }
        } finally {
          shop.closeProved();
        }
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

/** Came − used − lapsed = what is in the lots; the balance is the open ones less what is owed. */
function checkSums(shop: Shop, memberId: number): void {
  const { sums, holdings } = shop.store.value('points.explain', { memberId });
  const { lots } = shop.store.value('points.lots', { memberId });
  expect(sums.came - sums.used - sums.lapsed).toBe(sums.left);
  expect(lots.reduce((sum, lot) => sum + lot.remaining, 0)).toBe(sums.left);
  expect(holdings.open + holdings.pending + holdings.lapsed - holdings.debt).toBe(sums.left);
  expect(holdings.balance).toBe(holdings.open - holdings.debt);
  for (const lot of lots) {
    const moves = shop.store.value('points.lotMoves', { lotId: lot.lotId });
    expect(moves.reduce((sum, move) => sum + move.points, 0)).toBe(lot.remaining);
  }
}
