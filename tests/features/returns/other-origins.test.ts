import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { membersCommands, membersQueries } from '../../../src/main/features/members/index.ts';
import { APPROVED, openReturnShop, type ReturnShop, wish } from './support.ts';

let shop: ReturnShop;
beforeEach(() => {
  shop = openReturnShop({ features: [{ queries: membersQueries, commands: membersCommands }] });
});
afterEach(() => {
  shop.closeVerified();
});

/** A sale of another system: 3 creams for 240.00 in all, 240 points, paid in ways it did not tell. */
function bringOver(memberId: number): void {
  const { product, store } = shop;
  store.write((context) => {
    const { db } = context;
    db.run(`INSERT INTO import_sources (id, name) VALUES (1, 'old till')`);
    db.run(
      `INSERT INTO sales (id, uid, receipt_no, kind, business_day, completed_at, member_id,
         member_tier, total_minor, tax_minor, discount_minor, points_earned, line_count)
       VALUES (900, :uid, 'I1-536365', 'sale', '2026-11-01', 1, :memberId, NULL, 24000, 0, 6000,
         240, 1)`,
      { uid: context.newUid(), memberId },
    );
    db.run(
      `INSERT INTO sale_lines (sale_id, line_no, product_id, counter_id, name, unit,
         quantity_milli, regular_price_minor, unit_price_minor, line_discount_minor, total_minor,
         tax_rate_bp, tax_minor, eligible_minor, points_earned)
       VALUES (900, 1, :cream, 1, 'cream', 'piece', 3000, 10000, 10000, 6000, 24000, 0, 0, 24000, 240)`,
      { cream: product.cream },
    );
    db.run(
      `INSERT INTO sale_tenders (sale_id, tender_no, kind, amount_minor, handed_minor)
       VALUES (900, 1, 'external', 24000, 24000)`,
    );
    db.run(
      `INSERT INTO imported_sales (source_id, number, day, sale_id, row_keys)
       VALUES (1, '536365', '2026-11-01', 900, x'00')`,
    );
  });
}

describe('a sale of another system', () => {
  it('is found by its number there and comes back in cash, with its share of the points', () => {
    const memberId = shop.member.standard;
    shop.sell(shop.basket(['cream', 'cream', 'cream'], { memberId }));
    bringOver(memberId);
    const found = shop.store.value('returns.find', { by: { code: '536365' } });
    expect(found).toMatchObject({ saleId: 900, isVoidable: false });
    const quote = shop.quoteReturn(wish(shop.goods(900, { 1: 1 })));
    expect(quote).toMatchObject({ refundMinor: 8000, approvals: [] });
    expect(quote.refunds).toMatchObject([{ kind: 'cash', amountMinor: 8000 }]);
    expect(quote.points).toMatchObject({ owed: 80, taken: 80 });
    const rest = shop.quoteReturn(wish(shop.goods(900, { 1: 3 })));
    expect(rest).toMatchObject({ refundMinor: 24_000 });
    expect(rest.points).toMatchObject({ owed: 240, taken: 240 });
    // Hand-made rows have no events: they go before the store is verified.
    shop.store.write(({ db }) => {
      for (const table of ['imported_sales', 'sale_tenders', 'sale_lines']) {
        db.run(`DELETE FROM ${table} WHERE sale_id = 900`);
      }
      db.run('DELETE FROM sales WHERE id = 900');
      db.run('DELETE FROM import_sources');
    });
  });
});

describe('a merged member', () => {
  it('the survivor gets back what the other one had paid, and gives back what was earned', () => {
    const { gold, silver } = shop.member;
    const { store } = shop;
    shop.sell(shop.basket(['cream', 'cream'], { memberId: silver }));
    const sale = shop.sell(
      shop.basket(['cream', 'cream', 'cream'], {
        memberId: silver,
        tenders: [{ kind: 'points', points: 100 }],
      }),
    );
    const version = (memberId: number) =>
      store.db.get<{ version: number }>('SELECT version FROM members WHERE id = :memberId', {
        memberId,
      })?.version ?? 1;
    store.value(
      'members.merge',
      {
        requestId: store.requestId(),
        survivorId: gold,
        survivorVersion: version(gold),
        mergedId: silver,
        mergedVersion: version(silver),
      },
      { approval: APPROVED },
    );
    const before = shop.balance(gold);
    const back = shop.takeBack(wish(shop.goods(sale.saleId, { 1: 1, 2: 1, 3: 1 })));
    expect(back.points).toMatchObject({ owed: sale.pointsEarned, restored: 100, debt: 0 });
    expect(shop.balance(gold)).toBe(before + 100 - sale.pointsEarned);
    expect(shop.balance(silver)).toBe(0);
    expect(shop.numbers(`SELECT member_id AS n FROM sales WHERE id = ${back.saleId}`)).toEqual([
      gold,
    ]);
  });
});
