import CircularProgress from '@mui/material/CircularProgress';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useT } from '../i18n/index.ts';
import { useDelayed } from '../lib/use-delayed.ts';

/** A word and a wheel once an answer takes longer than 300 ms; nothing before that. */
export function Loading({ isWaiting }: { readonly isWaiting: boolean }) {
  const t = useT();
  if (!useDelayed(isWaiting)) return null;
  return (
    <Stack direction="row" role="status" sx={{ alignItems: 'center', gap: 1.5, p: 2 }}>
      <CircularProgress size={24} aria-hidden />
      <Typography>{t('common:loading')}</Typography>
    </Stack>
  );
}
