import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ProductGroup } from '../../../contract/catalog.ts';
import { useT } from '../../i18n/index.ts';
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
import { RecordTable } from './record-table.tsx';

type Kind = 'category' | 'brand';

/** Categories and brands: named at the products, renamed here for all of them at once. */
export function GroupsTab() {
  const t = useT();
  const records = useTillQuery('catalog.records', {});
  const [open, setOpen] = useState<{ readonly kind: Kind; readonly group: ProductGroup } | null>(
    null,
  );
  const remove = useTillCommand('catalog.removeGroup');
  const { categories = [], brands = [] } = records.data ?? {};
  const onRemove = (kind: Kind, group: ProductGroup) => {
    void remove.run({ kind, groupId: group.id }).then((reply) => {
      if (reply.ok) notify({ tone: 'ok', text: t('catalog:group.removed', { name: group.name }) });
    });
  };
  return (
    <Page
      title={t('catalog:group.title')}
      answer={
        records.data === undefined
          ? undefined
          : t('catalog:group.answer', { categories: categories.length, brands: brands.length })
      }
    >
      <ErrorNotice failure={remove.failure ?? records.error} />
      <Loading isWaiting={records.isPending} />
      {records.data === undefined ? null : (
        <Box sx={COLUMNS}>
          {(['category', 'brand'] as const).map((kind) => (
            <GroupList
              key={kind}
              kind={kind}
              groups={kind === 'category' ? categories : brands}
              isBusy={remove.isPending}
              onChange={(group) => setOpen({ kind, group })}
              onRemove={(group) => onRemove(kind, group)}
            />
          ))}
        </Box>
      )}
      {open === null ? null : <RenameDialog {...open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function GroupList({
  kind,
  groups,
  isBusy,
  onChange,
  onRemove,
}: {
  readonly kind: Kind;
  readonly groups: readonly ProductGroup[];
  readonly isBusy: boolean;
  readonly onChange: (group: ProductGroup) => void;
  readonly onRemove: (group: ProductGroup) => void;
}) {
  const t = useT();
  const format = useFormat();
  return (
    <Box component="section" sx={{ minWidth: 0 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {t(kind === 'category' ? 'catalog:group.category' : 'catalog:group.brand')}
      </Typography>
      <Sheet>
        {groups.length === 0 ? (
          <EmptyState title={t('catalog:group.none')} hint={t('catalog:group.noneHint')} />
        ) : (
          <RecordTable
            heads={[t('catalog:field.name'), t('catalog:field.products')]}
            rows={groups.map((group) => ({
              ...group,
              cells: [],
              count: format.number(group.productCount),
              isActive: true,
              action:
                group.productCount > 0 ? null : (
                  <BigButton
                    kind="quiet"
                    disabled={isBusy}
                    aria-label={t('catalog:group.removeFor', { name: group.name })}
                    onClick={() => onRemove(group)}
                  >
                    {t('common:remove')}
                  </BigButton>
                ),
            }))}
            onChange={(id) => {
              const group = groups.find((one) => one.id === id);
              if (group !== undefined) onChange(group);
            }}
          />
        )}
      </Sheet>
    </Box>
  );
}

function RenameDialog({
  kind,
  group,
  onClose,
}: {
  readonly kind: Kind;
  readonly group: ProductGroup;
  readonly onClose: () => void;
}) {
  const t = useT();
  const [name, setName] = useState(group.name);
  const rename = useTillCommand('catalog.renameGroup');
  const submit = () => {
    void rename.run({ kind, groupId: group.id, name }).then((reply) => {
      if (!reply.ok) return;
      notify({ tone: 'ok', text: t('catalog:edit.saved', { name }) });
      onClose();
    });
  };
  return (
    <FormDialog
      title={t('catalog:record.changeFor', { name: group.name })}
      onClose={onClose}
      onSubmit={submit}
      command={rename}
    >
      <TextField
        autoFocus
        fullWidth
        label={t('catalog:field.name')}
        value={name}
        helperText={t('catalog:group.renameHint', { count: group.productCount })}
        slotProps={{ htmlInput: { maxLength: 80 } }}
        onChange={(event) => setName(event.target.value)}
      />
    </FormDialog>
  );
}

const COLUMNS = {
  display: 'grid',
  gap: 3,
  alignItems: 'start',
  gridTemplateColumns: 'minmax(0, 1fr)',
  '@container screen (min-width: 900px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
} as const;
