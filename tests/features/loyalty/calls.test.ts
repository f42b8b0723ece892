import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  BASE_PROGRAMME,
  balanceOf,
  currentProgramme,
  pointsHistoryOf,
  publishProgramme,
} from '../../../src/main/features/loyalty/face.ts';
import { CALLS } from '../../../src/contract/index.ts';
import { openShop, type Shop } from '../sales/shop.ts';

let shop: Shop;
beforeEach(() => {
  shop = openShop();
});
afterEach(() => {
  shop.close();
});

describe('programme versions', () => {
  const doubled = {
    ...BASE_PROGRAMME,
    rates: { ...BASE_PROGRAMME.rates, standard: { ratePoints: 2, ratePerMinor: 100 } },
  };

  it('start on their day; a sale keeps the version it was made under', () => {
    const basket = shop.basket(['cream'], { memberId: shop.member.standard });
    const before = shop.sell(basket);
    shop.store.write((context) =>
      publishProgramme(context, { rules: doubled, effectiveFrom: '2026-11-22' }),
    );
    expect(shop.sell(basket).pointsEarned).toBe(100);
    shop.store.clock.advance(86_400_000);
    const after = shop.sell(basket);
    expect(after.pointsEarned).toBe(200);
    const explain = (saleId: number) => shop.store.value('loyalty.explainSale', { saleId });
    expect(explain(before.saleId)).toMatchObject({
      programmeVersion: 1,
      ratePoints: 10,
      ratePerMinor: 1000,
      points: 100,
      expiresOn: '2027-11-30',
    });
    expect(explain(after.saleId)).toMatchObject({
      programmeVersion: 2,
      ratePoints: 2,
      ratePerMinor: 100,
      points: 200,
    });
  });

  it('a clock before the first version sells under the first', () => {
    shop.store.write((context) =>
      publishProgramme(context, { rules: doubled, effectiveFrom: '2026-11-21' }),
    );
    expect(currentProgramme(shop.store.db, '2019-01-01').version).toBe(1);
    expect(currentProgramme(shop.store.db, '2026-11-20').version).toBe(1);
    expect(currentProgramme(shop.store.db, '2026-11-21').version).toBe(2);
  });

  it('refuse rules that the schema refuses', () => {
    const rules = { ...BASE_PROGRAMME, activeAfterDays: -1 };
    expect(() => shop.store.write((context) => publishProgramme(context, { rules }))).toThrow(
      'activeAfterDays',
    );
  });
});

describe('loyalty.explainSale', () => {
  it('is nothing for a sale without a member, and refuses an unknown sale', () => {
    const { saleId } = shop.sell(shop.basket(['cream']));
    expect(shop.store.value('loyalty.explainSale', { saleId })).toBeNull();
    expect(shop.store.call('loyalty.explainSale', { saleId: 99 })).toMatchObject({
      error: { code: 'sales.unknown' },
    });
  });

  it('names each line, also when nothing was earned', () => {
    const { saleId } = shop.sell(shop.basket(['sample', 'bag'], { memberId: shop.member.gold }));
    expect(shop.store.value('loyalty.explainSale', { saleId })).toMatchObject({
      points: 1,
      lines: [
        { lineNo: 1, eligibleMinor: 0, points: 0 },
        { lineNo: 2, eligibleMinor: 100, points: 1 },
      ],
    });
  });
});

