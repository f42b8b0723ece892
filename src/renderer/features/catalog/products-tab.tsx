import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { useFormat } from '../../lib/format.ts';
import { notify } from '../../lib/notices.ts';
import { beep } from '../../lib/beep.ts';
import { useScanWords } from '../../lib/scan-words.ts';
import { useScans } from '../../lib/use-scans.ts';
import { BigButton, EmptyState, ErrorNotice, Loading, Page, Sheet } from '../../ui/index.ts';
import { ExportButton } from '../exports/index.ts';
import { LabelDialog } from './label-dialog.tsx';
import { ProductEditor } from './product-editor.tsx';
import { ProductFilters } from './product-filters.tsx';
import { ProductTable } from './product-table.tsx';
import { isFiltered, type ProductList, useProductList } from './use-product-list.ts';

type Open =
  | { readonly dialog: 'edit'; readonly productId: number | null; readonly barcode: string }
  | { readonly dialog: 'labels' };

/** The products: found, narrowed, opened; several at once get their labels printed. */
export function ProductsTab() {
  const t = useT();
  const format = useFormat();
  const words = useScanWords();
  const products = useProductList();
  const { list, filter } = products;
  const searchRef = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const [chosen, setChosen] = useState<ReadonlyMap<number, string>>(new Map());
  const rows = list.data?.rows ?? [];
  const edit = (productId: number | null, barcode = '') =>
    setOpen({ dialog: 'edit', productId, barcode });
  const choose = useChoosing(chosen, setChosen);
  const labels = () => setOpen({ dialog: 'labels' });
  useProductKeys({ search: () => searchRef.current?.focus(), add: () => edit(null), labels });
  useScans('products', {
    product: ({ product }) => edit(product.id),
    unknown: (scan) => {
      if (scan.reason === 'notKnown') edit(null, scan.shown);
      else {
        beep();
        notify({ tone: 'warn', text: words.what(scan) });
      }
    },
  });
  const count = list.data?.count ?? 0;
  return (
    <Page
      title={t('catalog:title')}
      answer={
        list.data === undefined
          ? undefined
          : t(list.data.isCountCut ? 'catalog:list.countCut' : 'catalog:list.count', {
              count,
              figure: format.number(count),
            })
      }
      actions={
        <>
          <ExportButton list="products" />
          <BigButton keys="f4" onClick={labels}>
            {chosen.size === 0
              ? t('catalog:label.action')
              : t('catalog:label.chosen', { count: chosen.size })}
          </BigButton>
          <BigButton kind="primary" keys="f3" onClick={() => edit(null)}>
            {t('catalog:edit.add')}
          </BigButton>
        </>
      }
    >
      <ProductFilters filter={filter} onChange={products.change} searchRef={searchRef} />
      <ErrorNotice failure={list.error} />
      <Loading isWaiting={list.isPending} />
      {list.data === undefined ? null : (
        <Sheet>
          {rows.length === 0 ? (
            <Nothing isFiltered={isFiltered(filter)} onAdd={() => edit(null)} />
          ) : (
            <ProductTable
              rows={rows}
              chosen={chosen}
              onOpen={edit}
              onChoose={choose}
              onChooseAll={(isChosen) => {
                const next = new Map(chosen);
                for (const { id, name } of rows) {
                  if (isChosen) next.set(id, name);
                  else next.delete(id);
                }
                setChosen(next);
              }}
            />
          )}
        </Sheet>
      )}
      <Pager page={products.page} shown={rows.length} />
      {open?.dialog === 'edit' ? (
        <ProductEditor
          productId={open.productId}
          firstBarcode={open.barcode}
          counterId={filter.counterId}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open?.dialog === 'labels' ? (
        <LabelDialog
          products={chosen}
          onClose={() => setOpen(null)}
          onPrinted={() => setChosen(new Map())}
        />
      ) : null}
    </Page>
  );
}

function useChoosing(
  chosen: ReadonlyMap<number, string>,
  setChosen: (chosen: ReadonlyMap<number, string>) => void,
) {
  return ({ id, name }: { readonly id: number; readonly name: string }, isChosen: boolean) => {
    const next = new Map(chosen);
    if (isChosen) next.set(id, name);
    else next.delete(id);
    setChosen(next);
  };
}

function useProductKeys(run: {
  readonly search: () => void;
  readonly add: () => void;
  readonly labels: () => void;
}): void {
  const group = 'screens';
  useAction({
    id: 'catalog.search',
    label: 'catalog:filter.search',
    group,
    keys: 'f2',
    run: run.search,
  });
  useAction({ id: 'catalog.add', label: 'catalog:edit.add', group, keys: 'f3', run: run.add });
  useAction({
    id: 'catalog.labels',
    label: 'catalog:label.action',
    group,
    keys: 'f4',
    run: run.labels,
  });
}

function Nothing({
  isFiltered: isNarrowed,
  onAdd,
}: {
  readonly isFiltered: boolean;
  readonly onAdd: () => void;
}) {
  const t = useT();
  return isNarrowed ? (
    <EmptyState title={t('catalog:list.noHit')} hint={t('catalog:list.noHitHint')} />
  ) : (
    <EmptyState
      title={t('catalog:list.none')}
      hint={t('catalog:list.noneHint')}
      action={
        <BigButton kind="primary" onClick={onAdd}>
          {t('catalog:edit.add')}
        </BigButton>
      }
    />
  );
}

function Pager({ page, shown }: { readonly page: ProductList['page']; readonly shown: number }) {
  const t = useT();
  const format = useFormat();
  if (page.next === null && page.previous === null) return null;
  const { first, next, previous } = page;
  return (
    <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', justifyContent: 'center', py: 2 }}>
      <BigButton disabled={previous === null} onClick={() => previous?.()}>
        {t('catalog:list.previous')}
      </BigButton>
      <Typography role="status" sx={{ minWidth: 120, textAlign: 'center' }}>
        {`${format.number(first)}–${format.number(first + shown - 1)}`}
      </Typography>
      <BigButton disabled={next === null} onClick={() => next?.()}>
        {t('catalog:list.next')}
      </BigButton>
    </Box>
  );
}
