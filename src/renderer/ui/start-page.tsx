import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** A page before anyone is signed in: one column, calm, scrolled if it must be. */
export function StartPage({
  title,
  lead,
  end,
  width = 880,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  /** At the right of the title, such as the choice of language. */
  readonly end?: ReactNode;
  readonly width?: number;
  readonly children: ReactNode;
}) {
  return (
    <Box
      component="main"
      sx={{
        height: '100%',
        overflow: 'auto',
        display: 'flex',
        flexDirection: 'column',
        px: 4,
        // A little above the middle, where the eye rests.
        pt: 4,
        pb: 'clamp(32px, 16vh, 160px)',
      }}
    >
      <Box sx={{ width: '100%', maxWidth: width, m: 'auto' }}>
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'flex-start', flexWrap: 'wrap', mb: 3 }}>
          <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
            <Typography variant="h1">{title}</Typography>
            {lead === undefined ? null : (
              <Typography sx={{ color: 'text.secondary', mt: 0.5 }}>{lead}</Typography>
            )}
          </Box>
          {end}
        </Box>
        {children}
      </Box>
    </Box>
  );
}
