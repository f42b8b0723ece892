import Box from '@mui/material/Box';
import type { SxProps, Theme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { isImeKey } from '../lib/keys.ts';

/** A form that Enter submits, but never the Enter that accepts an input method's candidate. */
export function Form({
  onSubmit,
  children,
  sx = {},
}: {
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  readonly sx?: SxProps<Theme>;
}) {
  return (
    <Box
      component="form"
      noValidate
      autoComplete="off"
      sx={sx}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && isImeKey(event)) event.preventDefault();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        // A form in a dialog in a form: React passes submits up through portals.
        event.stopPropagation();
        onSubmit();
      }}
    >
      {children}
    </Box>
  );
}
