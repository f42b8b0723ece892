import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertProduct } from '../../../src/main/features/catalog/face.ts';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(() => {
  shop = openShop();
});
afterEach(() => {
  shop.close();
});

function scan(code: string) {
  return shop.store.value('sales.readScan', { code });
}

/** A product whose SKU and barcodes are what a test wants to confuse. */
function addProduct(sku: string, barcodes: readonly string[]): number {
  return shop.store.write((context) =>
    insertProduct(context.db, {
      uid: context.newUid(),
      sku,
      name: sku,
      category: 'test',
      brand: '',
      unit: 'piece',
      priceMinor: 1,
      taxRateBp: 0,
      counterId: 1,
      barcodes,
    }),
  );
}

describe('what a code is', () => {
  it('a member card, exactly', () => {
    expect(scan('8800123450')).toMatchObject({
      kind: 'member',
      hit: { id: shop.member.standard, matchedBy: 'card' },
    });
    expect(scan('８８００１２３４５０')).toMatchObject({ kind: 'member' });
    expect(scan('880012345')).toMatchObject({ kind: 'unknown', reason: 'notKnown' });
  });

  it('a product, by EAN-13, and by UPC-A with or without its leading zero', () => {
    expect(scan('4006381333931')).toMatchObject({
      kind: 'product',
      product: { id: shop.product.cream },
    });
    for (const code of ['036000291452', '0036000291452', '00036000291452']) {
      expect(scan(code)).toMatchObject({ kind: 'product', product: { id: shop.product.cheese } });
    }
  });

  it('a product by a code of the house, and by SKU', () => {
    expect(scan('DIAMOND')).toMatchObject({
      kind: 'product',
      product: { id: shop.product.diamond },
    });
    expect(scan('CREAM-1')).toMatchObject({ kind: 'product', product: { id: shop.product.cream } });
  });

  it('a receipt, by number in either case, and by uid', () => {
    const { saleId, receiptNo } = shop.sell(shop.basket(['bag']));
    const uid = shop.store.db.get<{ uid: string }>('SELECT uid FROM sales')?.uid ?? '';
    for (const code of [receiptNo, receiptNo.toLowerCase(), uid]) {
      expect(scan(code)).toEqual({ kind: 'receipt', saleId, receiptNo });
    }
  });

  it("a member's whole phone, as it is written", () => {
    for (const code of ['13812345678', '+86 138 1234 5678', '１３８１２３４５６７８']) {
      expect(scan(code)).toMatchObject({
        kind: 'member',
        hit: { id: shop.member.standard, matchedBy: 'phone' },
      });
    }
    expect(scan('5678')).toMatchObject({ kind: 'unknown' });
  });

  it('a mobile number nobody has: someone to enrol', () => {
    expect(scan('15912345678')).toEqual({ kind: 'newPhone', phone: '15912345678' });
    expect(scan('+34 612 345 678')).toEqual({ kind: 'newPhone', phone: '+34612345678' });
  });

  it('not known here', () => {
    expect(scan('4000000000006')).toEqual({
      kind: 'unknown',
      shown: '4000000000006',
      reason: 'notKnown',
    });
    expect(scan('王小明')).toMatchObject({ kind: 'unknown', reason: 'notKnown', shown: '王小明' });
  });

  it('a wrong check digit, with the right one', () => {
    expect(scan('1234567890120')).toEqual({
      kind: 'unknown',
      shown: '1234567890120',
      reason: 'wrongCheckDigit',
      expectedDigit: 8,
    });
    expect(scan('4006381333932')).toMatchObject({ reason: 'wrongCheckDigit', expectedDigit: 1 });
  });

  it('too long, unreadable, empty', () => {
    expect(scan('7'.repeat(4096))).toMatchObject({ kind: 'unknown', reason: 'tooLong' });
    expect(scan('\u001b@\u0007'.repeat(1365))).toMatchObject({
      kind: 'unknown',
      reason: 'unreadable',
    });
    expect(scan('\u001b{x}')).toEqual({ kind: 'unknown', reason: 'unreadable', shown: '␛{x}' });
    expect(scan('\r\n')).toMatchObject({ kind: 'unknown', reason: 'empty' });
  });
});

describe('a code that two could know always goes the same way', () => {
  it('card before barcode before SKU', () => {
    addProduct('8800123450', []);
    expect(scan('8800123450')).toMatchObject({ kind: 'member' });
    const byBarcode = addProduct('X-1', ['8800123450']);
    expect(scan('8800123450')).toMatchObject({ kind: 'member' });
    shop.store.write(({ db }) =>
      db.run("UPDATE members SET card_no = 'OTHER' WHERE card_no = '8800123450'"),
    );
    expect(scan('8800123450')).toMatchObject({ kind: 'product', product: { id: byBarcode } });
  });

  it('barcode before phone, phone before SKU', () => {
    const bySku = addProduct('13812345678', []);
    expect(scan('13812345678')).toMatchObject({ kind: 'member', hit: { matchedBy: 'phone' } });
    const byBarcode = addProduct('X-2', ['13812345678']);
    expect(scan('13812345678')).toMatchObject({ kind: 'product', product: { id: byBarcode } });
    expect(bySku).not.toBe(byBarcode);
  });

  it('a known code with a wrong check digit is what it is known as', () => {
    const id = addProduct('X-3', ['1234567890120']);
    expect(scan('1234567890120')).toMatchObject({ kind: 'product', product: { id } });
  });
});
