import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** A part of a member's page under a small heading, one line between parts. */
export function Section({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <Box
      component="section"
      sx={{ pt: 2, '& + &': { mt: 3, borderTop: '1px solid', borderColor: 'divider' } }}
    >
      <Typography variant="subtitle2" component="h3" sx={{ color: 'text.secondary', mb: 1 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

/** One line of a list: text at the left, buttons at the right. */
export const ROW = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 1,
  minHeight: 52,
  py: 0.5,
  borderBottom: '1px solid',
  borderColor: 'divider',
} as const;

/** Fields beside each other where there is room. */
export const FIELDS = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
  alignItems: 'start',
  gap: 2,
  pt: 1,
} as const;
