import Box from '@mui/material/Box';
import { useEffect, useState } from 'react';
import type { Ref } from 'react';
import { useT } from '../../i18n/index.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { Choice, SearchField } from '../../ui/index.ts';
import type { ProductFilter } from './use-product-list.ts';

const DEBOUNCE_MS = 120;
/** Stands for "all" in a list of ids. */
const ALL = 0;

interface Props {
  readonly filter: ProductFilter;
  readonly onChange: (changed: Partial<ProductFilter>) => void;
  readonly searchRef: Ref<HTMLInputElement>;
}

/** Search and filters over the list. */
export function ProductFilters({ filter, onChange, searchRef }: Props) {
  const t = useT();
  const records = useTillQuery('catalog.records', {});
  const [text, setText] = useState(filter.text);
  useEffect(() => {
    if (text === filter.text) return undefined;
    const timer = setTimeout(() => onChange({ text }), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text, filter.text, onChange]);
  const choice = (
    name: 'counterId' | 'categoryId' | 'brandId',
    label: string,
    rows: readonly { readonly id: number; readonly name: string; readonly code?: string }[] = [],
  ) => (
    <Choice
      label={label}
      value={filter[name] ?? ALL}
      options={[
        { value: ALL, text: t('catalog:filter.all') },
        ...rows.map((row) => ({
          value: row.id,
          text: row.code === undefined ? row.name : `${row.code} ${row.name}`,
        })),
      ]}
      onChange={(id) => onChange({ [name]: id === ALL ? null : id })}
    />
  );
  return (
    <Box sx={{ display: 'grid', gap: 1.5, mb: 2 }}>
      <SearchField
        value={text}
        onChange={setText}
        label={t('catalog:filter.search')}
        placeholder={t('catalog:filter.placeholder')}
        keys="f2"
        inputRef={searchRef}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: 'repeat(auto-fit, minmax(128px, 1fr))',
        }}
      >
        {choice('counterId', t('catalog:field.counter'), records.data?.counters)}
        {choice('categoryId', t('catalog:field.category'), records.data?.categories)}
        {choice('brandId', t('catalog:field.brand'), records.data?.brands)}
        <Choice
          label={t('catalog:filter.state')}
          value={filter.state}
          options={[
            { value: 'active', text: t('catalog:filter.active') },
            { value: 'inactive', text: t('catalog:filter.inactive') },
            { value: 'all', text: t('catalog:filter.all') },
          ]}
          onChange={(state) => onChange({ state })}
        />
        <Choice
          label={t('catalog:filter.sort')}
          value={filter.sort}
          options={[
            { value: 'sku', text: t('catalog:field.sku') },
            { value: 'name', text: t('catalog:field.name') },
          ]}
          onChange={(sort) => onChange({ sort })}
        />
      </Box>
    </Box>
  );
}
