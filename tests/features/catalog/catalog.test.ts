import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { gs1CheckDigit } from '../../../src/contract/kernel/barcode.ts';
import {
  findProductByBarcode,
  findProductBySku,
  insertCounter,
  insertProduct,
  insertSupplier,
  type NewProduct,
  productsForSale,
} from '../../../src/main/features/catalog/face.ts';
import { catalogQueries } from '../../../src/main/features/catalog/index.ts';
import { SQL } from '../../../src/main/features/catalog/tables.ts';
import { openTestStore, type TestStore } from '../../support/store.ts';

let store: TestStore;
afterEach(() => store.close());

type Fields = Partial<NewProduct> & { readonly name: string };

const GOODS: readonly Fields[] = [
  { name: '玫瑰润唇膏 50 ml', sku: 'LIP-001', brand: '妍彩', barcodes: ['6901234567892'] },
  { name: 'Hydra 保湿面霜', sku: 'HYD-050', brand: 'Hydra', barcodes: ['4006381333931'] },
  { name: 'Crème de Nuit', sku: 'NUI-030', barcodes: ['0036000291452', '96385074'] },
  { name: '银行纪念币', sku: 'COIN-1' },
  { name: 'Perfume Alba Día', sku: 'alb-9' },
];

/** A store with two counters; products go to the first unless told. */
function openShop(goods: readonly Fields[] = GOODS): void {
  store = openTestStore({
    features: [{ queries: catalogQueries }],
    initialise(context) {
      const { db } = context;
      const supplierId = insertSupplier(db, { uid: context.newUid(), code: 'S1', name: 'Alba' });
      const one = { uid: context.newUid(), code: 'C-01', name: '兰专柜', supplierId };
      insertCounter(db, one);
      insertCounter(db, { uid: context.newUid(), code: 'C-02', name: 'Own', supplierId: null });
      for (const [index, product] of goods.entries()) {
        insertProduct(db, {
          uid: context.newUid(),
          sku: `SKU-${index}`,
          category: '护肤',
          brand: '',
          unit: 'piece',
          priceMinor: 1000 + index,
          taxRateBp: 1300,
          counterId: 1,
          barcodes: [],
          ...product,
        });
      }
    },
  });
}

function namesFor(text: string, limit = 50): string[] {
  return store.value('catalog.search', { text, limit }).hits.map((hit) => hit.name);
}

function sampleNames(limit: number): string[] {
  return store.value('catalog.samples', { limit }).map((hit) => hit.name);
}

function discontinue(name: string): void {
  store.write((context) =>
    context.db.run('UPDATE products SET is_active = 0 WHERE name = :name', { name }),
  );
}

describe('searching the catalogue', () => {
  it('finds parts of Chinese names and word starts, of the brand too', () => {
    openShop();
    expect(namesFor('唇膏')).toEqual(['玫瑰润唇膏 50 ml']);
    expect(namesFor('玫瑰润唇')).toEqual(['玫瑰润唇膏 50 ml']);
    expect(namesFor('膏 50')).toEqual(['玫瑰润唇膏 50 ml']);
    expect(namesFor('妍')).toEqual(['玫瑰润唇膏 50 ml']);
    expect(namesFor('nuit creme')).toEqual(['Crème de Nuit']);
    expect(namesFor('hydra')).toEqual(['Hydra 保湿面霜']);
    expect(namesFor('ydra')).toEqual([]);
    expect(namesFor('dia')).toEqual(['Perfume Alba Día']);
  });

  it('finds pinyin and initials from any character on, read as the word is read', () => {
    openShop();
    for (const text of ['meigui', 'runchungao', 'chungao', 'mgrcg', 'cg', 'mei']) {
      expect([text, namesFor(text)]).toEqual([text, ['玫瑰润唇膏 50 ml']]);
    }
    expect(namesFor('yinhang')).toEqual(['银行纪念币']);
  });

  it('finds SKUs and barcodes by their start, barcodes by their last digits too', () => {
    openShop();
    expect(namesFor('LIP-001')).toEqual(['玫瑰润唇膏 50 ml']);
    expect(namesFor('lip-0')).toEqual(['玫瑰润唇膏 50 ml']);
    expect(namesFor('alb-9')).toEqual(['Perfume Alba Día']);
    expect(namesFor('4006381333931')).toEqual(['Hydra 保湿面霜']);
    expect(namesFor('４００６３８')).toEqual(['Hydra 保湿面霜']);
    expect(namesFor('3931')).toEqual(['Hydra 保湿面霜']);
    expect(namesFor('036000291452')).toEqual(['Crème de Nuit']);
    expect(namesFor('638133')).toEqual([]);
  });

  it('puts an exact code first, then names that start with what was typed', () => {
    openShop([
      { name: 'Big Rose', sku: 'A' },
      { name: 'Rose', sku: 'B' },
      { name: 'Anything', sku: 'ROSE' },
    ]);
    expect(namesFor('ROSE')).toEqual(['Anything', 'Rose', 'Big Rose']);
  });

  it('leaves out what is no longer sold', () => {
    openShop();
    discontinue('Hydra 保湿面霜');
    for (const text of ['hydra', '4006381333931', 'HYD-050', '3931']) {
      expect(namesFor(text)).toEqual([]);
    }
  });

  it('says that there are more exactly when there are', () => {
    openShop(Array.from({ length: 6 }, (_, index) => ({ name: `Soap ${index}` })));
    expect(store.value('catalog.search', { text: 'soap', limit: 6 }).hasMore).toBe(false);
    const five = store.value('catalog.search', { text: 'soap', limit: 5 });
    expect([five.hits.length, five.hasMore]).toEqual([5, true]);
  });

  it('takes any text, and wildcards as what they are', () => {
    openShop();
    for (const text of ['', '%', '_', '*', 'LIP%', "'--", '\u202e', '王'.repeat(4096)]) {
      expect([text, namesFor(text)]).toEqual([text, []]);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        store.value('catalog.search', { text });
        expect(store.bugs).toEqual([]);
      }),
    );
  });
});

