import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ProgrammeVersion } from '../../../../contract/programmes.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { notify } from '../../../lib/notices.ts';
import { useTillCommand } from '../../../lib/use-till.ts';
import { FormDialog } from '../../../ui/index.ts';

/** Takes a version back before its day. */
export function RetireDialog({
  version: { version, effectiveFrom },
  onClose,
}: {
  readonly version: ProgrammeVersion;
  readonly onClose: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const [note, setNote] = useState('');
  const retire = useTillCommand('programmes.retire');
  const submit = () => {
    void retire.run({ version, note }).then((reply) => {
      if (!reply.ok) return;
      notify({ tone: 'ok', text: t('programme:retire.done', { version }) });
      onClose();
    });
  };
  return (
    <FormDialog
      title={t('programme:retire.title', { version })}
      submit={t('programme:list.retire')}
      onClose={onClose}
      onSubmit={submit}
      command={retire}
    >
      <Typography>{t('programme:retire.text', { day: format.day(effectiveFrom) })}</Typography>
      <TextField
        autoFocus
        fullWidth
        label={t('programme:publish.note')}
        value={note}
        slotProps={{ htmlInput: { maxLength: 200 } }}
        onChange={(event) => setNote(event.target.value)}
      />
    </FormDialog>
  );
}
