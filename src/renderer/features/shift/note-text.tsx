import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { ShiftNote } from '../../../contract/shift.ts';
import { Moment } from '../../ui/index.ts';

/** A hand-over note as it was left, with who left it and when. */
export function NoteText({
  note,
  action,
  isQuiet = false,
}: {
  readonly note: ShiftNote;
  /** Left within this shift: it is for the next one. */
  readonly isQuiet?: boolean;
  readonly action?: ReactNode;
}) {
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 2,
        px: 2,
        py: 1.5,
        borderRadius: 1,
        border: '1px solid',
        borderColor: isQuiet ? 'divider' : 'warning.main',
        bgcolor: isQuiet ? 'background.paper' : 'warning.soft',
      }}
    >
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Typography sx={{ overflowWrap: 'anywhere' }}>{note.text}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {note.staffName} · <Moment at={note.at} />
        </Typography>
      </Box>
      {action}
    </Box>
  );
}
