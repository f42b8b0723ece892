import Box from '@mui/material/Box';
import type { SxProps, Theme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { isImeKey } from '../../../lib/keys.ts';

/**
 * Fields with a button of their own within a screen or dialog that holds several such: Enter in a
 * field means this button, never the dialog's, and never while an input method composes.
 */
export function EnterBox({
  onEnter,
  label,
  children,
  sx = {},
}: {
  readonly onEnter: () => void;
  readonly label: string;
  readonly children: ReactNode;
  readonly sx?: SxProps<Theme>;
}) {
  return (
    <Box
      role="group"
      aria-label={label}
      sx={sx}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        if (event.target.type === 'checkbox' || isImeKey(event)) return;
        event.preventDefault();
        onEnter();
      }}
    >
      {children}
    </Box>
  );
}
