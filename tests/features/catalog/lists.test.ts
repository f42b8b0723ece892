import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../src/contract/index.ts';
import { insertProduct } from '../../../src/main/features/catalog/face.ts';
import { pageSql } from '../../../src/main/features/catalog/tables-lists.ts';
import { AS_MANAGER, type CatalogueShop, openCatalogue } from './shop.ts';

let shop: CatalogueShop;
beforeEach(() => {
  shop = openCatalogue();
});
afterEach(() => {
  shop.close();
});

type Asked = Omit<CallInput<'catalog.products'>, 'cursor'>;

const page = (asked: CallInput<'catalog.products'>) =>
  shop.store.value('catalog.products', asked, AS_MANAGER);

/** All pages of a list, one after the other. */
function all(asked: Asked): string[] {
  const skus: string[] = [];
  let cursor: string | null = null;
  do {
    const answer = page({ ...asked, ...(cursor === null ? {} : { cursor }) });
    skus.push(...answer.rows.map(({ sku }) => sku));
    cursor = answer.nextCursor;
    if (skus.length > 1000) throw new Error('The list does not end');
  } while (cursor !== null);
  return skus;
}

/** 230 products: every third of brand B, every fifth not on sale, names that go another way. */
function fill(): void {
  shop.store.write((context) => {
    for (let index = 0; index < 230; index += 1) {
      insertProduct(context.db, {
        uid: context.newUid(),
        sku: `S-${String(index).padStart(4, '0')}`,
        name: `Soap ${String((index * 97) % 230).padStart(3, '0')}`,
        category: index % 2 === 0 ? 'even' : 'odd',
        brand: index % 3 === 0 ? 'B' : '',
        unit: 'piece',
        priceMinor: index,
        taxRateBp: 0,
        counterId: 1,
        barcodes: [],
      });
      if (index % 5 === 0) {
        context.db.run('UPDATE products SET is_active = 0 WHERE sku = :sku', {
          sku: `S-${String(index).padStart(4, '0')}`,
        });
      }
    }
  });
}

describe('the list of products', () => {
  it('has every product once, in order, whatever the size of its pages', () => {
    fill();
    for (const limit of [1, 7, 50, 200]) {
      expect(all({ limit, state: 'all' })).toHaveLength(230);
    }
    const skus = all({ limit: 9, state: 'all' });
    expect(skus).toEqual([...skus].sort());
    expect(new Set(all({ limit: 9, state: 'all', sort: 'name' })).size).toBe(230);
    const byName = page({ limit: 200, state: 'all', sort: 'name' }).rows.map(({ name }) => name);
    expect(byName).toEqual([...byName].sort());
  });

  it('is narrowed by counter, category, brand and state together, and counted', () => {
    fill();
    const { categories, brands } = shop.store.value('catalog.records', {}, AS_MANAGER);
    const categoryId = categories.find(({ name }) => name === 'even')?.id ?? 0;
    const brandId = brands[0]?.id ?? 0;
    const wanted = Array.from({ length: 230 }, (_, index) => index).filter(
      (index) => index % 2 === 0 && index % 3 === 0 && index % 5 !== 0,
    );
    for (const sort of ['sku', 'name'] as const) {
      const asked = { categoryId, brandId, counterId: 1, sort };
      expect(all({ ...asked, limit: 4 }).sort()).toEqual(
        wanted.map((index) => `S-${String(index).padStart(4, '0')}`),
      );
      expect(page(asked).count).toBe(wanted.length);
    }
    expect(page({ state: 'inactive' }).count).toBe(46);
    expect(page({ counterId: 2 })).toMatchObject({ rows: [], count: 0, nextCursor: null });
  });

  it('finds what the search finds, also what is not on sale', () => {
    fill();
    expect(all({ text: 'soap 00', state: 'all', limit: 3 })).toHaveLength(10);
    expect(all({ text: 'S-0015', state: 'all' })).toEqual(['S-0015']);
    expect(all({ text: 'S-0015' })).toEqual([]);
    expect(page({ text: 'soap' })).toMatchObject({ count: 184, isCountCut: false });
    expect(page({ text: 'nothing of the kind' }).rows).toEqual([]);
  });

  it('takes a cursor that is none of ours as the start', () => {
    fill();
    for (const cursor of ['', 'x', '-1', '999999', "1' OR 1"]) {
      expect(page({ cursor, limit: 1 }).rows[0]?.sku).toBe('S-0001');
    }
  });

  it('walks along an index in its order: no page sorts or scans the rest', () => {
    const params = {
      categoryId: 1,
      brandId: 1,
      counterId: 1,
      isActive: 1,
      afterSku: '',
      limit: 50,
    };
    for (const source of ['all', 'category', 'brand', 'counter'] as const) {
      const steps = shop.store.db
        .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${pageSql(source, 'sku')}`, params)
        .map(({ detail }) => detail)
        .join('; ');
      expect(steps).not.toContain('TEMP B-TREE');
      expect(steps).toContain('USING INDEX');
    }
    const byName = shop.store.db
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${pageSql('all', 'name')}`, {
        ...params,
        afterName: '',
        afterId: 0,
      })
      .map(({ detail }) => detail)
      .join('; ');
    expect(byName).toContain('products_name');
    expect(byName).not.toContain('TEMP B-TREE');
  });
});
