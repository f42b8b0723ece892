import { useState } from 'react';
import type { SupplierRecord } from '../../../contract/catalog.ts';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { useFormat } from '../../lib/format.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import {
  BigButton,
  EmptyState,
  ErrorNotice,
  FormDialog,
  Loading,
  Page,
  Sheet,
} from '../../ui/index.ts';
import { RecordFields } from './record-fields.tsx';
import { RecordTable } from './record-table.tsx';

/** Whose goods stand at the counters. */
export function SuppliersTab() {
  const t = useT();
  const format = useFormat();
  const records = useTillQuery('catalog.records', {});
  const [open, setOpen] = useState<{ readonly supplier: SupplierRecord | null } | null>(null);
  const suppliers = records.data?.suppliers ?? [];
  const add = () => setOpen({ supplier: null });
  useAction({
    id: 'catalog.addSupplier',
    label: 'catalog:supplier.add',
    group: 'screens',
    keys: 'f3',
    run: add,
  });
  return (
    <Page
      title={t('catalog:supplier.title')}
      answer={
        records.data === undefined
          ? undefined
          : t('catalog:supplier.answer', {
              count: suppliers.filter(({ isActive }) => isActive).length,
            })
      }
      actions={
        <BigButton kind="primary" keys="f3" onClick={add}>
          {t('catalog:supplier.add')}
        </BigButton>
      }
    >
      <ErrorNotice failure={records.error} />
      <Loading isWaiting={records.isPending} />
      {records.data === undefined ? null : (
        <Sheet>
          {suppliers.length === 0 ? (
            <EmptyState title={t('catalog:supplier.none')} hint={t('catalog:supplier.noneHint')} />
          ) : (
            <RecordTable
              heads={[
                t('catalog:field.name'),
                t('catalog:field.code'),
                t('catalog:field.counters'),
              ]}
              rows={suppliers.map((supplier) => ({
                ...supplier,
                cells: [supplier.code],
                count: format.number(supplier.counterCount),
              }))}
              onChange={(id) =>
                setOpen({ supplier: suppliers.find((supplier) => supplier.id === id) ?? null })
              }
            />
          )}
        </Sheet>
      )}
      {open === null ? null : (
        <SupplierDialog supplier={open.supplier} onClose={() => setOpen(null)} />
      )}
    </Page>
  );
}

function SupplierDialog({
  supplier,
  onClose,
}: {
  /** null = a new one. */
  readonly supplier: SupplierRecord | null;
  readonly onClose: () => void;
}) {
  const t = useT();
  const [form, setForm] = useState({
    code: supplier?.code ?? '',
    name: supplier?.name ?? '',
    isActive: supplier?.isActive ?? true,
  });
  const save = useTillCommand('catalog.saveSupplier');
  const submit = () => {
    void save.run({ supplierId: supplier?.id ?? null, ...form }).then((reply) => {
      if (!reply.ok) return;
      notify({ tone: 'ok', text: t('catalog:edit.saved', { name: form.name }) });
      onClose();
    });
  };
  return (
    <FormDialog
      title={
        supplier === null
          ? t('catalog:supplier.add')
          : t('catalog:record.changeFor', { name: supplier.name })
      }
      onClose={onClose}
      onSubmit={submit}
      command={save}
    >
      <RecordFields
        form={form}
        activeLabel={t('catalog:supplier.isActive')}
        onChange={(changed) => setForm({ ...form, ...changed })}
      />
    </FormDialog>
  );
}
