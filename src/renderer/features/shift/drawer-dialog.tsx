import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { FormDialog } from '../../ui/index.ts';

/** Opens the drawer without a sale: with a reason, on record. */
export function DrawerDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const [reason, setReason] = useState('');
  const open = useTillCommand('devices.openDrawer');
  const submit = () => {
    void open.run({ reason }).then((reply) => {
      if (!reply.ok) return;
      notify({ tone: 'ok', text: t('shift:drawer.done') });
      onClose();
    });
  };
  return (
    <FormDialog
      title={t('shift:drawer.title')}
      onClose={onClose}
      onSubmit={submit}
      command={open}
      submit={t('shift:drawer.action')}
    >
      <TextField
        autoFocus
        fullWidth
        label={t('shift:cash.reason')}
        helperText={t('shift:drawer.hint')}
        value={reason}
        slotProps={{ htmlInput: { maxLength: 200 } }}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
