import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../../src/contract/kernel/time.ts';
import { publishProgramme, BASE_PROGRAMME } from '../../../src/main/features/loyalty/face.ts';
import { purchasesOf } from '../../../src/main/features/sales/face.ts';
import { verifyStore } from '../../../src/main/store/verify/verify-store.ts';
import { MANAGER } from '../../support/store.ts';
import { openReturnShop, wish } from '../returns/support.ts';
import { ledgerOf, openShop, type Shop } from './shop.ts';

const DAY_MS = 86_400_000;

let shop: Shop;
beforeEach(() => {
  shop = openShop();
});
afterEach(() => {
  shop.close();
});

function claim(saleId: number, memberId: number) {
  return shop.store.call('sales.claim', {
    requestId: shop.store.requestId(),
    saleId,
    memberId,
  });
}

const receipt = (saleId: number) => shop.store.value('sales.receipt', { saleId });

describe('a sale without a member', () => {
  it('is given to the one who brings the receipt: points, purchases, receipt, verify', () => {
    const memberId = shop.member.gold;
    const { saleId, receiptNo } = shop.sell(shop.basket(['cream', 'bag']));
    const { businessDay } = receipt(saleId);
    expect(receipt(saleId)).toMatchObject({
      member: null,
      claimableUntil: addDays(businessDay, 7),
    });
    const reply = claim(saleId, memberId);
    // 1.5 points for each 1.00 of 101.00.
    expect(reply).toMatchObject({
      ok: true,
      value: {
        receiptNo,
        memberId,
        memberName: 'Member gold',
        pointsEarned: 151,
        balanceAfter: 151,
      },
    });
    expect(receipt(saleId)).toMatchObject({
      member: { id: memberId, tier: 'gold' },
      pointsEarned: 151,
      claimableUntil: null,
      totalMinor: 10_100,
    });
    const linePoints = receipt(saleId).lines.map((line) => line.pointsEarned);
    expect(linePoints.reduce((sum, points) => sum + points, 0)).toBe(151);
    expect(ledgerOf(shop, memberId)).toEqual({
      entries: 151,
      remaining: 151,
      oddLots: 0,
      oddEntries: 0,
    });
    const page = purchasesOf(shop.store.db, { memberId, limit: 10 });
    expect(page.rows.map((row) => row.saleId)).toEqual([saleId]);
    expect(verifyStore(shop.store.db)).toMatchObject({ isOk: true });
  });

  it('earns by the programme of its own day, lapses by it, at the tier of today', () => {
    const { saleId } = shop.sell(shop.basket(['cream']));
    const { businessDay } = receipt(saleId);
    shop.store.clock.advance(3 * DAY_MS);
    const rich = { ratePoints: 1000, ratePerMinor: 1000 };
    shop.store.write((context) => {
      const rates = { standard: rich, silver: rich, gold: rich, platinum: rich };
      publishProgramme(context, { rules: { ...BASE_PROGRAMME, rates } });
      context.db.run(`UPDATE members SET tier = 'platinum' WHERE id = :id`, {
        id: shop.member.silver,
      });
    });
    expect(claim(saleId, shop.member.silver)).toMatchObject({ value: { pointsEarned: 200 } });
    const lot = shop.store.db.get<{ activeFrom: string; version: number }>(
      'SELECT active_from AS activeFrom, programme_version AS version FROM points_lots',
    );
    expect(lot).toEqual({ activeFrom: businessDay, version: 1 });
    expect(verifyStore(shop.store.db)).toMatchObject({ isOk: true });
  });

  it('can be claimed through its last day, and not after', () => {
    const first = shop.sell(shop.basket(['bag'])).saleId;
    const second = shop.sell(shop.basket(['bag'])).saleId;
    shop.store.clock.advance(7 * DAY_MS);
    expect(claim(first, shop.member.gold).ok).toBe(true);
    shop.store.clock.advance(DAY_MS);
    expect(claim(second, shop.member.gold)).toMatchObject({
      error: { code: 'sales.claimTooLate', params: { days: 7 } },
    });
    expect(receipt(second).claimableUntil).toBeNull();
  });

  it('follows the days the store sets; none = only the same day', () => {
    const { saleId } = shop.sell(shop.basket(['bag']));
    const sales = { claimDays: 0 };
    const requestId = shop.store.requestId();
    shop.store.value('settings.save', { requestId, sales }, { session: MANAGER });
    expect(receipt(saleId).claimableUntil).toBe(receipt(saleId).businessDay);
    shop.store.clock.advance(DAY_MS);
    expect(claim(saleId, shop.member.gold)).toMatchObject({
      error: { code: 'sales.claimTooLate' },
    });
  });
});

