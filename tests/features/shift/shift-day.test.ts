import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallParsed } from '../../../src/contract/index.ts';
import { returnsCommands, returnsQueries } from '../../../src/main/features/returns/index.ts';
import { shiftCommands, shiftQueries } from '../../../src/main/features/shift/index.ts';
import { vouchersQueries } from '../../../src/main/features/vouchers/index.ts';
import { verifyStore } from '../../../src/main/store/verify/verify-store.ts';
import { MANAGER } from '../../support/store.ts';
import { openShop, type Shop } from '../sales/shop.ts';

const SHIFTS = 10;
const DEEDS_A_SHIFT = 14;
const PERCENT = { kind: 'percent' as const, reason: 'Regular' };

const deed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('sell' as const),
      products: fc.array(fc.constantFrom('cream' as const, 'bag' as const, 'cheese' as const), {
        minLength: 1,
        maxLength: 4,
      }),
      hasMember: fc.boolean(),
      discountBp: fc.constantFrom(0, 0, 250, 990),
      roundToMinor: fc.constantFrom(null, 10, 100),
      pays: fc.constantFrom('cash' as const, 'card' as const, 'wallet' as const, 'points' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('return' as const),
      which: fc.nat(),
      reason: fc.constantFrom('unwanted' as const, 'void' as const),
      refundTo: fc.constantFrom(null, 'cash' as const, 'voucher' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('in' as const, 'out' as const),
      amountMinor: fc.integer({ min: 1, max: 50_000 }),
    }),
  },
);
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

let shop: Shop;
beforeAll(() => {
  shop = openShop({
    store: {
      features: [
        { queries: shiftQueries, commands: shiftCommands },
        { queries: returnsQueries, commands: returnsCommands },
        { queries: vouchersQueries },
      ],
    },
  });
});
afterAll(() => shop.close());

const requestId = () => shop.store.requestId();

function sell(wanted: Extract<Deed, { kind: 'sell' }>): void {
  const { products, hasMember, discountBp, roundToMinor, pays } = wanted;
  const discount = discountBp === 0 ? null : { ...PERCENT, basisPoints: discountBp };
  const memberId = hasMember || pays === 'points' ? shop.member.gold : null;
  const basket = shop.basket(products, { memberId, discount, roundToMinor });
  const { dueMinor, redemption } = shop.quote(basket);
  const amountMinor = dueMinor;
  const tenders: CallParsed<'sales.quote'>['tenders'] = [];
  if (pays === 'points' && redemption !== null && redemption.maximumPoints > 0)
    tenders.push({ kind: 'points', points: redemption.maximumPoints });
  if (pays === 'card' && dueMinor > 0) tenders.push({ kind: pays, amountMinor, reference: 'A' });
  if (pays === 'wallet' && dueMinor > 0) tenders.push({ kind: pays, amountMinor, reference: 'W' });
  shop.sell({ ...basket, tenders });
}

/** A line of some earlier sale comes back, or the whole of the newest; refusals are fine. */
function takeBack({ which, reason, refundTo }: Extract<Deed, { kind: 'return' }>): void {
  const ids = shop.numbers(`SELECT id AS n FROM sales WHERE kind = 'sale' ORDER BY id DESC`);
  const saleId = ids[reason === 'void' ? 0 : which % Math.max(ids.length, 1)];
  if (saleId === undefined) return;
  const found = shop.store.call('returns.find', { by: { saleId } });
  if (!found.ok) return;
  const left = found.value.lines.filter(({ leftMilli }) => leftMilli > 0);
  const lines = (reason === 'void' ? left : left.slice(0, 1)).map(({ lineNo, leftMilli }) => ({
    lineNo,
    quantityMilli: leftMilli,
  }));
  if (lines.length === 0) return;
  const request = { goods: { kind: 'receipt' as const, saleId, lines }, reason, refundTo };
  const quote = shop.store.call('returns.quote', request);
  if (!quote.ok) return;
  const { refundMinor: expectedRefundMinor, returnsSeen } = quote.value;
  const input = { ...request, requestId: requestId(), expectedRefundMinor, returnsSeen };
  shop.store.call('returns.complete', input, { session: MANAGER });
}

function move({ kind, amountMinor }: Extract<Deed, { kind: 'in' | 'out' }>): void {
  const input = { requestId: requestId(), kind, amountMinor, reason: 'Change' };
  shop.store.call('shift.moveCash', input, { session: MANAGER });
}

function play(deeds: readonly Deed[]): void {
  for (const each of deeds) {
    shop.store.clock.advance(60_000);
    if (each.kind === 'sell') sell(each);
    else if (each.kind === 'return') takeBack(each);
    else move(each);
  }
}

it('Z report = Σ receipts, for random shifts of real sales, returns, voids and cash movements', () => {
  let returns = 0;
  let voids = 0;
  fc.assert(
    fc.property(
      fc.array(deed, { minLength: DEEDS_A_SHIFT, maxLength: DEEDS_A_SHIFT }),
      fc.integer({ min: -500, max: 500 }),
      (deeds, off) => {
        shop.store.value('shift.open', { requestId: requestId(), floatMinor: 200_000 });
        play(deeds);
        const { shiftId, figures } = shop.store.value('shift.report', { shiftId: null });
        const { expectedCashMinor } = figures;
        shop.store.value('shift.close', {
          requestId: requestId(),
          shiftId,
          counts: [],
          otherMinor: expectedCashMinor + off,
          expectedCashMinor,
          differenceReason: 'Counted so',
        });
        returns += figures.returns.count;
        voids += figures.voids.count;
        const sums = (sql: string) =>
          shop.numbers(`SELECT coalesce(${sql}, 0) AS n FROM sales WHERE shift_id = ${shiftId}`)[0];
        expect(figures.netMinor).toBe(sums('sum(total_minor)'));
        expect(figures.taxMinor).toBe(sums('sum(tax_minor)'));
        const report = verifyStore(shop.store.db);
        expect(report.checks.filter(({ wrong }) => wrong !== null)).toEqual([]);
      },
    ),
    { numRuns: SHIFTS },
  );
  // The play was worth it: goods came back, and whole sales were undone.
  expect(Math.min(returns, voids)).toBeGreaterThan(0);
});
