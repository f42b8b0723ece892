import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BASE_PROGRAMME } from '../../../src/main/features/loyalty/face.ts';
import { ledgerOf, openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(() => {
  shop = openShop();
});
afterEach(() => {
  shop.close();
});

/** What a sale wrote, to compare before and after. */
function counts() {
  const tables = ['sales', 'sale_lines', 'sale_tenders', 'points_entries', 'points_lots'];
  const more = ['points_movements', 'event_log', 'print_jobs', 'requests'];
  return [...tables, ...more].map((table) => shop.numbers(`SELECT count(*) AS n FROM ${table}`)[0]);
}

describe('completing a sale', () => {
  it('books lines, tenders, points, receipt, draft, visit, events and print job together', () => {
    const memberId = shop.member.gold;
    const basket = shop.basket(['cream', 'bag'], { memberId });
    shop.store.value('sales.saveDraft', { draft: { ...basket, paymentRequestId: null } });
    const reply = shop.store.call('sales.complete', {
      ...basket,
      tenders: [{ kind: 'cash', amountMinor: 20_000 }],
      requestId: shop.store.requestId(),
      expectedTotalMinor: 10_100,
    });
    if (!reply.ok) throw new Error(reply.error.code);
    const { saleId } = reply.value;
    expect(reply.value).toMatchObject({
      receiptNo: 'S01-T03-20261121-000001',
      totalMinor: 10_100,
      changeMinor: 9900,
      memberName: 'Member gold',
      pointsEarned: 151,
      pointsRedeemed: 0,
      balanceAfter: 151,
    });
    expect([...reply.changed].sort()).toEqual(
      ['draft', `member:${memberId}`, 'printJobs', `sale:${saleId}`, 'sales', 'shift'].sort(),
    );
    expect(shop.store.value('sales.draft', {})).toBeNull();
    const receipt = shop.store.value('sales.receipt', { saleId });
    expect(receipt).toMatchObject({
      kind: 'sale',
      staffName: 'Ana Cashier',
      member: { id: memberId, name: 'Member gold', tier: 'gold' },
      taxMinor: 1167,
      changeMinor: 9900,
      tenders: [{ kind: 'cash', amountMinor: 10_100, handedMinor: 20_000, changeMinor: 9900 }],
      pointsEarned: 151,
      balanceAfter: 151,
      print: { state: 'queued' },
    });
    expect(receipt.lines.map((line) => [line.name, line.totalMinor, line.pointsEarned])).toEqual([
      ['cream', 10_000, 150],
      ['bag', 100, 1],
    ]);
    const events = shop.store.db.all<{ type: string }>('SELECT type FROM event_log ORDER BY seq');
    expect(events.map((event) => event.type).slice(-2)).toEqual([
      'sale.completed',
      'points.posted',
    ]);
    expect(shop.numbers(`SELECT last_visit_at AS n FROM members WHERE id = ${memberId}`)).toEqual([
      shop.store.clock.now(),
    ]);
  });

  it('sells without a member and earns nothing', () => {
    const outcome = shop.sell(shop.basket(['cream']));
    expect(outcome).toMatchObject({ memberId: null, pointsEarned: 0, balanceAfter: null });
    expect(shop.numbers('SELECT count(*) AS n FROM points_entries')).toEqual([0]);
  });

  it('sells for nothing: a free item needs no tender, and is on file', () => {
    const outcome = shop.sell(shop.basket(['sample'], { memberId: shop.member.standard }));
    expect(outcome).toMatchObject({ totalMinor: 0, pointsEarned: 0, balanceAfter: 0 });
    expect(shop.store.value('sales.receipt', { saleId: outcome.saleId }).tenders).toEqual([]);
  });

  it('numbers receipts without gaps, also when sales are refused in between', () => {
    shop.sell(shop.basket(['cream']));
    const refused = shop.store.call('sales.complete', {
      ...shop.basket(['cream']),
      requestId: shop.store.requestId(),
      expectedTotalMinor: 10_000,
    });
    expect(refused.ok).toBe(false);
    shop.store.clock.advance(3 * 86_400_000);
    shop.sell(shop.basket(['bag']));
    shop.store.clock.advance(-40 * 86_400_000);
    shop.sell(shop.basket(['bag']));
    const numbers = shop.store
      .value('sales.recent', { limit: 10 })
      .rows.map((row) => row.receiptNo);
    expect(numbers).toEqual([
      'S01-T03-20261015-000003',
      'S01-T03-20261124-000002',
      'S01-T03-20261121-000001',
    ]);
  });

  it('asked ten times with the same key, books once and gives the same reply', () => {
    const basket = shop.basket(['cream', 'bag'], { memberId: shop.member.gold });
    const requestId = shop.store.requestId();
    const first = shop.tryToSell(basket, requestId);
    const after = counts();
    for (let again = 0; again < 9; again += 1) {
      expect(shop.tryToSell(basket, requestId)).toEqual(first);
    }
    expect(first.ok).toBe(true);
    expect(counts()).toEqual(after);
    expect(shop.numbers('SELECT count(*) AS n FROM sales')).toEqual([1]);
  });

  it('takes another basket under a used key for a mistake, not for a sale', () => {
    const requestId = shop.store.requestId();
    shop.tryToSell(shop.basket(['cream']), requestId);
    expect(shop.tryToSell(shop.basket(['bag']), requestId)).toMatchObject({
      error: { code: 'call.requestReused' },
    });
  });

  it('opens the drawer when cash was taken, and only then', () => {
    shop.sell(shop.basket(['cream']));
    shop.sell(
      shop.basket(['cream'], { tenders: [{ kind: 'card', amountMinor: 10_000, reference: '' }] }),
    );
    expect(shop.numbers("SELECT sale_id AS n FROM print_jobs WHERE kind = 'drawer'")).toEqual([1]);
  });

  it('keeps the draft when the sale is refused', () => {
    const basket = shop.basket(['cream']);
    shop.store.value('sales.saveDraft', { draft: { ...basket, paymentRequestId: null } });
    const before = counts();
    const requestId = shop.store.requestId();
    const refused = shop.store.call('sales.complete', {
      ...basket,
      requestId,
      expectedTotalMinor: 10_000,
    });
    expect(refused).toMatchObject({
      error: { code: 'sales.notPaid', params: { dueMinor: 10_000 } },
    });
    expect(counts()).toEqual(before);
    expect(shop.store.value('sales.wasBooked', { requestId })).toEqual({ isBooked: false });
    const tenders = [{ kind: 'cash' as const, amountMinor: 10_000 }];
    shop.store.value('sales.complete', {
      ...basket,
      tenders,
      requestId,
      expectedTotalMinor: 10_000,
    });
    expect(shop.store.value('sales.wasBooked', { requestId })).toEqual({ isBooked: true });
    expect(shop.store.value('sales.draft', {})).toBeNull();
    shop.store.value('sales.saveDraft', { draft: { ...basket, paymentRequestId: null } });
    expect(shop.store.value('sales.draft', {})).toEqual({ ...basket, paymentRequestId: null });
  });
});

describe('paying', () => {
  it('splits over points, two cards and cash, and earns on what points did not pay', () => {
    const memberId = shop.member.standard;
    for (let n = 0; n < 10; n += 1) shop.sell(shop.basket(['cream'], { memberId }));
    const outcome = shop.sell(
      shop.basket(['cream', 'cream'], {
        memberId,
        tenders: [
          { kind: 'card', amountMinor: 5000, reference: 'A1' },
          { kind: 'points', points: 900 },
          { kind: 'card', amountMinor: 3000, reference: 'B2' },
        ],
      }),
    );
    expect(outcome).toMatchObject({ totalMinor: 20_000, pointsRedeemed: 900, pointsEarned: 191 });
    expect(outcome.balanceAfter).toBe(1000 - 900 + 191);
    const { tenders } = shop.store.value('sales.receipt', { saleId: outcome.saleId });
    expect(tenders.map((one) => [one.kind, one.amountMinor, one.points, one.reference])).toEqual([
      ['points', 900, 900, ''],
      ['card', 5000, 0, 'A1'],
      ['card', 3000, 0, 'B2'],
      ['cash', 11_100, 0, ''],
    ]);
  });

  it('wholly with points where the programme allows it, and then earns nothing', () => {
    shop.close();
    const redemption = { ...BASE_PROGRAMME.redemption, maximumShareBp: 10_000 };
    shop = openShop({ rules: { ...BASE_PROGRAMME, redemption } });
    const memberId = shop.member.platinum;
    shop.sell(shop.basket(['cream', 'cream'], { memberId }));
    const tenders = [{ kind: 'points' as const, points: 300 }];
    const outcome = shop.sell(shop.basket(['bag', 'bag', 'bag'], { memberId, tenders }));
    expect(outcome).toMatchObject({ pointsRedeemed: 300, pointsEarned: 0, balanceAfter: 100 });
    expect(shop.numbers(`SELECT sale_id AS n FROM print_jobs WHERE kind = 'drawer'`)).not.toContain(
      outcome.saleId,
    );
  });

  it('earns the same however cash and card share it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_100 }), (byCard) => {
        const tenders =
          byCard === 0 ? [] : [{ kind: 'card' as const, amountMinor: byCard, reference: '' }];
        const basket = shop.basket(['cream', 'bag'], { memberId: shop.member.silver, tenders });
        const outcome = shop.sell(basket);
        expect(outcome.pointsEarned).toBe(121);
        const paid = shop.numbers(
          `SELECT sum(amount_minor) AS n FROM sale_tenders WHERE sale_id = ${outcome.saleId}`,
        );
        expect(paid).toEqual([10_100]);
      }),
      { numRuns: 30 },
    );
    expect(ledgerOf(shop, shop.member.silver)).toMatchObject({ oddLots: 0, oddEntries: 0 });
  });

  it('books exactly what the quote showed, to the last unit', () => {
    const names = fc.array(fc.constantFrom('cream', 'cheese', 'bag', 'sample'), {
      minLength: 1,
      maxLength: 6,
    });
    const basketOf = fc.record({
      names,
      milli: fc.integer({ min: 1, max: 3000 }),
      tier: fc.constantFrom('standard', 'gold'),
      points: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(basketOf, { minLength: 1, maxLength: 4 }), (baskets) => {
        for (const { names: chosen, milli, tier, points } of baskets) {
          const basket = shop.basket(chosen, {
            memberId: shop.member[tier],
          });
          basket.lines = basket.lines.map((line) =>
            line.productId === shop.product.cheese ? { ...line, quantityMilli: milli } : line,
          );
          const open = shop.quote(basket);
          const redeem = Math.min(points * 100, open.redemption?.maximumPoints ?? 0);
          if (redeem > 0) basket.tenders = [{ kind: 'points', points: redeem }];
          const quoted = shop.quote(basket);
          const arithmetic = shop.store.value('sales.explainQuote', basket);
          const booked = shop.sell(basket);
          const receipt = shop.store.value('sales.receipt', { saleId: booked.saleId });
          expect(booked).toMatchObject({
            totalMinor: quoted.totalMinor,
            pointsEarned: quoted.earning?.points,
            pointsRedeemed: redeem,
            balanceAfter: quoted.balanceAfter,
          });
          expect(receipt.taxMinor).toBe(quoted.taxMinor);
          expect(
            receipt.lines.map((line) => [line.totalMinor, line.taxMinor, line.pointsEarned]),
          ).toEqual(
            quoted.lines.map((line, index) => [
              line.totalMinor,
              line.taxMinor,
              arithmetic?.lines[index]?.points,
            ]),
          );
          expect(receipt.tenders.reduce((sum, one) => sum + one.amountMinor, 0)).toBe(
            booked.totalMinor,
          );
          expect(shop.store.value('loyalty.explainSale', { saleId: booked.saleId })).toEqual(
            arithmetic,
          );
          expect(shop.store.value('loyalty.summarizeSale', { saleId: booked.saleId })).toEqual(
            quoted.earning,
          );
          expect(
            shop.quote(shop.basket([], { memberId: basket.memberId ?? null })).balanceBefore,
          ).toBe(booked.balanceAfter);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the event', () => {
  it('is enough to rebuild the sale and its points, and holds no name or phone', () => {
    const memberId = shop.member.platinum;
    for (let n = 0; n < 2; n += 1) shop.sell(shop.basket(['cream'], { memberId }));
    const tenders = [{ kind: 'points' as const, points: 300 }];
    shop.sell(shop.basket(['cream'], { memberId, tenders }));
    const rows = shop.store.db.all<{ type: string; data: string }>(
      'SELECT type, data FROM event_log ORDER BY seq',
    );
    const [sale, posted] = rows.slice(-2).map((row) => JSON.parse(row.data));
    const lots = shop.store.db
      .all<{ uid: string }>('SELECT uid FROM points_lots ORDER BY id')
      .map((row) => row.uid);
    expect(sale).toMatchObject({
      receiptNumber: 'S01-T03-20261121-000003',
      sequenceNumber: 3,
      businessDayDate: '2026-11-21',
      tier: 'platinum',
      lineItems: [
        {
          sequenceNumber: 1,
          description: 'cream',
          department: 'C01',
          extendedAmountMinor: 10_000,
          taxAmountMinor: 1150,
          points: 194,
        },
      ],
      tenders: [
        { tenderType: 'points', amountMinor: 300, points: 300 },
        { tenderType: 'cash', amountMinor: 9700 },
      ],
      totals: { grossMinor: 10_000, pointsPaidMinor: 300, pointsEarned: 194, pointsRedeemed: 300 },
    });
    expect(posted).toMatchObject({
      sale: sale.transaction,
      entries: [
        {
          kind: 'redeem',
          points: -300,
          movements: [
            { lot: lots[0], points: -200 },
            { lot: lots[1], points: -100 },
          ],
        },
        {
          kind: 'earn',
          points: 194,
          movements: [{ lot: lots[2], points: 194 }],
          opens: { uid: lots[2], amount: 194, activeFrom: '2026-11-21', expiresOn: '2027-11-30' },
        },
      ],
    });
    const all = rows.map((row) => row.data).join('\n');
    for (const secret of ['王小明', 'Member ', '138123456', '88001234'])
      expect(all).not.toContain(secret);
  });
});
