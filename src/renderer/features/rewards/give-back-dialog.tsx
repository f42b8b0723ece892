import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Redemption } from '../../../contract/rewards.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { FormDialog } from '../../ui/index.ts';
import { Field } from './fields.tsx';

/** A gift comes back: why, and what the member gets again. */
export function GiveBackDialog({
  redemption,
  onClose,
}: {
  readonly redemption: Redemption;
  readonly onClose: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const [reason, setReason] = useState('');
  const giveBack = useTillCommand('rewards.giveBackGift');
  const { id, giftName, points } = redemption;
  const submit = () => {
    void giveBack.run({ redemptionId: id, reason }).then((reply) => {
      if (!reply.ok) return;
      notify({ tone: 'ok', text: t('rewards:back.done', { name: giftName }) });
      onClose();
    });
  };
  return (
    <FormDialog
      title={t('rewards:member.giveBackFor', { name: giftName })}
      onClose={onClose}
      onSubmit={submit}
      command={giveBack}
      submit={t('rewards:member.giveBack')}
    >
      <Typography>
        {points === 0
          ? t('rewards:back.stamps')
          : t('rewards:back.points', { count: points, points: format.number(points) })}
      </Typography>
      <Field
        isFirst
        label={t('rewards:back.reason')}
        value={reason}
        max={120}
        onChange={setReason}
      />
    </FormDialog>
  );
}
