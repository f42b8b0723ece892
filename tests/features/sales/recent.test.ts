import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../src/contract/index.ts';
import { addDays } from '../../../src/contract/kernel/time.ts';
import { readReceiptNumber } from '../../../src/main/features/sales/rules/read-receipt-number.ts';
import { RECENT_SQL } from '../../../src/main/features/sales/tables/recent.ts';
import { openShop, type Shop } from './shop.ts';

const DAY_MS = 86_400_000;

/** Five days with three sales each: a bag to nobody, cheese to gold, cream to nobody. */
let shop: Shop;
let firstDay: string;
beforeAll(() => {
  shop = openShop();
  for (let day = 0; day < 5; day += 1) {
    shop.sell(shop.basket(['bag']));
    shop.sell(shop.basket(['cheese'], { memberId: shop.member.gold }));
    shop.sell(shop.basket(['cream']));
    shop.store.clock.advance(DAY_MS);
  }
  firstDay = shop.store.value('sales.receipt', { saleId: 1 }).businessDay;
});
afterAll(() => {
  shop.close();
});

/** The ids of the receipts that are found. */
function found(filter: CallInput<'sales.recent'>): number[] {
  return shop.store.value('sales.recent', filter).rows.map((row) => row.saleId);
}

describe('receipts are found', () => {
  it('all, last booked first', () => {
    expect(found({})).toEqual(Array.from({ length: 15 }, (_, index) => 15 - index));
  });

  it('by their whole number, in any case and width', () => {
    const { receiptNo } = shop.store.value('sales.receipt', { saleId: 7 });
    expect(found({ number: receiptNo })).toEqual([7]);
    expect(found({ number: ` ${receiptNo.toLowerCase()} ` })).toEqual([7]);
    expect(found({ number: receiptNo.replaceAll('-', '－') })).toEqual([7]);
  });

  it('by the running number, with and without zeros', () => {
    expect(found({ number: '7' })).toEqual([7]);
    expect(found({ number: '000007' })).toEqual([7]);
    expect(found({ number: '４' })).toEqual([4]);
    expect(found({ number: '99' })).toEqual([]);
  });

  it('by day and running number as printed, and only of that day', () => {
    const digits = firstDay.replaceAll('-', '');
    expect(found({ number: `${digits}-000002` })).toEqual([2]);
    expect(found({ number: `${digits}-000005` })).toEqual([]);
  });

  it('by how they start, and by their day’s digits', () => {
    const digits = firstDay.replaceAll('-', '');
    expect(found({ number: `S01-T03-${digits}` })).toEqual([3, 2, 1]);
    expect(found({ number: digits })).toEqual([3, 2, 1]);
    expect(found({ number: 'S02' })).toEqual([]);
  });

  it('by day, member and amount, alone and together', () => {
    const day = addDays(firstDay, 1);
    expect(found({ day })).toEqual([6, 5, 4]);
    expect(found({ memberId: shop.member.gold })).toEqual([14, 11, 8, 5, 2]);
    expect(found({ amountMinor: 10_000 })).toEqual([15, 12, 9, 6, 3]);
    expect(found({ memberId: shop.member.gold, day })).toEqual([5]);
    expect(found({ day, amountMinor: 100 })).toEqual([4]);
    expect(found({ memberId: shop.member.gold, amountMinor: 100 })).toEqual([]);
    expect(found({ number: '5', memberId: shop.member.standard })).toEqual([]);
    expect(found({ memberId: 4711 })).toEqual([]);
  });

  it('by an amount alone within 92 days only', () => {
    shop.store.clock.advance(89 * DAY_MS);
    // The first two days are out by now.
    expect(found({ amountMinor: 10_000 })).toEqual([15, 12, 9]);
    expect(found({ day: firstDay, amountMinor: 10_000 })).toEqual([3]);
    shop.store.clock.advance(-89 * DAY_MS);
  });

  it.each<CallInput<'sales.recent'>>([
    {},
    { number: 'S01' },
    { memberId: 3 },
    { amountMinor: 10_000 },
  ])('page by page, each once: %j', (filter) => {
    const all = found(filter);
    const paged: number[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < 20; pages += 1) {
      const at = cursor === undefined ? {} : { cursor };
      const page = shop.store.value('sales.recent', { ...filter, ...at, limit: 2 });
      paged.push(...page.rows.map((row) => row.saleId));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(all.length).toBeGreaterThan(3);
    expect(paged).toEqual(all);
  });
});

it('no way to the rows reads all sales', () => {
  for (const [name, sql] of Object.entries(RECENT_SQL)) {
    const plan = shop.store.db
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, {
        beforeId: 9,
        limit: 9,
        memberId: null,
        day: null,
        amountMinor: null,
        sinceDay: '',
        start: '',
        end: '',
        startCap: 1,
        sequence: 1,
        part: '',
        numberDay: null,
      })
      .map((row) => row.detail);
    expect([name, plan.filter((step) => /SCAN (sale|sales)\b/.test(step))]).toEqual([name, []]);
  }
});

describe('what was typed of a number', () => {
  it.each([
    ['', null],
    [' 　', null],
    ['12', { start: '12', sequence: 12, part: '', day: null }],
    ['20261121', { start: '20261121', sequence: 20_261_121, part: '', day: '2026-11-21' }],
    ['20261301', { start: '20261301', sequence: 20_261_301, part: '', day: null }],
    [
      't03-20261121-000007',
      { start: 'T03-20261121-000007', sequence: 7, part: 'T03-20261121-', day: null },
    ],
    ['1234567890', { start: '1234567890', sequence: null, part: '', day: null }],
    ['abc', { start: 'ABC', sequence: null, part: '', day: null }],
  ])('%j', (text, reading) => {
    expect(readReceiptNumber(text)).toEqual(reading);
  });
});
