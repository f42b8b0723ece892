import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** A question and the fields that answer it. */
export function Group({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <Box component="section" sx={{ display: 'grid', gap: 2 }}>
      <Typography variant="h3" sx={{ fontSize: '0.9375rem', fontWeight: 600 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}
