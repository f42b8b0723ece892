import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { TRANSFER_REASONS, type TransferReason } from '../../../../contract/points.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { notify } from '../../../lib/notices.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { Choice, FormDialog } from '../../../ui/index.ts';
import { MergePick } from '../care/merge-pick.tsx';
import { useDecided } from '../care/use-decided.ts';
import { NoteField } from './note-field.tsx';
import { type Named, readPoints, TRANSFER_REASON_NAMES } from './words.ts';

interface Props {
  readonly member: Named;
  readonly balance: number;
  readonly onClose: () => void;
}

/** Gives points to another member: first who, then how many and why. */
export function TransferDialog({ member, balance, onClose }: Props) {
  const t = useT();
  const [toId, setToId] = useState<number | null>(null);
  if (toId === null) {
    return (
      <MergePick
        one={{ id: member.id, name: '' }}
        title={t('points:transfer.title', { name: member.name })}
        lead={t('points:transfer.find')}
        onPick={setToId}
        onClose={onClose}
      />
    );
  }
  return <Amount member={member} balance={balance} toId={toId} onClose={onClose} />;
}

function Amount({ member, balance, toId, onClose }: Props & { readonly toId: number }) {
  const t = useT();
  const format = useFormat();
  const decided = useDecided('points.transfer');
  const other = useTillQuery('members.card', { memberId: toId }).data;
  const [text, setText] = useState('');
  const [reason, setReason] = useState<TransferReason>('family');
  const [note, setNote] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const points = readPoints(text);
  const name = other?.name ?? '';
  const save = async () => {
    setIsWrong(points === null);
    if (points === null || other === undefined) return;
    const names = { from: member.name, to: name, points: format.number(points) };
    const fields = { fromId: member.id, toId: other.id, points, reason, note };
    const reply = await decided.run(fields, t('points:transfer.what', names));
    if (reply?.ok !== true) return;
    notify({ tone: 'ok', text: t('points:transfer.done', names) });
    onClose();
  };
  return (
    <FormDialog
      title={t('points:transfer.to', { name })}
      submit={t('points:transfer.submit')}
      command={decided}
      onClose={onClose}
      onSubmit={() => void save()}
    >
      <Typography>
        {t('points:transfer.has', { name: member.name, points: format.number(balance) })}
      </Typography>
      <TextField
        autoFocus
        label={t('points:adjust.points')}
        value={text}
        error={isWrong}
        helperText={isWrong ? t('points:adjust.pointsWrong') : ' '}
        onChange={(event) => setText(event.target.value)}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 14 } }}
      />
      <Choice
        label={t('points:field.reason')}
        value={reason}
        options={TRANSFER_REASONS.map((value) => ({
          value,
          text: t(TRANSFER_REASON_NAMES[value]),
        }))}
        onChange={setReason}
      />
      <NoteField value={note} onChange={setNote} />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('points:transfer.explain')}
      </Typography>
    </FormDialog>
  );
}
