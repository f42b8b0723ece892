import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AS_MANAGER, type CatalogueShop, openCatalogue } from './shop.ts';

let shop: CatalogueShop;
beforeEach(() => {
  shop = openCatalogue();
});
afterEach(() => {
  shop.close();
});

const found = (text: string) =>
  shop.store.value('catalog.search', { text }).hits.map((hit) => hit.sku);
const detail = (productId: number) =>
  shop.store.value('catalog.product', { productId }, AS_MANAGER);
const logged = (type: string) =>
  shop.store.db
    .all<{ data: string }>('SELECT data FROM event_log WHERE type = :type ORDER BY seq', { type })
    .map((row) => JSON.parse(row.data) as Record<string, unknown>);
const code = (barcode: string, pieces = 1) => ({ barcode, pieces });

describe('a product', () => {
  it('is added with its codes, found by them, and logged', () => {
    const id = shop.add({ barcodes: [code('4006381333931'), code('14006381333938', 12)] });
    expect(detail(id)).toMatchObject({
      sku: 'CRM-1',
      category: '护肤',
      brand: 'Hydra',
      barcodes: [
        { barcode: '14006381333938', pieces: 12 },
        { barcode: '4006381333931', pieces: 1 },
      ],
      prices: [{ kind: 'regular', priceMinor: 26_800, state: 'current' }],
    });
    for (const text of ['保湿', 'baoshi', '4006381333931', '3938', 'hydra', 'CRM-1']) {
      expect([text, found(text)]).toEqual([text, ['CRM-1']]);
    }
    expect(logged('product.saved')).toEqual([
      expect.objectContaining({ itemId: 'CRM-1', regularPriceMinor: 26_800, isActive: true }),
    ]);
    expect(logged('price.changed').map(({ deed }) => deed)).toEqual(['set', 'begun']);
  });

  it('is found by its new words and codes only, once it was changed', () => {
    const id = shop.add();
    const changed = shop.save(
      { sku: 'CRM-2', name: '夜间精华', brand: 'Luna', barcodes: [code('96385074')] },
      id,
    );
    expect(changed.ok).toBe(true);
    for (const text of ['保湿', 'baoshi', 'hydra', '4006381333931', '3931', 'CRM-1']) {
      expect([text, found(text)]).toEqual([text, []]);
    }
    for (const text of ['精华', 'jinghua', 'luna', '96385074', 'CRM-2']) {
      expect([text, found(text)]).toEqual([text, ['CRM-2']]);
    }
    const grams = shop.store.db.all<{ n: number }>('SELECT count(*) AS n FROM product_grams');
    const other = openCatalogue();
    other.add({ name: '夜间精华', brand: 'Luna', barcodes: [code('96385074')] });
    expect(grams).toEqual(other.store.db.all('SELECT count(*) AS n FROM product_grams'));
    other.close();
  });

  it('cleans what was typed: full-width digits, spaces, categories in another case', () => {
    const id = shop.add({
      barcodes: [code(' ４００６３８１ ３３３９３１ ')],
      category: 'Skin care',
    });
    const other = shop.add({ sku: ' ｃｒｍ-９ ', category: 'SKIN CARE', barcodes: [] });
    expect(detail(id).barcodes).toEqual([code('4006381333931')]);
    expect(detail(other)).toMatchObject({ sku: 'crm-9', category: 'Skin care' });
    const { categories } = shop.store.value('catalog.records', {}, AS_MANAGER);
    expect(categories).toEqual([expect.objectContaining({ name: 'Skin care', productCount: 2 })]);
  });

  it('leaves sale but not the books, and can come back', () => {
    const id = shop.add();
    expect(shop.save({ isActive: false }, id).ok).toBe(true);
    expect(found('hydra')).toEqual([]);
    expect(detail(id).isActive).toBe(false);
    expect(shop.save({}, id).ok).toBe(true);
    expect(found('hydra')).toEqual(['CRM-1']);
  });

  it('is saved once, however often the request comes', () => {
    const requestId = shop.store.requestId();
    const { id: _id, prices: _prices, today: _today, ...product } = detail(shop.add());
    const input = {
      requestId,
      productId: null,
      product: { ...product, sku: 'CRM-3', barcodes: [] },
    };
    const first = shop.store.value('catalog.saveProduct', input, AS_MANAGER);
    expect(shop.store.value('catalog.saveProduct', input, AS_MANAGER)).toEqual(first);
  });
});

describe('what is refused, with nothing written', () => {
  it.each([
    [{ name: ' \u200b ' }, { code: 'catalog.nameMissing' }],
    [{ sku: ' ' }, { code: 'catalog.skuMissing' }],
    [{ floorMinor: 26_801 }, { code: 'catalog.floorAbovePrice' }],
    [{ counterId: 99 }, { code: 'catalog.counterUnknown' }],
    [
      { barcodes: [code('4006381333932')] },
      { code: 'catalog.barcodeWrong', params: { barcode: '4006381333932', digit: 1 } },
    ],
    [
      { barcodes: [code('036000291452'), code('0036000291452')] },
      { code: 'catalog.barcodeTwice', params: { barcode: '0036000291452' } },
    ],
    [
      { barcodes: [code('2100001027506')] },
      { code: 'catalog.barcodeReserved', params: { barcode: '2100001027506', prefix: '21' } },
    ],
  ])('%j', (fields, error) => {
    expect(shop.save(fields)).toMatchObject({ ok: false, error });
    expect(shop.store.db.all('SELECT id FROM products')).toEqual([]);
  });

  it('the item code of a scale label, with zeros for the value, is a code like others', () => {
    expect(shop.save({ unit: 'kg', barcodes: [code('2100001000004')] }).ok).toBe(true);
  });

  it('an SKU or barcode of another product, which is named; UPC-A and EAN are the same', () => {
    shop.add({ barcodes: [code('036000291452')] });
    expect(shop.save({ barcodes: [] })).toMatchObject({
      error: { code: 'catalog.skuTaken', params: { sku: 'CRM-1', name: 'Hydra 保湿面霜' } },
    });
    expect(shop.save({ sku: 'X', barcodes: [code('0036000291452')] })).toMatchObject({
      error: {
        code: 'catalog.barcodeTaken',
        params: { barcode: '0036000291452', sku: 'CRM-1', name: 'Hydra 保湿面霜' },
      },
    });
  });

  it('a product nobody has', () => {
    expect(shop.save({}, 99)).toMatchObject({ error: { code: 'catalog.productUnknown' } });
  });
});
