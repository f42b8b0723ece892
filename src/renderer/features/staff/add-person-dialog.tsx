import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Role } from '../../../contract/call.ts';
import { cleanText } from '../../../contract/kernel/text.ts';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { FormDialog } from '../../ui/index.ts';
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
    <FormDialog
      title={t('staff:add.title')}
      onClose={onClose}
      onSubmit={submit}
      command={add}
      submit={t('common:add')}
    >
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
    </FormDialog>
  );
}
