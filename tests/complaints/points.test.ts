import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProgrammeRules } from '../../src/contract/programme.ts';
import { plainLine } from '../../src/contract/sales.ts';
import {
  balanceOf,
  BASE_PROGRAMME,
  publishProgramme,
} from '../../src/main/features/loyalty/face.ts';
import { membersCommands, membersQueries } from '../../src/main/features/members/index.ts';
import { verifyPoints } from '../../src/main/verifier/verify-points.ts';
import { APPROVED, openReturnShop, type ReturnShop, wish } from '../features/returns/support.ts';
import { MANAGER } from '../support/store.ts';

/**
 * What users of other systems complain about, one test each, through the real store (docs/complaints.md
 * says against which wrong implementation each was seen to fail).
 */
let shop: ReturnShop;
let memberId: number;

/** A shop with a programme of its own, in the place of the one there is. */
function reopen(rules: Partial<ProgrammeRules>): void {
  shop.close();
  open(rules);
}

function open(rules: Partial<ProgrammeRules> = {}): void {
  shop = openReturnShop({
    rules: { ...BASE_PROGRAMME, ...rules },
    features: [{ queries: membersQueries, commands: membersCommands }],
  });
  memberId = shop.member.standard;
}

beforeEach(() => open());
afterEach(() => {
  // Whatever a test did: the books add up, and the verifier that shares no code agrees.
  const { differences } = verifyPoints(shop.store.db, today());
  shop.closeVerified();
  assert.deepEqual(differences, []);
});

const today = () => shop.store.read((context) => context.today);
const points = () => balanceOf(shop.store.db, memberId, today()).balance;
const buy = (names: readonly ('cream' | 'bag' | 'cheese')[], paid = 0) =>
  shop.sell(
    shop.basket(names, { memberId, tenders: paid === 0 ? [] : [{ kind: 'points', points: paid }] }),
  );
const back = (saleId: number, lines: Readonly<Record<number, number>>) =>
  shop.takeBack(wish(shop.goods(saleId, lines)), { approval: APPROVED });

test('refund deducts spent points again', () => {
  buy(['cream', 'cream', 'cream', 'cream']);
  const before = points();
  const { saleId } = buy(['cream', 'cream', 'cream', 'cream'], 200);
  back(saleId, { 1: 1, 2: 1, 3: 1, 4: 1 });
  expect(points()).toBe(before);
});

test('buy, refund, keep points', () => {
  shop.setReturns({ clawback: 'deduct' });
  const first = buy(['cream', 'cream']);
  buy(['cream', 'cream', 'cream', 'cream'], 200);
  buy(['bag', 'bag', 'bag', 'bag', 'bag', 'bag', 'bag', 'bag'], 300);
  const held = points();
  const { refunds, points: moved } = back(first.saleId, { 1: 1, 2: 1 });
  const money = refunds.reduce(
    (sum, one) => sum + (one.kind === 'points' ? 0 : one.amountMinor),
    0,
  );
  // 200 points came with the goods: what is left of any points goes, the rest is taken off the refund.
  expect(moved).toMatchObject({ owed: 200, taken: held, deducted: 200 - held });
  expect(money).toBe(20_000 - (200 - held));
  expect(points()).toBe(0);
});

test('partial refund charges the reward again', () => {
  buy(['cream', 'cream', 'cream', 'cream']);
  const before = points();
  const { saleId } = buy(['cream', 'cream', 'cream'], 200);
  const paidMinor = 30_000 - 200;
  const refunds = [1, 2, 3].map((line) => back(saleId, { [line]: 1 }));
  const money = refunds.map(({ refundMinor }) => refundMinor);
  // Each third gives back its own share of money and points, and nothing is charged anew.
  expect(money.reduce((sum, minor) => sum + minor, 0)).toBe(paidMinor);
  expect(Math.max(...money) - Math.min(...money)).toBeLessThanOrEqual(1);
  expect(points()).toBe(before);
  // The same of one line, piece by piece.
  const lines = [plainLine(shop.product.cream, 3000)];
  const tenders = [{ kind: 'points' as const, points: 200 }];
  const line = shop.sell(shop.basket([], { memberId, lines, tenders }));
  const pieces = [1, 2, 3].map(() => back(line.saleId, { 1: 1 }).refundMinor);
  expect(pieces.reduce((sum, minor) => sum + minor, 0)).toBe(paidMinor);
  expect(points()).toBe(before);
});

test('points kept after a return', () => {
  const { saleId } = buy(['cream', 'bag', 'bag']);
  expect(points()).toBe(102);
  back(saleId, { 2: 1 });
  expect(points()).toBe(101);
  back(saleId, { 1: 1, 3: 1 });
  expect(points()).toBe(0);
});

test('the same points redeemed for ever', () => {
  buy(['cream', 'cream']);
  buy(['cream', 'cream'], 200);
  // 198 came with the second purchase; the 200 of the first are gone.
  expect(points()).toBe(198);
  const again = shop.tryToSell(
    shop.basket(['cream', 'cream', 'cream'], {
      memberId,
      tenders: [{ kind: 'points', points: 300 }],
    }),
  );
  expect(again).toMatchObject({ ok: false });
  expect(points()).toBe(198);
});

