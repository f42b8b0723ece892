import { useState } from 'react';
import type { CounterRecord } from '../../../contract/catalog.ts';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton, EmptyState, ErrorNotice, Loading, Page, Sheet } from '../../ui/index.ts';
import { CounterDialog } from './counter-dialog.tsx';
import { RecordTable } from './record-table.tsx';

/** The counters, and who runs each. */
export function CountersTab() {
  const t = useT();
  const format = useFormat();
  const records = useTillQuery('catalog.records', {});
  const [open, setOpen] = useState<{ readonly counter: CounterRecord | null } | null>(null);
  const counters = records.data?.counters ?? [];
  const add = () => setOpen({ counter: null });
  useAction({
    id: 'catalog.addCounter',
    label: 'catalog:counter.add',
    group: 'screens',
    keys: 'f3',
    run: add,
  });
  const addButton = (
    <BigButton kind="primary" keys="f3" onClick={add}>
      {t('catalog:counter.add')}
    </BigButton>
  );
  return (
    <Page
      title={t('catalog:counter.title')}
      answer={
        records.data === undefined
          ? undefined
          : t('catalog:counter.answer', {
              count: counters.filter(({ isActive }) => isActive).length,
              own: counters.filter((one) => one.isActive && one.supplierId === null).length,
            })
      }
      actions={addButton}
    >
      <ErrorNotice failure={records.error} />
      <Loading isWaiting={records.isPending} />
      {records.data === undefined ? null : (
        <Sheet>
          {counters.length === 0 ? (
            <EmptyState title={t('catalog:counter.none')} hint={t('catalog:counter.noneHint')} />
          ) : (
            <RecordTable
              heads={[
                t('catalog:field.name'),
                t('catalog:field.code'),
                t('catalog:field.supplier'),
                t('catalog:field.products'),
              ]}
              rows={counters.map((counter) => ({
                ...counter,
                cells: [counter.code, counter.supplierName ?? t('catalog:counter.own')],
                count: format.number(counter.productCount),
              }))}
              onChange={(id) =>
                setOpen({ counter: counters.find((counter) => counter.id === id) ?? null })
              }
            />
          )}
        </Sheet>
      )}
      {open === null ? null : (
        <CounterDialog
          counter={open.counter}
          suppliers={records.data?.suppliers ?? []}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  );
}
