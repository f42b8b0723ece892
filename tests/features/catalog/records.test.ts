import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../src/contract/index.ts';
import { AS_MANAGER, type CatalogueShop, openCatalogue } from './shop.ts';

let shop: CatalogueShop;
beforeEach(() => {
  shop = openCatalogue();
});
afterEach(() => {
  shop.close();
});

const records = () => shop.store.value('catalog.records', {}, AS_MANAGER);
const found = (text: string) => shop.store.value('catalog.search', { text }).hits.length;

function counter(fields: Partial<CallInput<'catalog.saveCounter'>>) {
  return shop.store.call(
    'catalog.saveCounter',
    {
      requestId: shop.store.requestId(),
      counterId: null,
      code: 'C-02',
      name: '茶专柜',
      supplierId: null,
      isActive: true,
      ...fields,
    },
    AS_MANAGER,
  );
}

function supplier(fields: Partial<CallInput<'catalog.saveSupplier'>>) {
  return shop.store.call(
    'catalog.saveSupplier',
    {
      requestId: shop.store.requestId(),
      supplierId: null,
      code: 'S2',
      name: '茶叶公司',
      isActive: true,
      ...fields,
    },
    AS_MANAGER,
  );
}

describe('counters', () => {
  it('are added, renamed, given to a supplier, and logged', () => {
    expect(counter({}).ok).toBe(true);
    expect(counter({ counterId: 2, name: '咖啡专柜', code: ' ｃ-02 ', supplierId: 1 }).ok).toBe(
      true,
    );
    expect(records().counters).toEqual([
      expect.objectContaining({ code: 'C-01', name: '兰专柜', supplierName: '兰贸易' }),
      expect.objectContaining({ code: 'c-02', name: '咖啡专柜', supplierName: '兰贸易' }),
    ]);
    const events = shop.store.db.all("SELECT seq FROM event_log WHERE type = 'counter.saved'");
    expect(events).toHaveLength(3);
  });

  it('close once nothing at them is on sale, and then take no product', () => {
    const productId = shop.add();
    const one = { counterId: 1, code: 'C-01', name: '兰专柜', supplierId: 1 };
    expect(counter({ ...one, isActive: false })).toMatchObject({
      error: { code: 'catalog.counterInUse', params: { figure: 1 } },
    });
    shop.save({ isActive: false }, productId);
    expect(counter({ ...one, isActive: false }).ok).toBe(true);
    expect(shop.save({}, productId)).toMatchObject({ error: { code: 'catalog.counterClosed' } });
    expect(shop.save({ isActive: false, name: '旧面霜' }, productId).ok).toBe(true);
    expect(counter({ ...one, isActive: true }).ok).toBe(true);
    expect(shop.save({}, productId).ok).toBe(true);
  });

  it.each([
    [{ name: ' ' }, { code: 'catalog.nameMissing' }],
    [{ code: ' ' }, { code: 'catalog.codeMissing' }],
    [{ code: 'C-01' }, { code: 'catalog.codeTaken', params: { code: 'C-01', name: '兰专柜' } }],
    [{ supplierId: 9 }, { code: 'catalog.supplierUnknown' }],
    [{ counterId: 9 }, { code: 'catalog.counterUnknown' }],
  ])('refuse %j', (fields, error) => {
    expect(counter(fields)).toMatchObject({ ok: false, error });
    expect(records().counters).toHaveLength(1);
  });
});

describe('suppliers', () => {
  it('are added and renamed, and close once they run no open counter', () => {
    expect(supplier({}).ok).toBe(true);
    expect(supplier({ supplierId: 2, name: '好茶公司' }).ok).toBe(true);
    const first = { supplierId: 1, code: 'S1', name: '兰贸易' };
    expect(supplier({ ...first, isActive: false })).toMatchObject({
      error: { code: 'catalog.supplierInUse', params: { name: '兰贸易', figure: 1 } },
    });
    counter({ counterId: 1, code: 'C-01', name: '兰专柜', supplierId: 2 });
    expect(supplier({ ...first, isActive: false }).ok).toBe(true);
    expect(records().suppliers).toEqual([
      expect.objectContaining({ code: 'S1', isActive: false, counterCount: 0 }),
      expect.objectContaining({ code: 'S2', name: '好茶公司', counterCount: 1 }),
    ]);
    expect(supplier({ code: 'S1' })).toMatchObject({ error: { code: 'catalog.codeTaken' } });
  });
});

const rename = (kind: 'category' | 'brand', groupId: number, name: string) =>
  shop.store.call(
    'catalog.renameGroup',
    { requestId: shop.store.requestId(), kind, groupId, name },
    AS_MANAGER,
  );
const remove = (kind: 'category' | 'brand', groupId: number) =>
  shop.store.call(
    'catalog.removeGroup',
    { requestId: shop.store.requestId(), kind, groupId },
    AS_MANAGER,
  );

describe('categories and brands', () => {
  it('are renamed for all their products; a brand is found by its new name soon after', () => {
    for (let index = 0; index < 45; index += 1) {
      shop.add({ sku: `H-${index}`, barcodes: [], brand: 'Hydra', name: `面霜 ${index}` });
    }
    expect(found('hydra')).toBe(20);
    expect(rename('brand', 1, 'Luna').ok).toBe(true);
    while (shop.store.idle() > 0);
    expect(found('hydra')).toBe(0);
    expect(found('luna')).toBe(20);
    expect(records().brands).toEqual([{ id: 1, name: 'Luna', productCount: 45 }]);
    expect(shop.store.db.all('SELECT product_id FROM product_reindex')).toEqual([]);
  });

  it('change with a product that was saved before its turn', () => {
    const productId = shop.add({ name: '面霜' });
    rename('brand', 1, 'Luna');
    shop.save({ name: '面霜', brand: 'Luna', sku: 'X' }, productId);
    while (shop.store.idle() > 0);
    expect([found('hydra'), found('luna')]).toEqual([0, 1]);
  });

  it('go once nothing has them, and keep their names apart', () => {
    const productId = shop.add();
    shop.add({ sku: 'B', barcodes: [], category: '彩妆', brand: '' });
    expect(remove('category', 1)).toMatchObject({
      error: { code: 'catalog.groupInUse', params: { name: '护肤' } },
    });
    expect(rename('category', 1, '彩妆')).toMatchObject({ error: { code: 'catalog.nameTaken' } });
    expect(rename('category', 1, ' ')).toMatchObject({ error: { code: 'catalog.nameMissing' } });
    shop.save({ category: '彩妆' }, productId);
    expect(remove('category', 1).ok).toBe(true);
    expect(remove('category', 1)).toMatchObject({ error: { code: 'catalog.groupUnknown' } });
  });
});
