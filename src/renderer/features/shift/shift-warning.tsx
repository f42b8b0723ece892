import Box from '@mui/material/Box';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';

/** The business day turned while the shift was open: selling goes on, but it should be closed. */
export function ShiftWarning({ day }: { readonly day: string }) {
  const t = useT();
  const format = useFormat();
  return (
    <Box
      role="status"
      sx={{
        px: 2,
        py: 1.5,
        borderRadius: 1,
        border: '1px solid',
        borderColor: 'warning.main',
        bgcolor: 'warning.soft',
      }}
    >
      {t('shift:overdue', { day: format.day(day) })}
    </Box>
  );
}
