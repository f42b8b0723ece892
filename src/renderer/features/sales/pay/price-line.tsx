import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';

/** What something adds or takes off, with the button that takes it back. */
export function PriceLine({
  label,
  beside = '',
  hint = '',
  isWarning = false,
  undo,
  isLocked = false,
  onUndo,
  children,
}: {
  readonly label: string;
  /** Small, in the same row. */
  readonly beside?: string;
  /** Small, below. */
  readonly hint?: string;
  /** The hint says why it does not apply. */
  readonly isWarning?: boolean;
  /** What the button that takes it back is called. */
  readonly undo?: string;
  readonly isLocked?: boolean;
  readonly onUndo?: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: onUndo ? 42 : 34 }}>
      <Box component="span" sx={{ color: 'text.secondary', flex: 1, minWidth: 0 }}>
        {label}
        {beside === '' ? null : (
          <Box component="span" role="status" sx={{ ml: 1, fontSize: '0.8125rem' }}>
            {beside}
          </Box>
        )}
        {hint === '' ? null : (
          <Box
            component="span"
            title={hint}
            sx={{
              display: 'block',
              fontSize: '0.8125rem',
              ...(isWarning
                ? { color: 'warning.main' }
                : { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
            }}
          >
            {hint}
          </Box>
        )}
      </Box>
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        {children}
      </Box>
      {onUndo === undefined ? null : (
        <IconButton
          aria-label={undo}
          disabled={isLocked}
          onClick={onUndo}
          sx={{ mr: -1.5, my: -0.5, color: 'text.secondary', fontSize: '1.25rem' }}
        >
          ×
        </IconButton>
      )}
    </Box>
  );
}
