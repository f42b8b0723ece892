import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

interface RowProps {
  readonly name: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** A fact of the till with what can be done about it. */
export function Row({ name, children, action }: RowProps) {
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        gap: 2,
        px: 3,
        py: 1,
        minHeight: 56,
        '& + &': { borderTop: '1px solid', borderColor: 'divider' },
      }}
    >
      <Typography component="dt" sx={{ width: 176, color: 'text.secondary' }}>
        {name}
      </Typography>
      <Typography
        component="dd"
        sx={{ m: 0, flex: '1 1 200px', minWidth: 0, display: 'flex', alignItems: 'center', gap: 2 }}
      >
        {children}
        {action === undefined ? null : <Box sx={{ ml: 'auto', flexShrink: 0 }}>{action}</Box>}
      </Typography>
    </Box>
  );
}
