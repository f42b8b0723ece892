import CircularProgress from '@mui/material/CircularProgress';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useT } from '../../i18n/index.ts';
import { useDelayed } from '../../lib/use-delayed.ts';

/** While the store opens: nothing at first, a word when it takes longer. */
export function Opening() {
  const t = useT();
  const isLong = useDelayed(true);
  return (
    <Stack
      component="main"
      aria-busy
      sx={{ height: '100%', alignItems: 'center', justifyContent: 'center', gap: 2 }}
    >
      {isLong ? (
        <>
          <CircularProgress aria-label={t('common:loading')} />
          <Typography role="status">{t('system:opening')}</Typography>
        </>
      ) : null}
    </Stack>
  );
}