describe('a scanned product', () => {
  it('is the same as UPC-A and as EAN-13 with a leading zero', () => {
    openShop([
      { name: 'As EAN', barcodes: ['0036000291452'] },
      { name: 'As UPC', barcodes: ['042100005264'] },
    ]);
    expect(findProductByBarcode(store.db, '036000291452')?.name).toBe('As EAN');
    expect(findProductByBarcode(store.db, '0036000291452')?.name).toBe('As EAN');
    expect(findProductByBarcode(store.db, '042100005264')?.name).toBe('As UPC');
    expect(findProductByBarcode(store.db, '0042100005264')?.name).toBe('As UPC');
  });

  it('is found by every one of its codes, never by a part, never when discontinued', () => {
    openShop();
    expect(findProductByBarcode(store.db, '96385074')?.name).toBe('Crème de Nuit');
    expect(findProductByBarcode(store.db, '400638133393')).toBeUndefined();
    expect(findProductBySku(store.db, 'COIN-1')?.name).toBe('银行纪念币');
    expect(findProductBySku(store.db, 'COIN')).toBeUndefined();
    discontinue('Crème de Nuit');
    expect(findProductByBarcode(store.db, '96385074')).toBeUndefined();
  });

  it('is found whatever its number', () => {
    openShop([]);
    const body = fc.stringMatching(/^\d{12}$/);
    fc.assert(
      fc.property(fc.uniqueArray(body, { minLength: 1, maxLength: 5 }), (bodies) => {
        const codes = bodies.map((digits) => `${digits}${gs1CheckDigit(digits)}`);
        store.write((context) => {
          context.db.run('DELETE FROM product_grams');
          context.db.run('DELETE FROM product_barcodes');
          context.db.run('DELETE FROM products');
          for (const code of codes) {
            insertProduct(context.db, {
              uid: context.newUid(),
              sku: `S${code}`,
              name: `P${code}`,
              category: '',
              brand: '',
              unit: 'piece',
              priceMinor: 1,
              taxRateBp: 0,
              counterId: 1,
              barcodes: [code],
            });
          }
        });
        for (const code of codes) {
          expect(findProductByBarcode(store.db, code)?.name).toBe(`P${code}`);
          expect(namesFor(code.slice(-5))).toContain(`P${code}`);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('productsForSale', () => {
  it('gives each asked product once with its counter, and says what is discontinued', () => {
    openShop();
    discontinue('Crème de Nuit');
    const found = productsForSale(store.db, [3, 1, 3, 999]);
    expect(found.map(({ id, isActive }) => [id, isActive])).toEqual([
      [3, false],
      [1, true],
    ]);
    expect(found[1]).toMatchObject({
      name: '玫瑰润唇膏 50 ml',
      barcode: '6901234567892',
      unit: 'piece',
      priceMinor: 1000,
      taxRateBp: 1300,
      counterId: 1,
      counterCode: 'C-01',
      counterName: '兰专柜',
    });
  });
});

describe('samples', () => {
  it('takes from each counter in turn what can be scanned', () => {
    openShop([
      { name: 'A1', barcodes: ['1'] },
      { name: 'A2', barcodes: ['2'] },
      { name: 'A3 without code' },
      { name: 'B1', barcodes: ['3'], counterId: 2 },
      { name: 'B2 gone', barcodes: ['4'], counterId: 2 },
      { name: 'A4', barcodes: ['5'] },
    ]);
    discontinue('B2 gone');
    expect(sampleNames(24)).toEqual(['A1', 'B1', 'A2', 'A4']);
    expect(sampleNames(2)).toEqual(['A1', 'B1']);
  });
});

describe('look-ups of the catalogue', () => {
  it.each(Object.keys(SQL) as (keyof typeof SQL)[])('%s goes by an index', (name) => {
    openShop([]);
    const sql = SQL[name];
    const all = { id: 1, barcode: '', sku: '', start: '', end: '', gram: '', cap: 1 };
    const named = Object.entries(all).filter(([key]) => new RegExp(`:${key}\\b`).test(sql));
    const steps = store.db.all<{ detail: string }>(
      `EXPLAIN QUERY PLAN ${sql}`,
      Object.fromEntries(named),
    );
    const scans = steps.filter(
      ({ detail }) => detail.startsWith('SCAN') && !detail.startsWith('SCAN (subquery'),
    );
    expect(scans).toEqual([]);
  });
});
