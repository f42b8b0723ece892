import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { foldSearch } from '../../../contract/kernel/text.ts';
import type { Session, StaffSummary } from '../../../contract/staff.ts';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton, EmptyState, ErrorNotice, Loading, Page, Sheet } from '../../ui/index.ts';
import { AddPersonDialog } from './add-person-dialog.tsx';
import { ChangePersonDialog } from './change-person-dialog.tsx';
import { ResetPinDialog } from './reset-pin-dialog.tsx';
import { StaffTable } from './staff-table.tsx';

type Open =
  | { readonly dialog: 'add' }
  | { readonly dialog: 'change' | 'pin'; readonly person: StaffSummary };

/** Who may work at this till. */
export function StaffScreen({ self }: { readonly self: Session }) {
  const t = useT();
  const people = useTillQuery('staff.list', { includeInactive: true });
  const [filter, setFilter] = useState('');
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const all = people.data ?? [];
  const wanted = foldSearch(filter);
  const shown = all.filter(({ name }) => foldSearch(name).includes(wanted));
  const active = all.filter(({ isActive }) => isActive);
  useAction({
    id: 'staff.add',
    label: 'staff:add.title',
    group: 'screens',
    keys: 'f3',
    run: () => setOpen({ dialog: 'add' }),
  });

  return (
    <Page
      title={t('staff:title')}
      answer={
        people.data === undefined
          ? undefined
          : t('staff:answer', {
              count: active.length,
              managers: active.filter(({ role }) => role === 'manager').length,
            })
      }
      actions={
        <BigButton kind="primary" keys="f3" onClick={() => setOpen({ dialog: 'add' })}>
          {t('staff:add.title')}
        </BigButton>
      }
    >
      <ErrorNotice failure={people.error} />
      <Loading isWaiting={people.isPending} />
      <Box sx={{ mb: 2, maxWidth: 360 }}>
        <TextField
          fullWidth
          label={t('staff:filter')}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      </Box>
      <Sheet>
        {shown.length === 0 && people.data !== undefined ? (
          <EmptyState title={t('staff:nobodyFound')} hint={t('staff:nobodyFoundHint')} />
        ) : (
          <StaffTable
            people={shown}
            selfId={self.staffId}
            onChange={(person) => setOpen({ dialog: 'change', person })}
            onResetPin={(person) => setOpen({ dialog: 'pin', person })}
          />
        )}
      </Sheet>
      {open?.dialog === 'add' ? <AddPersonDialog onClose={close} /> : null}
      {open?.dialog === 'change' ? (
        <ChangePersonDialog person={open.person} onClose={close} />
      ) : null}
      {open?.dialog === 'pin' ? <ResetPinDialog person={open.person} onClose={close} /> : null}
    </Page>
  );
}
