import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { MemberProfile } from '../../../../contract/member-profile.ts';
import { useT } from '../../../i18n/index.ts';
import { notify } from '../../../lib/notices.ts';
import { useTillCommand } from '../../../lib/use-till.ts';
import { Choice, FormDialog } from '../../../ui/index.ts';
import { FREEZE_REASON_NAMES, optionsOf } from './care-words.ts';

/** Stops a member's points from being redeemed, with a reason. */
export function FreezeDialog({
  profile,
  onClose,
}: {
  readonly profile: MemberProfile;
  readonly onClose: () => void;
}) {
  const t = useT();
  const command = useTillCommand('members.freeze');
  const [reason, setReason] = useState<keyof typeof FREEZE_REASON_NAMES>('misuse');
  const [note, setNote] = useState('');
  const freeze = async () => {
    const reply = await command.run({ memberId: profile.id, reason, note });
    if (!reply.ok) return;
    notify({ tone: 'warn', text: t('care:frozen.done', { name: profile.name }) });
    onClose();
  };
  return (
    <FormDialog
      title={t('care:frozen.title', { name: profile.name })}
      submit={t('care:frozen.submit')}
      command={command}
      onClose={onClose}
      onSubmit={() => void freeze()}
    >
      <Typography>{t('care:frozen.why')}</Typography>
      <Choice
        label={t('care:frozen.reason')}
        value={reason}
        options={optionsOf(FREEZE_REASON_NAMES, t)}
        onChange={setReason}
      />
      <TextField
        autoFocus
        fullWidth
        label={t('care:frozen.note')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </FormDialog>
  );
}
