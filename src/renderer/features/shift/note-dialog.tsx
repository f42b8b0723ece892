import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { MAX_NOTE } from '../../../contract/shift.ts';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { FormDialog } from '../../ui/index.ts';

/** Leaves a note to whoever works next. */
export function NoteDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const [text, setText] = useState('');
  const leave = useTillCommand('shift.leaveNote');
  const submit = () => {
    void leave.run({ text }).then((reply) => {
      if (!reply.ok) return;
      notify({ tone: 'ok', text: t('shift:note.left') });
      onClose();
    });
  };
  return (
    <FormDialog
      title={t('shift:note.title')}
      onClose={onClose}
      onSubmit={submit}
      command={leave}
      submit={t('shift:note.action')}
    >
      <TextField
        autoFocus
        fullWidth
        label={t('shift:note.text')}
        helperText={t('shift:note.hint')}
        value={text}
        slotProps={{ htmlInput: { maxLength: MAX_NOTE } }}
        onChange={(event) => setText(event.target.value)}
      />
    </FormDialog>
  );
}
