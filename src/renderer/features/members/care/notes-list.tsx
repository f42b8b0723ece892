import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { MemberProfile } from '../../../../contract/member-profile.ts';
import type { MemberCard } from '../../../../contract/members.ts';
import { useT } from '../../../i18n/index.ts';
import { useTillCommand } from '../../../lib/use-till.ts';
import { BigButton, Chip, Choice, ErrorNotice, Moment } from '../../../ui/index.ts';
import { NOTE_KIND_NAMES, optionsOf } from './care-words.ts';
import { EnterBox } from './enter-box.tsx';
import { ROW } from './section.tsx';

type Note = MemberCard['notes'][number];

/** Notes with what they are about, the important ones first, and a line for one more. */
export function NotesList({
  memberId,
  notes,
}: {
  readonly memberId: number;
  readonly notes: MemberProfile['notes'];
}) {
  const t = useT();
  const command = useTillCommand('members.addNote');
  const [kind, setKind] = useState<Note['kind']>('note');
  const [text, setText] = useState('');
  const add = async () => {
    if (text.trim() === '') return;
    const reply = await command.run({ memberId, text, kind });
    if (reply.ok) setText('');
  };
  return (
    <EnterBox label={t('care:notes.title')} onEnter={() => void add()}>
      {notes.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>{t('care:notes.none')}</Typography>
      ) : null}
      {notes.map((note) => (
        <NoteRow key={note.id} note={note} />
      ))}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 2 }}>
        <Box sx={{ width: 160 }}>
          <Choice
            label={t('care:notes.kind')}
            value={kind}
            options={optionsOf(NOTE_KIND_NAMES, t)}
            onChange={setKind}
          />
        </Box>
        <TextField
          label={t('care:notes.text')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 500 } }}
          sx={{ flex: '1 1 240px' }}
        />
        <BigButton disabled={command.isPending || text.trim() === ''} onClick={() => void add()}>
          {t('common:add')}
        </BigButton>
      </Box>
      <ErrorNotice failure={command.failure} />
    </EnterBox>
  );
}

/** One note: its kind unless it is a plain one, who wrote it, when. */
export function NoteRow({ note }: { readonly note: Note }) {
  const t = useT();
  return (
    <Box sx={{ ...ROW, display: 'block', fontSize: '0.875rem' }}>
      <Box sx={{ overflowWrap: 'anywhere', unicodeBidi: 'isolate' }}>
        {note.kind === 'note' ? null : (
          <>
            <Chip tone={note.kind === 'important' ? 'danger' : 'info'}>
              {t(NOTE_KIND_NAMES[note.kind])}
            </Chip>{' '}
          </>
        )}
        {note.text}
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {note.staffName} · <Moment at={note.at} />
      </Typography>
    </Box>
  );
}
