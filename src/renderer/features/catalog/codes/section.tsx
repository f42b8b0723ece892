import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Sheet } from '../../../ui/index.ts';

/** A part of the tables of codes, with a word about what it is for. */
export function Section({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint: string;
  readonly children: ReactNode;
}) {
  return (
    <Sheet>
      <Box component="section" sx={{ p: 3 }}>
        <Typography variant="subtitle1" component="h3">
          {title}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5, maxWidth: 720 }}>
          {hint}
        </Typography>
        {children}
      </Box>
    </Sheet>
  );
}

export const ROW_LINE = { py: 1.5, borderBottom: '1px solid', borderColor: 'divider' } as const;
