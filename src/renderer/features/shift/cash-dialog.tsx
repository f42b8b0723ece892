import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { MANAGERS } from '../../../contract/call.ts';
import { cleanText } from '../../../contract/kernel/text.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { Intent } from '../../lib/intent.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import { FormDialog } from '../../ui/index.ts';
import { useApproval } from '../staff/index.ts';
import { AmountField, useAmount } from './amount-field.tsx';

/** Puts cash in or takes it out; taking out needs a manager's PIN unless one is signed in. */
export function CashDialog({
  kind,
  onClose,
}: {
  readonly kind: 'in' | 'out';
  readonly onClose: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const [intent] = useState(() => new Intent());
  const amount = useAmount(text);
  const move = useTillCommand('shift.moveCash');
  const approve = useApproval();
  const role = useTillQuery('staff.session', {}).data?.session?.role ?? 'cashier';
  const needsManager = kind === 'out' && !MANAGERS.includes(role);
  const isReasonMissing = isTried && cleanText(reason) === '';
  const book = async (amountMinor: number) => {
    const content = { kind, amountMinor, reason };
    const input = { ...content, requestId: intent.idFor(JSON.stringify(content)) };
    const what = t('shift:cash.what', { amount: format.money(amountMinor), reason });
    const reply = needsManager
      ? await approve({ call: 'shift.moveCash', input, what, reason, send: move.run })
      : await move.run(input);
    if (reply === null) return;
    intent.settle(reply.ok ? null : reply.error.code);
    if (!reply.ok) return;
    notify({
      tone: 'ok',
      text: t(kind === 'in' ? 'shift:cash.doneIn' : 'shift:cash.doneOut', {
        amount: format.money(amountMinor),
      }),
    });
    onClose();
  };
  const submit = () => {
    setIsTried(true);
    if (amount.minor === null || amount.minor === 0 || cleanText(reason) === '') return;
    void book(amount.minor);
  };
  return (
    <FormDialog
      title={t(kind === 'in' ? 'shift:cash.in' : 'shift:cash.out')}
      onClose={onClose}
      onSubmit={submit}
      command={move}
      submit={t(kind === 'in' ? 'shift:cash.actionIn' : 'shift:cash.actionOut')}
    >
      <AmountField
        hasFocus
        hasPad
        label={t('shift:cash.amount')}
        text={text}
        onText={setText}
        isMissing={isTried && (amount.minor ?? 0) === 0}
      />
      <TextField
        fullWidth
        label={t('shift:cash.reason')}
        value={reason}
        error={isReasonMissing}
        helperText={isReasonMissing ? t('errors:shift.reasonMissing') : t('shift:cash.reasonHint')}
        slotProps={{ htmlInput: { maxLength: 120 } }}
        onChange={(event) => setReason(event.target.value)}
      />
      {needsManager ? (
        <Typography sx={{ color: 'text.secondary' }}>{t('shift:cash.needsManager')}</Typography>
      ) : null}
    </FormDialog>
  );
}
