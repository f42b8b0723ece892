import { useCallback, useState } from 'react';
import type { CallParsed } from '../../../contract/index.ts';
import { useTillQuery } from '../../lib/use-till.ts';

type Asked = CallParsed<'catalog.products'>;

/** What narrows the list. */
export type ProductFilter = Pick<
  Asked,
  'text' | 'categoryId' | 'brandId' | 'counterId' | 'state' | 'sort'
>;

export const NO_FILTER: ProductFilter = {
  text: '',
  categoryId: null,
  brandId: null,
  counterId: null,
  state: 'active',
  sort: 'sku',
};

export const PAGE_SIZE = 50;

/** Whether anything but the order differs from the start. */
export function isFiltered(filter: ProductFilter): boolean {
  return JSON.stringify({ ...filter, sort: 'sku' }) !== JSON.stringify(NO_FILTER);
}

/** The list, a page at a time: however long it is, no more than a page is held. */
export function useProductList() {
  const [filter, setFilter] = useState(NO_FILTER);
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const text = filter.text.trim();
  const list = useTillQuery(
    'catalog.products',
    { ...filter, text, limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) },
    { keepsPrevious: true },
  );
  const next = list.data?.nextCursor ?? null;
  const change = useCallback((changed: Partial<ProductFilter>) => {
    setFilter((before) => ({ ...before, ...changed }));
    setCursors([]);
  }, []);
  return {
    list,
    filter,
    change,
    page: {
      first: cursors.length * PAGE_SIZE + 1,
      next: next === null ? null : () => setCursors([...cursors, next]),
      previous: cursors.length === 0 ? null : () => setCursors(cursors.slice(0, -1)),
    },
  };
}

export type ProductList = ReturnType<typeof useProductList>;
