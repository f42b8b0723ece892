import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** One figure with its name, a hairline below. */
export function Fact({
  label,
  isStrong = false,
  children,
}: {
  readonly label: string;
  readonly isStrong?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Box
      sx={{
        display: 'flex',
        justifyContent: 'space-between',
        gap: 2,
        py: 0.75,
        borderBottom: '1px solid',
        borderColor: 'divider',
        fontWeight: isStrong ? 600 : 400,
      }}
    >
      <Box component="span" sx={{ color: 'text.secondary', minWidth: 0, overflowWrap: 'anywhere' }}>
        {label}
      </Box>
      <Box component="span" sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
        {children}
      </Box>
    </Box>
  );
}
