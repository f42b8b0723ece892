import { useState } from 'react';
import type { CounterRecord, SupplierRecord } from '../../../contract/catalog.ts';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { Choice, FormDialog } from '../../ui/index.ts';
import { RecordFields } from './record-fields.tsx';

/** Stands for the store itself in the list of suppliers. */
const OWN = 0;

/** A counter: its name and code, who runs it, whether it is open. */
export function CounterDialog({
  counter,
  suppliers,
  onClose,
}: {
  /** null = a new one. */
  readonly counter: CounterRecord | null;
  readonly suppliers: readonly SupplierRecord[];
  readonly onClose: () => void;
}) {
  const t = useT();
  const [form, setForm] = useState({
    code: counter?.code ?? '',
    name: counter?.name ?? '',
    isActive: counter?.isActive ?? true,
  });
  const [supplierId, setSupplierId] = useState(counter?.supplierId ?? null);
  const save = useTillCommand('catalog.saveCounter');
  const submit = () => {
    void save.run({ counterId: counter?.id ?? null, ...form, supplierId }).then((reply) => {
      if (!reply.ok) return;
      notify({ tone: 'ok', text: t('catalog:edit.saved', { name: form.name }) });
      onClose();
    });
  };
  return (
    <FormDialog
      title={
        counter === null
          ? t('catalog:counter.add')
          : t('catalog:record.changeFor', { name: counter.name })
      }
      onClose={onClose}
      onSubmit={submit}
      command={save}
    >
      <RecordFields
        form={form}
        activeLabel={t('catalog:counter.isActive')}
        onChange={(changed) => setForm({ ...form, ...changed })}
      />
      <Choice
        label={t('catalog:field.supplier')}
        value={supplierId ?? OWN}
        options={[
          { value: OWN, text: t('catalog:counter.own') },
          ...suppliers
            .filter(({ id, isActive }) => isActive || id === supplierId)
            .map(({ id, code, name }) => ({ value: id, text: `${code} ${name}` })),
        ]}
        onChange={(id) => setSupplierId(id === OWN ? null : id)}
      />
    </FormDialog>
  );
}