test('points wrong after an edit', () => {
  const { saleId } = buy(['cream', 'cream']);
  // The rules are doubled, the goods get dearer and the member another tier: the sale stays what it was.
  const { standard } = BASE_PROGRAMME.rates;
  const rates = { ...BASE_PROGRAMME.rates, standard: { ...standard, ratePoints: 20 } };
  shop.store.write((context) => {
    publishProgramme(context, { rules: { ...BASE_PROGRAMME, rates } });
    context.db.run('UPDATE products SET price_minor = 50000 WHERE id = :id', {
      id: shop.product.cream,
    });
  });
  const version = shop.numbers(`SELECT version AS n FROM members WHERE id = ${memberId}`)[0] ?? 0;
  const edit = {
    requestId: shop.store.requestId(),
    memberId,
    expectedVersion: version,
    name: '王小红',
  };
  const edited = shop.store.call('members.edit', edit, { session: MANAGER });
  expect(edited.ok).toBe(true);
  expect(points()).toBe(200);
  back(saleId, { 1: 1 });
  expect(points()).toBe(100);
  back(saleId, { 2: 1 });
  expect(points()).toBe(0);
});

test('a suspended sale loses points', () => {
  buy(['cream', 'cream']);
  const tenders = [{ kind: 'points' as const, points: 100 }];
  const basket = shop.basket(['cream', 'bag'], { memberId, tenders });
  const draft = { ...basket, paymentRequestId: null };
  const requestId = () => shop.store.requestId();
  const { heldId } = shop.store.value('sales.hold', { requestId: requestId(), name: '', draft });
  expect(points()).toBe(200);
  const resumed = shop.store.value('sales.resume', { requestId: requestId(), heldId });
  expect(resumed).toMatchObject({ memberId, tenders });
  expect(points()).toBe(200);
  // 101.00 less the 1.00 that points paid.
  expect(shop.sell(basket).pointsEarned).toBe(100);
  expect(points()).toBe(200);
});

test('points earned on points', () => {
  buy(['cream', 'cream']);
  const sold = buy(['cream', 'cream'], 200);
  // 200.00 less the 2.00 that points paid.
  expect(sold.pointsEarned).toBe(198);
});

test('tier minimum ignored', () => {
  reopen({ redemption: { ...BASE_PROGRAMME.redemption, minimumPoints: 300 } });
  buy(['cream', 'cream']);
  const quote = shop.quote(shop.basket(['cream', 'cream'], { memberId }));
  expect(quote.redemption).toMatchObject({ balance: 200, maximumPoints: 0, limitedBy: 'minimum' });
  const sold = shop.tryToSell(
    shop.basket(['cream', 'cream'], { memberId, tenders: [{ kind: 'points', points: 200 }] }),
  );
  expect(sold).toMatchObject({ ok: false });
});

test('decimal amount not redeemable', () => {
  const redemption = { stepPoints: 1, stepWorthMinor: 1, minimumPoints: 0, maximumShareBp: 10_000 };
  reopen({ redemption });
  for (let count = 0; count < 20; count += 1) buy(['cream']);
  const lines = [plainLine(shop.product.cheese, 1000)];
  const basket = shop.basket([], { memberId, lines });
  const before = points();
  // 19.99, to the last cent, and no cash at all.
  const sold = shop.sell({ ...basket, tenders: [{ kind: 'points', points: 1999 }] });
  expect(sold).toMatchObject({ totalMinor: 1999, changeMinor: 0, pointsEarned: 0 });
  expect(points()).toBe(before - 1999);
});

test('two quotes overspend', () => {
  buy(['cream', 'cream', 'cream']);
  const paid = (names: readonly 'cream'[]) =>
    shop.basket(names, { memberId, tenders: [{ kind: 'points', points: 300 }] });
  const [one, other] = [paid(['cream', 'cream']), paid(['cream'])];
  for (const basket of [one, other]) expect(shop.quote(basket).redemption?.points).toBe(300);
  const completion = ({ dueMinor, totalMinor }: ReturnType<typeof shop.quote>) => ({
    cash: { kind: 'cash' as const, amountMinor: dueMinor },
    requestId: shop.store.requestId(),
    expectedTotalMinor: totalMinor,
  });
  const [first, second] = [completion(shop.quote(one)), completion(shop.quote(other))];
  const complete = (basket: typeof one, { cash, ...more }: typeof first) =>
    shop.store.call('sales.complete', { ...basket, tenders: [...basket.tenders, cash], ...more });
  expect(complete(one, first)).toMatchObject({ ok: true });
  expect(complete(other, second)).toMatchObject({
    ok: false,
    error: { code: 'loyalty.notEnoughPoints' },
  });
  expect(points()).toBe(197);
});

test('retry doubles points', () => {
  const basket = shop.basket(['cream', 'cream'], { memberId });
  const { totalMinor, dueMinor } = shop.quote(basket);
  const request = {
    ...basket,
    tenders: [{ kind: 'cash' as const, amountMinor: dueMinor }],
    requestId: shop.store.requestId(),
    expectedTotalMinor: totalMinor,
  };
  const replies = [1, 2, 3].map(() => shop.store.call('sales.complete', request));
  expect(replies[0]).toMatchObject({ ok: true });
  expect(replies[1]).toEqual(replies[0]);
  expect(replies[2]).toEqual(replies[0]);
  expect(points()).toBe(200);
  expect(shop.numbers('SELECT count(*) AS n FROM sales')).toEqual([1]);
});