describe('loyalty.quoteRedemption', () => {
  it('says what points can pay, from which lots', () => {
    const memberId = shop.member.standard;
    shop.sell(shop.basket(['cream', 'cream', 'cream'], { memberId }));
    shop.store.clock.advance(40 * 86_400_000);
    shop.sell(shop.basket(['cream', 'cream'], { memberId }));
    const quote = (amountMinor: number, points?: number) =>
      shop.store.value('loyalty.quoteRedemption', { memberId, amountMinor, points });
    expect(quote(100_000)).toMatchObject({
      balance: 500,
      points: 500,
      worthMinor: 500,
      balanceAfter: 0,
      lots: [
        { points: 300, expiresOn: '2027-11-30' },
        { points: 200, expiresOn: '2027-12-31' },
      ],
    });
    expect(quote(600)).toMatchObject({ points: 300, maximumPoints: 300, limitedBy: 'share' });
    expect(quote(100_000, 250)).toMatchObject({ points: 200, limitedBy: 'step' });
  });

  it('refuses an unknown member', () => {
    expect(
      shop.store.call('loyalty.quoteRedemption', { memberId: 99, amountMinor: 1 }),
    ).toMatchObject({
      error: { code: 'members.unknown' },
    });
  });
});

describe('points that start later', () => {
  it('are pending: shown apart, not spendable, not in the balance after the sale', () => {
    shop.close();
    shop = openShop({ rules: { ...BASE_PROGRAMME, activeAfterDays: 7 } });
    const memberId = shop.member.standard;
    const outcome = shop.sell(shop.basket(['cream', 'cream'], { memberId }));
    expect(outcome).toMatchObject({ pointsEarned: 200, balanceAfter: 0 });
    const on = (day: string) => {
      const { balance, pending, worthMinor } = balanceOf(shop.store.db, memberId, day);
      return { balance, pending, worthMinor };
    };
    expect(on('2026-11-27')).toEqual({ balance: 0, pending: 200, worthMinor: 0 });
    expect(on('2026-11-28')).toEqual({ balance: 200, pending: 0, worthMinor: 200 });
  });
});

describe('the points history', () => {
  it('has every movement, newest first, page by page, each once', () => {
    const memberId = shop.member.platinum;
    for (let n = 0; n < 7; n += 1) {
      // Three at the same instant: the id decides.
      if (n % 3 === 0) shop.store.clock.advance(1000);
      shop.sell(shop.basket(['cream'], { memberId }));
    }
    shop.sell(shop.basket(['cream'], { memberId, tenders: [{ kind: 'points', points: 500 }] }));
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = pointsHistoryOf(shop.store.db, { memberId, cursor, limit: 4 });
      expect(page.total).toBe(9);
      seen.push(...page.rows.map((row) => row.points));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([190, -500, 200, 200, 200, 200, 200, 200, 200]);
    const [first] = pointsHistoryOf(shop.store.db, { memberId, limit: 1 }).rows;
    expect(first).toMatchObject({
      kind: 'earn',
      receiptNo: 'S01-T03-20261121-000008',
      businessDay: '2026-11-21',
    });
  });
});

describe('who is told how', () => {
  it('a cashier the sums and the rules by name, who decides about the programme the arithmetic', () => {
    const memberId = shop.member.gold;
    const basket = shop.basket(['cream', 'bag'], { memberId });
    const { earning } = shop.quote(basket);
    const { saleId } = shop.sell(basket);
    const arithmetic = shop.store.value('sales.explainQuote', basket);
    const summary = {
      programmeVersion: 1,
      tier: 'gold',
      ratePoints: 15,
      ratePerMinor: 1000,
      eligibleMinor: 10_100,
      basePoints: 151,
      steps: [],
      cuts: [],
      leftOut: [],
      points: 151,
      expiresOn: '2027-11-30',
    };
    expect(earning).toEqual(summary);
    expect(shop.store.value('loyalty.summarizeSale', { saleId })).toEqual(summary);
    expect(arithmetic?.lines.map((line) => line.basePoints)).toEqual([150, 1]);
    expect(shop.store.value('loyalty.explainSale', { saleId })).toEqual(arithmetic);
  });

  it.each([
    'loyalty.explainSale',
    'sales.explainQuote',
    'points.lots',
    'points.lotMoves',
    'points.asOf',
  ] as const)('%s is closed to a cashier', (name) => {
    expect(CALLS[name].access).toEqual(['manager', 'headquarters', 'admin']);
  });
});