describe('is claimed once', () => {
  it('with the same key the reply is the same and nothing more is booked', () => {
    const { saleId } = shop.sell(shop.basket(['cream']));
    const input = { requestId: shop.store.requestId(), saleId, memberId: shop.member.standard };
    const first = shop.store.value('sales.claim', input);
    expect(shop.store.value('sales.claim', input)).toEqual(first);
    expect(ledgerOf(shop, shop.member.standard).entries).toBe(100);
  });

  it('not again, by nobody, and not when it had a member from the start', () => {
    const { saleId } = shop.sell(shop.basket(['cream']));
    const own = shop.sell(shop.basket(['cream'], { memberId: shop.member.gold })).saleId;
    expect(claim(saleId, shop.member.standard).ok).toBe(true);
    for (const [id, memberId] of [
      [saleId, shop.member.standard],
      [saleId, shop.member.gold],
      [own, shop.member.standard],
    ] as const) {
      expect(claim(id, memberId)).toMatchObject({ error: { code: 'sales.alreadyClaimed' } });
    }
    expect(ledgerOf(shop, shop.member.standard).entries).toBe(100);
  });
});

it('comes back like any other: its points go with it', () => {
  const returns = openReturnShop();
  const memberId = returns.member.gold;
  const { saleId } = returns.sell(returns.basket(['cream', 'bag']));
  const input = { requestId: returns.store.requestId(), saleId, memberId };
  expect(returns.store.value('sales.claim', input).pointsEarned).toBe(151);
  returns.takeBack(wish(returns.goods(saleId, { 2: 1 })));
  expect(returns.balance(memberId)).toBe(150);
  returns.takeBack(wish(returns.goods(saleId, { 1: 1 })));
  expect(returns.balance(memberId)).toBe(0);
  returns.closeProved();
});

describe('is not claimed', () => {
  it('when goods of it came back, nor a return itself', () => {
    const { saleId } = shop.sell(shop.basket(['cream']));
    const returnId = shop.store.write((context) => {
      const { now, today } = context;
      return context.db.run(
        `INSERT INTO sales (uid, receipt_no, receipt_seq, kind, original_sale_id, business_day,
           completed_at, staff_id, total_minor, tax_minor, line_count)
         VALUES (:uid, 'R-2', 2, 'return', :saleId, :today, :now, 1, -1, 0, 1)`,
        { uid: context.newUid(), saleId, today, now },
      ).lastId;
    });
    for (const id of [saleId, returnId]) {
      expect(claim(id, shop.member.gold)).toMatchObject({ error: { code: 'sales.notClaimable' } });
    }
    expect(receipt(saleId).claimableUntil).toBeNull();
  });

  it('when it was brought over from another system', () => {
    const { saleId } = shop.sell(shop.basket(['cream']));
    shop.store.write(({ db }) => db.run('UPDATE sales SET receipt_seq = NULL'));
    expect(receipt(saleId).claimableUntil).toBeNull();
    expect(claim(saleId, shop.member.gold)).toMatchObject({
      error: { code: 'sales.notClaimable' },
    });
  });

  it('a sale nobody knows, by nobody we know', () => {
    const { saleId } = shop.sell(shop.basket(['cream']));
    expect(claim(4711, shop.member.gold)).toMatchObject({ error: { code: 'sales.unknown' } });
    expect(claim(saleId, 4711)).toMatchObject({ error: { code: 'members.unknown' } });
  });
});

it.each([
  ['another member', 'UPDATE sales SET member_id = 1 WHERE id = 1', 'customer'],
  ['more points', 'UPDATE sales SET points_earned = 999 WHERE id = 1', 'pointsEarned'],
  [
    'points on a line',
    'UPDATE sale_lines SET points_earned = 999 WHERE sale_id = 1 AND line_no = 1',
    'lineItems 0 points',
  ],
])('verify names a claimed sale that was changed: %s', (_what, sql, detail) => {
  const { saleId } = shop.sell(shop.basket(['cream', 'bag']));
  claim(saleId, shop.member.gold);
  shop.store.write(({ db }) => db.run(sql));
  const logged = verifyStore(shop.store.db).checks.find((check) => check.name === 'logged');
  expect(logged?.wrong?.detail).toContain(detail);
});
