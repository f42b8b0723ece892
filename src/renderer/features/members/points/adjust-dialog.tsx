import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { ADJUST_REASONS, type AdjustReason } from '../../../../contract/points.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { notify } from '../../../lib/notices.ts';
import { Choice, DateField, FormDialog } from '../../../ui/index.ts';
import { useDecided } from '../care/use-decided.ts';
import { NoteField } from './note-field.tsx';
import { ADJUST_REASON_NAMES, type Named, readPoints } from './words.ts';

type Direction = 'give' | 'take';
type Expiry = 'programme' | 'day' | 'never';

const DIRECTIONS = { give: 'points:adjust.give', take: 'points:adjust.take' } as const;
const EXPIRIES = {
  programme: 'points:adjust.until.programme',
  day: 'points:adjust.until.day',
  never: 'points:adjust.until.never',
} as const;

/** Corrects points by hand: give or take, why, and until when what is given counts. */
export function AdjustDialog({
  member,
  balance,
  onClose,
}: {
  readonly member: Named;
  readonly balance: number;
  readonly onClose: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const decided = useDecided('points.adjust');
  const [direction, setDirection] = useState<Direction>('give');
  const [text, setText] = useState('');
  const [reason, setReason] = useState<AdjustReason>('correction');
  const [note, setNote] = useState('');
  const [expiry, setExpiry] = useState<Expiry>('programme');
  const [day, setDay] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const [allowsNegative, setAllowsNegative] = useState(false);
  const amount = readPoints(text);
  const signed = (amount ?? 0) * (direction === 'give' ? 1 : -1);
  const isBelow = balance + signed < 0;
  const becomes = t('points:adjust.becomes', {
    before: format.number(balance),
    after: format.number(balance + signed),
  });
  const help = amount === null ? (isWrong ? t('points:adjust.pointsWrong') : ' ') : becomes;
  const save = async () => {
    const until = direction === 'give' ? expiry : 'programme';
    const isDayMissing = until === 'day' && !/^\d{4}-\d{2}-\d{2}$/u.test(day);
    setIsWrong(amount === null || isDayMissing);
    if (amount === null || isDayMissing) return;
    const fields = {
      memberId: member.id,
      points: signed,
      reason,
      note,
      expiry: until === 'day' ? { kind: until, day } : { kind: until },
      allowsNegative: allowsNegative && isBelow,
    };
    const figure = `${signed > 0 ? '+' : '−'}${format.number(amount)}`;
    const what = t('points:adjust.what', { name: member.name, points: figure });
    const reply = await decided.run(fields, what);
    if (reply?.ok !== true) return;
    const done = { name: member.name, balance: format.number(reply.value.balanceAfter) };
    notify({ tone: 'ok', text: t('points:adjust.done', done) });
    onClose();
  };
  return (
    <FormDialog
      title={t('points:adjust.title', { name: member.name })}
      submit={t('points:adjust.submit')}
      command={decided}
      onClose={onClose}
      onSubmit={() => void save()}
    >
      <Choice
        label={t('points:adjust.direction')}
        value={direction}
        options={(['give', 'take'] as const).map((value) => ({
          value,
          text: t(DIRECTIONS[value]),
        }))}
        onChange={setDirection}
      />
      <TextField
        autoFocus
        label={t('points:adjust.points')}
        value={text}
        error={isWrong && amount === null}
        helperText={help}
        onChange={(event) => setText(event.target.value)}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 14 } }}
      />
      {isBelow ? (
        <FormControlLabel
          control={
            <Checkbox
              checked={allowsNegative}
              onChange={(event) => setAllowsNegative(event.target.checked)}
            />
          }
          label={t('points:adjust.negative')}
        />
      ) : null}
      <Choice
        label={t('points:field.reason')}
        value={reason}
        options={ADJUST_REASONS.map((value) => ({ value, text: t(ADJUST_REASON_NAMES[value]) }))}
        onChange={setReason}
      />
      <NoteField value={note} onChange={setNote} />
      {direction === 'give' ? (
        <Choice
          label={t('points:adjust.expiry')}
          value={expiry}
          options={(['programme', 'day', 'never'] as const).map((value) => ({
            value,
            text: t(EXPIRIES[value]),
          }))}
          onChange={setExpiry}
        />
      ) : null}
      {direction === 'give' && expiry === 'day' ? (
        <DateField
          label={t('points:lots.until')}
          day={day}
          isWrong={isWrong && day === ''}
          onChange={setDay}
        />
      ) : null}
    </FormDialog>
  );
}
