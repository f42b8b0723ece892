import { generateKeyPairSync, sign } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gs1CheckDigit } from '../../../src/contract/kernel/barcode.ts';
import type { CallInput } from '../../../src/contract/index.ts';
import { insertProduct } from '../../../src/main/features/catalog/face.ts';
import { issueVoucher } from '../../../src/main/features/vouchers/face.ts';
import { MANAGER } from '../../support/store.ts';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(() => {
  shop = openShop();
});
afterEach(() => {
  shop.close();
});

function scan(code: string, place: 'counter' | 'payment' = 'counter') {
  return shop.store.value('sales.readScan', { code, place });
}

/** Sets the tables of codes; what is left out has its default. */
function setCodes(codes: NonNullable<CallInput<'settings.save'>['codes']>): void {
  const requestId = shop.store.requestId();
  shop.store.value('settings.save', { requestId, codes }, { session: MANAGER });
}

const ean = (body: string) => `${body}${gs1CheckDigit(body)}`;

/** A product whose SKU and barcodes are what a test wants to confuse. */
function addProduct(
  sku: string,
  barcodes: readonly string[],
  more: { readonly unit?: 'piece' | 'kg'; readonly priceMinor?: number } = {},
): number {
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
      ...more,
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

describe('labels of the scale, by the table of the store', () => {
  it('2100001027506 is 2.750 kg of item 2100001000004, found by that code or by its PLU', () => {
    const id = addProduct('HAM', ['2100001000004'], { unit: 'kg', priceMinor: 8800 });
    expect(scan('2100001027506')).toMatchObject({
      kind: 'product',
      product: { id },
      quantityMilli: 2750,
      price: null,
    });
    const byPlu = addProduct('TEA', ['77'], { unit: 'kg', priceMinor: 8800 });
    expect(scan(ean('210007700500'))).toMatchObject({ product: { id: byPlu }, quantityMilli: 500 });
    const bySku = addProduct('00078', [], { unit: 'kg', priceMinor: 8800 });
    expect(scan(ean('210007800500'))).toMatchObject({ product: { id: bySku } });
  });

  it('a price on a label is what the line costs', () => {
    const id = addProduct('PIE', [ean('220004500000')], { priceMinor: 1990 });
    expect(scan(ean('220004501250'))).toMatchObject({
      product: { id },
      quantityMilli: 1000,
      price: { unitPriceMinor: 1250, source: 'label' },
    });
    expect(scan(ean('220004501990'))).toMatchObject({ quantityMilli: 1000, price: null });
  });

  it('a price with a check digit of its own is refused when the two do not fit', () => {
    setCodes({
      prefixes: [
        {
          prefix: '23',
          holds: 'price',
          itemDigits: 4,
          valueDigits: 5,
          valueDecimals: 2,
          hasValueCheck: true,
        },
      ],
    });
    const id = addProduct('BUN', ['0042']);
    expect(scan(ean('230042614685'))).toMatchObject({
      product: { id },
      price: { unitPriceMinor: 14_685 },
    });
    expect(scan(ean('230042714685'))).toMatchObject({
      kind: 'unknown',
      reason: 'wrongValueCheck',
      expectedDigit: 6,
    });
    expect(scan('2100001027506')).toMatchObject({ kind: 'unknown', reason: 'notKnown' });
  });

  it('names a label nobody has a product for, and a weight of what is sold by the piece', () => {
    expect(scan('2100001027506')).toMatchObject({ kind: 'unknown', reason: 'labelNotKnown' });
    addProduct('MUG', ['2100001000004']);
    expect(scan('2100001027506')).toMatchObject({
      kind: 'unknown',
      reason: 'notByWeight',
      productName: 'MUG',
    });
  });

  it('an 18-digit scale code has weight and amount', () => {
    const id = addProduct('FISH', ['123'], { unit: 'kg', priceMinor: 1276 });
    expect(scan('260012301250009809')).toMatchObject({
      product: { id },
      quantityMilli: 980,
      price: null,
    });
  });

  it('a code that is on file is what it is on file as, label or not', () => {
    const id = addProduct('BOX', [ean('210000102750')]);
    expect(scan('2100001027506')).toMatchObject({ product: { id }, quantityMilli: null });
  });
});

describe('payment codes', () => {
  const ALIPAY = '280012301250009809';

  it('are named at the counter, and taken at the payment before goods', () => {
    expect(scan(ALIPAY)).toEqual({
      kind: 'payment',
      wallet: 'alipay',
      code: ALIPAY,
      shown: '2800…9809',
    });
    expect(scan('134567890123456789')).toMatchObject({ kind: 'payment', wallet: 'wechat' });
    const id = addProduct('FISH', ['123'], { unit: 'kg', priceMinor: 1276 });
    expect(scan('260012301250009809')).toMatchObject({ kind: 'product', product: { id } });
    expect(scan('260012301250009809', 'payment')).toMatchObject({
      kind: 'payment',
      wallet: 'alipay',
    });
    addProduct('LONG', [ALIPAY]);
    expect(scan(ALIPAY)).toMatchObject({ kind: 'product' });
    expect(scan(ALIPAY, 'payment')).toMatchObject({ kind: 'payment' });
  });

  it('that are right scale codes of nobody are labels first: the check digit decides', () => {
    expect(scan('260012301250009809')).toMatchObject({ reason: 'labelNotKnown' });
    expect(scan('260012301250009808')).toMatchObject({ kind: 'payment' });
  });

  it('never come before a member card', () => {
    expect(scan('8800123450', 'payment')).toMatchObject({ kind: 'member' });
  });
});

describe('cases, coupons, UPC-E', () => {
  it('a case on file is so many pieces; one that is not says what is in it', () => {
    expect(scan('14006381333938')).toMatchObject({
      kind: 'unknown',
      reason: 'case',
      productName: 'cream',
    });
    shop.store.write(({ db }) =>
      db.run(`INSERT INTO product_barcodes (barcode, product_id, pieces)
              VALUES ('14006381333938', ${shop.product.cream}, 12)`),
    );
    expect(scan('14006381333938')).toMatchObject({
      product: { id: shop.product.cream },
      quantityMilli: 12_000,
    });
  });

  it('a coupon is named, and UPC-E is the article it stands for', () => {
    expect(scan(ean('991234567890'))).toMatchObject({ kind: 'unknown', reason: 'coupon' });
    const id = addProduct('CAN', ['042100005264']);
    expect(scan('04252614')).toMatchObject({ product: { id } });
  });
});

describe('member cards and codes', () => {
  it('a right card of ours that nobody has is a new one; a wrong one is named', () => {
    expect(scan('8800123468')).toEqual({ kind: 'newCard', cardNo: '8800123468' });
    expect(scan('8800123469')).toMatchObject({ reason: 'wrongCheckDigit', expectedDigit: 8 });
    setCodes({ legacyCards: [{ from: '8800120000', to: '8800129999' }] });
    expect(scan('8800123469')).toEqual({ kind: 'newCard', cardNo: '8800123469' });
  });

  it('a QR code without signature is the card, where the store takes such', () => {
    expect(scan('GM1:8800123450')).toMatchObject({
      kind: 'member',
      hit: { id: shop.member.standard },
    });
    setCodes({ memberCode: { acceptsUnsigned: false } });
    expect(scan('GM1:8800123450')).toEqual({
      kind: 'unknown',
      shown: '8800123450',
      reason: 'memberCodeUnsigned',
    });
  });

  it('a signed QR code counts until its moment, and only with the right signature', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const x = publicKey.export({ format: 'jwk' }).x ?? '';
    setCodes({ memberCode: { acceptsUnsigned: false, publicKey: x } });
    const now = Math.floor(shop.store.clock.now() / 1000);
    const signed = (cardNo: string, expires: number) => {
      const text = `GM1:${cardNo}:${expires}`;
      return `${text}:${sign(null, Buffer.from(text), privateKey).toString('base64url')}`;
    };
    const good = signed('8800123450', now + 60);
    expect(scan(good)).toMatchObject({ kind: 'member', hit: { id: shop.member.standard } });
    expect(scan(signed('8800123450', now - 1))).toMatchObject({ reason: 'memberCodeExpired' });
    expect(scan(good.replace(String(now + 60), String(now + 6000)))).toMatchObject({
      reason: 'memberCodeForged',
    });
    expect(scan(signed('8800123468', now + 60))).toMatchObject({ kind: 'newCard' });
    setCodes({ memberCode: { acceptsUnsigned: false, publicKey: 'A'.repeat(43) } });
    expect(scan(good)).toMatchObject({ reason: 'memberCodeForged' });
  });
});

describe('vouchers', () => {
  it('are known by their code', () => {
    const { saleId } = shop.sell(shop.basket(['bag']));
    const voucher = shop.store.write((context) =>
      issueVoucher(context, {
        saleId,
        saleUid: context.newUid(),
        amountMinor: 1250,
        expiresOn: null,
        note: '',
      }),
    );
    expect(scan(voucher.code)).toMatchObject({
      kind: 'voucher',
      code: voucher.code,
      state: 'open',
      balanceMinor: 1250,
    });
  });
});
