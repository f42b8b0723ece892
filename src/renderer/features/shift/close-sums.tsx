import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CallValue } from '../../../contract/index.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';

/** Counted beside expected; the difference is the largest figure here. */
export function CloseSums({ sums }: { readonly sums: CallValue<'shift.quoteClose'> | undefined }) {
  const t = useT();
  const format = useFormat();
  const difference = sums?.differenceMinor ?? 0;
  const line = (label: string, minor: number | undefined) => (
    <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, py: 0.5 }}>
      <span>{label}</span>
      <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
        {minor === undefined ? '–' : format.money(minor)}
      </Box>
    </Box>
  );
  const word = () => {
    if (difference === 0) return t('shift:close.right');
    return t(difference > 0 ? 'shift:close.over' : 'shift:close.missing');
  };
  return (
    <Box
      sx={{ px: 2.5, py: 2, borderRadius: '12px', bgcolor: 'surface.sunken' }}
      role="status"
      aria-live="polite"
    >
      {line(t('shift:figure.expected'), sums?.expectedCashMinor)}
      {line(t('shift:figure.counted'), sums?.countedMinor)}
      <Box sx={{ borderTop: '1px solid', borderColor: 'divider', mt: 1, pt: 1.5 }}>
        <Typography sx={{ color: 'text.secondary' }}>{t('shift:figure.difference')}</Typography>
        <Typography
          component="p"
          sx={{
            fontSize: '2rem',
            lineHeight: 1.2,
            fontWeight: 700,
            fontVariantNumeric: 'tabular-nums',
            color: difference === 0 ? 'success.main' : 'error.main',
          }}
        >
          {sums === undefined ? '–' : format.money(difference)}
        </Typography>
        <Typography sx={{ color: difference === 0 ? 'success.main' : 'error.main' }}>
          {word()}
        </Typography>
      </Box>
    </Box>
  );
}
