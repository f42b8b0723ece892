import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { MemberCard } from '../../../contract/members.ts';
import { useT } from '../../i18n/index.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { BigButton, ErrorNotice } from '../../ui/index.ts';
import { isImeKey } from '../../lib/keys.ts';
import { NoteRow } from './care/notes-list.tsx';

/** What colleagues wrote down, and a line for more. */
export function MemberNotes({
  memberId,
  notes,
}: {
  readonly memberId: number;
  readonly notes: MemberCard['notes'];
}) {
  const t = useT();
  const command = useTillCommand('members.addNote');
  const [text, setText] = useState('');
  const add = async () => {
    if (text.trim() === '') return;
    const reply = await command.run({ memberId, text });
    if (reply.ok) setText('');
  };
  return (
    <Box sx={{ mt: 2 }}>
      <Typography variant="subtitle2" sx={{ color: 'text.secondary' }}>
        {t('members:notes.title')}
      </Typography>
      {notes.map((note) => (
        <NoteRow key={note.id} note={note} />
      ))}
      <Box sx={{ display: 'flex', gap: 1, mt: 1 }}>
        <TextField
          fullWidth
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !isImeKey(event)) void add();
          }}
          placeholder={t('members:notes.placeholder')}
          slotProps={{
            htmlInput: { 'aria-label': t('members:notes.placeholder'), maxLength: 500 },
          }}
        />
        <BigButton
          disabled={command.isPending || text.trim() === ''}
          onClick={() => void add()}
          sx={{ flexShrink: 0, whiteSpace: 'nowrap' }}
        >
          {t('common:add')}
        </BigButton>
      </Box>
      <ErrorNotice failure={command.failure} />
    </Box>
  );
}
