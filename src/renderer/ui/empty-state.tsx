import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** Says that there is nothing yet, what would be here, and offers how to begin. */
export function EmptyState({
  title,
  hint,
  action,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly action?: ReactNode;
}) {
  return (
    <Stack sx={{ alignItems: 'center', textAlign: 'center', gap: 1, p: 4 }}>
      <Typography variant="subtitle1">{title}</Typography>
      {hint === undefined ? null : (
        <Typography sx={{ color: 'text.secondary', maxWidth: 480 }}>{hint}</Typography>
      )}
      {action}
    </Stack>
  );
}
