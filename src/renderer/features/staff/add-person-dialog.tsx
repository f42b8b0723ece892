import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Role } from '../../../contract/call.ts';
import { cleanText } from '../../../contract/kernel/text.ts';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { BigButton, Dialog, ErrorNotice } from '../../ui/index.ts';
import { usePinPair } from './pin-pair.tsx';
import { RoleChoice } from './role-choice.tsx';

/** A new person at the till: name, role, PIN. */
export function AddPersonDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const [name, setName] = useState('');
  const [isNameMissing, setIsNameMissing] = useState(false);
  const [role, setRole] = useState<Role>('cashier');
  const pair = usePinPair(false);
  const add = useTillCommand('staff.add');
  const submit = () => {
    const isMissing = cleanText(name) === '';
    setIsNameMissing(isMissing);
    const pin = pair.check();
    if (isMissing || pin === null) return;
    void add.run({ name, role, pin }).then((reply) => {
      if (!reply.ok) return;
      notify({ tone: 'ok', text: t('staff:add.done', { name: reply.value.name }) });
      onClose();
    });
  };
  return (
    <Dialog
      isOpen
      title={t('staff:add.title')}
      width="xs"
      onClose={onClose}
      onSubmit={submit}
      isBusy={add.isPending}
      actions={
        <>
          <BigButton onClick={onClose}>{t('common:cancel')}</BigButton>
          <BigButton kind="primary" type="submit" disabled={add.isPending}>
            {add.isPending ? t('common:saving') : t('common:add')}
          </BigButton>
        </>
      }
    >
      <Stack sx={{ gap: 2, pt: 1 }}>
        <TextField
          autoFocus
          fullWidth
          label={t('staff:column.name')}
          value={name}
          error={isNameMissing}
          helperText={isNameMissing ? t('errors:staff.nameEmpty') : null}
          slotProps={{ htmlInput: { maxLength: 80 } }}
          onChange={(event) => setName(event.target.value)}
        />
        <RoleChoice value={role} onChange={setRole} />
        {pair.fields}
        <ErrorNotice failure={add.failure} />
      </Stack>
    </Dialog>
  );
}
