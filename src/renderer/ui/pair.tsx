import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Fields beside each other where there is room. */
export function Pair({ children }: { readonly children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))',
      }}
    >
      {children}
    </Box>
  );
}
