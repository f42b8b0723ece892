import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { purchasesOf, yearFigures } from '../../../src/main/features/sales/face.ts';
import { openShop, type Shop } from './shop.ts';

const DAY_MS = 86_400_000;

let shop: Shop;
beforeEach(() => {
  shop = openShop();
});
afterEach(() => {
  shop.close();
});

describe('sales.recent', () => {
  it('pages through every receipt once, last booked first, whatever the clock said', () => {
    for (let n = 0; n < 7; n += 1) {
      shop.store.clock.advance(n % 2 === 0 ? 5000 : -4000);
      shop.sell(
        shop.basket(n % 2 === 0 ? ['bag', 'cream'] : ['cream'], {
          memberId: n === 6 ? shop.member.gold : null,
        }),
      );
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = shop.store.value('sales.recent', { cursor, limit: 3 });
      seen.push(...page.rows.map((row) => row.receiptNo.slice(-1)));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen.join('')).toBe('7654321');
    const [top] = shop.store.value('sales.recent', { limit: 1 }).rows;
    expect(top).toMatchObject({
      memberName: 'Member gold',
      lineCount: 2,
      firstLine: 'bag',
      totalMinor: 10_100,
    });
  });

  it('takes a cursor that is none of ours for the top', () => {
    shop.sell(shop.basket(['bag']));
    expect(shop.store.value('sales.recent', { cursor: "1'; DROP TABLE sales" }).rows).toHaveLength(
      1,
    );
  });
});

describe('sales.receipt', () => {
  it('keeps names and prices as they were sold', () => {
    const { saleId } = shop.sell(shop.basket(['cream']));
    shop.store.write(({ db }) =>
      db.run("UPDATE products SET name = 'Other', price_minor = 1 WHERE sku = 'CREAM-1'"),
    );
    expect(shop.store.value('sales.receipt', { saleId }).lines).toMatchObject([
      {
        name: 'cream',
        barcode: '4006381333931',
        counterName: '兰 Beauty',
        unitPriceMinor: 10_000,
        taxMinor: 1150,
      },
    ]);
  });

  it('keeps the tier of the sale', () => {
    const { saleId } = shop.sell(shop.basket(['cream'], { memberId: shop.member.gold }));
    shop.store.write(({ db }) =>
      db.run("UPDATE members SET tier = 'platinum' WHERE id = :id", { id: shop.member.gold }),
    );
    expect(shop.store.value('sales.receipt', { saleId }).member).toMatchObject({ tier: 'gold' });
  });

  it('refuses an unknown sale', () => {
    expect(shop.store.call('sales.receipt', { saleId: 4711 })).toMatchObject({
      error: { code: 'sales.unknown' },
    });
  });
});

describe('the draft', () => {
  it('is kept as it is, replaced, and given up', () => {
    expect(shop.store.value('sales.draft', {})).toBeNull();
    const draft = {
      ...shop.basket(['cream'], { memberId: shop.member.gold }),
      paymentRequestId: null,
    };
    shop.store.value('sales.saveDraft', { draft });
    expect(shop.store.value('sales.draft', {})).toEqual(draft);
    shop.store.value('sales.saveDraft', { draft: { ...draft, lines: [] } });
    expect(shop.store.value('sales.draft', {})?.lines).toEqual([]);
    shop.store.value('sales.saveDraft', { draft: null });
    expect(shop.store.value('sales.draft', {})).toBeNull();
  });

  it('of a paid basket does not come back, however late it is saved', () => {
    const requestId = shop.store.requestId();
    const basket = shop.basket(['cream']);
    const draft = { ...basket, paymentRequestId: requestId };
    shop.store.value('sales.saveDraft', { draft });
    expect(shop.tryToSell(basket, requestId).ok).toBe(true);
    expect(shop.store.value('sales.draft', {})).toBeNull();
    shop.store.value('sales.saveDraft', { draft });
    expect(shop.store.value('sales.draft', {})).toBeNull();
    expect(shop.numbers('SELECT count(*) AS n FROM drafts')).toEqual([0]);
  });

  it('of a refused payment stays', () => {
    const requestId = shop.store.requestId();
    const draft = { ...shop.basket(['cream']), paymentRequestId: requestId };
    shop.store.value('sales.saveDraft', { draft });
    const refused = shop.store.call('sales.complete', {
      ...shop.basket(['cream']),
      requestId,
      expectedTotalMinor: 1,
    });
    expect(refused.ok).toBe(false);
    expect(shop.store.value('sales.draft', {})).toEqual(draft);
  });

  it('that cannot be read is none', () => {
    shop.store.write(({ db }) =>
      db.run('INSERT INTO drafts (id, payload, updated_at) VALUES (1, \'{"lines":7}\', 0)'),
    );
    expect(shop.store.value('sales.draft', {})).toBeNull();
  });
});

describe("a member's purchases", () => {
  it('come newest first, page by page, each once', () => {
    const memberId = shop.member.gold;
    for (let n = 0; n < 5; n += 1) {
      if (n % 2 === 0) shop.store.clock.advance(DAY_MS);
      shop.sell(shop.basket(['bag'], { memberId }));
      shop.sell(shop.basket(['bag'], { memberId: shop.member.silver }));
    }
    const first = purchasesOf(shop.store.db, { memberId, limit: 3 });
    const rest = purchasesOf(shop.store.db, { memberId, cursor: first.nextCursor ?? '', limit: 3 });
    expect(first.total).toBe(5);
    expect([...first.rows, ...rest.rows].map((row) => row.saleId)).toEqual([9, 7, 5, 3, 1]);
    expect(rest.nextCursor).toBeNull();
  });

  it('of a year add up, days counted once', () => {
    const memberId = shop.member.gold;
    shop.sell(shop.basket(['cream'], { memberId }));
    shop.sell(shop.basket(['bag'], { memberId }));
    shop.store.clock.advance(DAY_MS);
    shop.sell(shop.basket(['cream'], { memberId }));
    expect(yearFigures(shop.store.db, memberId, '2026-01-01')).toEqual({
      spentMinor: 20_100,
      visits: 2,
    });
    expect(yearFigures(shop.store.db, memberId, '2026-11-22')).toEqual({
      spentMinor: 10_000,
      visits: 1,
    });
    expect(yearFigures(shop.store.db, 99, '2026-01-01')).toEqual({ spentMinor: 0, visits: 0 });
  });
});
