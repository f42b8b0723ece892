import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { CallValue } from '../../../contract/index.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { FormDialog } from '../../ui/index.ts';
import { AmountField, useAmount } from './amount-field.tsx';
import { NoteText } from './note-text.tsx';

/** Opens the shift: the float, and what the last one left in writing. */
export function OpenDialog({
  state,
  onClose,
}: {
  readonly state: CallValue<'shift.current'>;
  readonly onClose: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const [text, setText] = useState('');
  const [isTried, setIsTried] = useState(false);
  const [hasRead, setHasRead] = useState(state.notes.length === 0);
  const amount = useAmount(text);
  const open = useTillCommand('shift.open');
  const { lastClosed, notes } = state;
  const submit = () => {
    setIsTried(true);
    if (amount.minor === null || !hasRead) return;
    const readNoteIds = notes.map(({ noteId }) => noteId);
    void open.run({ floatMinor: amount.minor, readNoteIds }).then((reply) => {
      if (!reply.ok) return;
      notify({ tone: 'ok', text: t('shift:open.done') });
      onClose();
    });
  };
  return (
    <FormDialog
      title={t('shift:open.title')}
      onClose={onClose}
      onSubmit={submit}
      command={open}
      submit={t('shift:open.action')}
    >
      <Typography sx={{ color: 'text.secondary' }}>{t('shift:open.lead')}</Typography>
      <AmountField
        hasFocus
        hasPad
        label={t('shift:figure.float')}
        text={text}
        onText={setText}
        isMissing={isTried && text === ''}
        {...(lastClosed === null
          ? {}
          : { hint: t('shift:open.last', { amount: format.money(lastClosed.countedMinor) }) })}
      />
      {notes.map((note) => (
        <NoteText key={note.noteId} note={note} />
      ))}
      {notes.length === 0 ? null : (
        <>
          <FormControlLabel
            control={<Checkbox checked={hasRead} onChange={(_event, is) => setHasRead(is)} />}
            label={t('shift:note.haveRead')}
          />
          {isTried && !hasRead ? (
            <Typography role="alert" sx={{ color: 'error.main' }}>
              {t('errors:shift.notesUnread')}
            </Typography>
          ) : null}
        </>
      )}
    </FormDialog>
  );
}
