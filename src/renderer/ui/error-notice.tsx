import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { ErrorCode } from '../../contract/index.ts';
import type { ErrorParams } from '../../contract/kernel/result.ts';
import { useErrorText } from '../i18n/error-text.ts';

/** A failure a person has to know of: what happened, whether it was saved, what next, its code. */
export function ErrorNotice({
  failure,
  action,
}: {
  readonly failure: { readonly code: ErrorCode; readonly params?: ErrorParams } | null;
  readonly action?: ReactNode;
}) {
  const describe = useErrorText();
  if (failure === null) return null;
  return (
    <Box
      role="alert"
      sx={{
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        gap: 2,
        px: 2,
        py: 1.5,
        borderRadius: 1,
        border: '1px solid',
        borderColor: 'error.main',
        bgcolor: 'error.soft',
      }}
    >
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          <Box component="span" aria-hidden sx={{ color: 'error.main', mr: 1 }}>
            !
          </Box>
          {describe(failure)}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {failure.code}
        </Typography>
      </Box>
      {action}
    </Box>
  );
}
