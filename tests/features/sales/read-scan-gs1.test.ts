import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gs1CheckDigit } from '../../../src/contract/kernel/barcode.ts';
import { FNC1 } from '../../../src/contract/kernel/gs1.ts';
import { insertProduct } from '../../../src/main/features/catalog/face.ts';
import { MANAGER } from '../../support/store.ts';
import { openShop, type Shop } from './shop.ts';

const CREAM = '04006381333931';
const CHEESE = '00036000291452';
/** Days of the shop's 2026, long before and long after any test's today. */
const PAST = '200101';
const FUTURE = '491231';

let shop: Shop;
beforeEach(() => {
  shop = openShop();
});
afterEach(() => {
  shop.closeProved();
});

function scan(code: string, aim: string | null = ']C1') {
  return shop.store.value('sales.readScan', { code, aim });
}

const withCheck = (body: string) => `${body}${gs1CheckDigit(body)}`;

function addProduct(barcode: string, unit: 'piece' | 'kg', priceMinor: number): number {
  return shop.store.write((context) =>
    insertProduct(context.db, {
      uid: context.newUid(),
      sku: barcode,
      name: barcode,
      category: 'test',
      brand: '',
      unit,
      priceMinor,
      taxRateBp: 0,
      counterId: 1,
      barcodes: [barcode],
    }),
  );
}

describe('a GS1 code at the counter', () => {
  it('finds the product by its GTIN, indicator 0 being its EAN-13 or UPC-A', () => {
    for (const [gtin, id] of [
      [CREAM, shop.product.cream],
      [CHEESE, shop.product.cheese],
    ] as const) {
      expect(scan(`01${gtin}`)).toEqual({
        kind: 'product',
        product: expect.objectContaining({ id }),
        quantityMilli: null,
        price: null,
      });
    }
  });

  it('tells batch, serial and dates of the piece', () => {
    expect(scan(`01${CREAM}17${FUTURE}15${FUTURE}10L-7${FNC1}21S9`)).toMatchObject({
      kind: 'product',
      details: {
        batch: 'L-7',
        serial: 'S9',
        expiresOn: '2049-12-31',
        bestBefore: '2049-12-31',
        isExpired: false,
        isPastBest: false,
      },
    });
  });

  it('without AIM identifier is seen by its separator, or by a product that somebody has', () => {
    expect(scan(`01${CREAM}10A${FNC1}21B`, null)).toMatchObject({ details: { batch: 'A' } });
    expect(scan(`01${CREAM}10A`, null)).toMatchObject({ details: { batch: 'A' } });
    expect(scan(`01${withCheck('0690123456789')}10A`, null)).toMatchObject({ reason: 'notKnown' });
    expect(scan(`01${CREAM}10A`, ']C0')).toMatchObject({ reason: 'notKnown' });
  });

  it('gives the weight of goods that are sold by it', () => {
    expect(scan(`01${CHEESE}3103000485`, ']e0')).toMatchObject({
      product: { id: shop.product.cheese },
      quantityMilli: 485,
      price: null,
    });
    // A weight of goods sold by the piece is only told.
    expect(scan(`01${CREAM}3103000485`)).toMatchObject({ kind: 'product', quantityMilli: null });
  });

  it('gives the amount of goods of variable measure, and of no others', () => {
    const labelled = scan(`01${CHEESE}31030005003922950`);
    expect(labelled).toMatchObject({
      quantityMilli: 500,
      price: { unitPriceMinor: 1900, source: 'label' },
    });
    expect(scan(`01${CREAM}39221`)).toMatchObject({ kind: 'product', price: null });
  });

  it('charges what the label says', () => {
    const meaning = scan(`01${CHEESE}31030005003922950`);
    if (meaning.kind !== 'product' || meaning.price === null) throw new Error(meaning.kind);
    const [line] = shop.basket(['cheese']).lines;
    if (line === undefined) throw new Error('no line');
    const labelled = {
      ...line,
      quantityMilli: meaning.quantityMilli ?? 0,
      price: { ...meaning.price, reason: '' },
    };
    const quote = shop.quote(shop.basket([], { lines: [labelled] }));
    expect(quote.totalMinor).toBe(950);
  });

  it('names a price in a foreign currency', () => {
    expect(scan(`01${CHEESE}31030005003932978950`)).toMatchObject({ reason: 'foreignPrice' });
    expect(scan(`01${CHEESE}31030005003932156950`)).toMatchObject({
      price: { unitPriceMinor: 1900 },
    });
  });

  it('with indicator 9 is the product under the number within', () => {
    const ham = addProduct(withCheck('690123456789'), 'kg', 5000);
    const gtin = withCheck('9690123456789');
    expect(scan(`01${gtin}3103001250`)).toMatchObject({
      product: { id: ham },
      quantityMilli: 1250,
    });
  });

  it('counts what a case holds, or names the case', () => {
    expect(scan(`02${CREAM}3712`)).toMatchObject({ quantityMilli: 12_000 });
    expect(scan(`01${CREAM}306`)).toMatchObject({ quantityMilli: 6000 });
    expect(scan(`01${CREAM}3000`)).toMatchObject({ reason: 'gs1Wrong', ai: '30' });
    expect(scan(`01${CREAM}3099999999`)).toMatchObject({ reason: 'gs1Wrong', ai: '30' });
    const caseCode = withCheck('1400638133393');
    expect(scan(`01${caseCode}10A`)).toMatchObject({ reason: 'case', productName: 'cream' });
  });

  it('refuses expired goods, or warns where the store sells them', () => {
    expect(scan(`01${CREAM}17${PAST}`)).toMatchObject({
      kind: 'unknown',
      reason: 'expired',
      productName: 'cream',
      day: '2020-01-01',
    });
    const requestId = shop.store.requestId();
    const codes = { expiredGoods: 'warn' as const };
    shop.store.value('settings.save', { requestId, codes }, { session: MANAGER });
    expect(scan(`01${CREAM}17${PAST}`)).toMatchObject({
      kind: 'product',
      details: { isExpired: true },
    });
  });

  it('sells until the end of the last day, and past the best day with a word', () => {
    const today = new Date(shop.store.clock.now()).toISOString().slice(2, 10).replaceAll('-', '');
    expect(scan(`01${CREAM}17${today}`)).toMatchObject({ details: { isExpired: false } });
    expect(scan(`01${CREAM}15${PAST}`)).toMatchObject({
      kind: 'product',
      details: { isPastBest: true, isExpired: false },
    });
  });

  it('says what is wrong with a bad one', () => {
    expect(scan(`01${CREAM.slice(0, -1)}2`)).toMatchObject({
      reason: 'wrongCheckDigit',
      expectedDigit: 1,
    });
    expect(scan(`01${CREAM}17269999`)).toMatchObject({ reason: 'gs1Wrong', ai: '17' });
    expect(scan(`10A${FNC1}05`)).toMatchObject({ reason: 'gs1Wrong', ai: '05' });
    expect(scan('00106141411234567897')).toMatchObject({ reason: 'gs1NotGoods' });
  });

  it('may be a Digital Link', () => {
    const link = `https://id.gs1.org/01/${CREAM}/10/L7?17=${FUTURE}&utm_source=${'x'.repeat(80)}`;
    expect(scan(link, ']Q1')).toMatchObject({
      product: { id: shop.product.cream },
      details: { batch: 'L7' },
    });
  });
});
