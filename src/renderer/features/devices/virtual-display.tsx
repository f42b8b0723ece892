import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useT } from '../../i18n/index.ts';
import { useTillQuery } from '../../lib/use-till.ts';

const REFETCH_MS = 500;

/** The customer's display on the screen: two lines of twenty characters. */
export function VirtualDisplay() {
  const t = useT();
  const shown = useTillQuery('devices.virtualDisplay', {}, { refetchMs: REFETCH_MS });
  return (
    <Box component="section" sx={{ mb: 2 }}>
      <Typography variant="subtitle2" component="h3" sx={{ color: 'text.secondary', mb: 0.5 }}>
        {t('devices:virtual.display')}
      </Typography>
      <Box
        component="pre"
        data-testid="virtual-display"
        sx={{
          m: 0,
          px: 1.5,
          py: 1,
          borderRadius: '8px',
          // A lit tube on black glass, whatever the theme.
          bgcolor: '#0b1512',
          color: '#5cf2c3',
          fontFamily: 'monospace',
          fontSize: '1.0625rem',
          lineHeight: 1.5,
          overflow: 'hidden',
          minHeight: '4.2rem',
        }}
      >
        {(shown.data?.lines ?? []).join('\n')}
      </Box>
    </Box>
  );
}
