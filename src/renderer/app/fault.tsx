import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useT } from '../i18n/index.ts';
import { BigButton } from '../ui/big-button.tsx';

/** What a person sees when a screen broke: nothing booked is lost, and how to go on. */
export function Fault({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const t = useT();
  return (
    <Box
      component="main"
      role="alert"
      sx={{ flex: 1, overflow: 'auto', p: 4, maxWidth: 720, mx: 'auto' }}
    >
      <Typography variant="h1" sx={{ mb: 1 }}>
        {t('app:fault.title')}
      </Typography>
      <Typography>{t('app:fault.text')}</Typography>
      <Stack direction="row" sx={{ gap: 1, my: 3 }}>
        <BigButton kind="primary" onClick={onRetry}>
          {t('common:retry')}
        </BigButton>
        <BigButton onClick={() => window.location.reload()}>{t('app:fault.reload')}</BigButton>
      </Stack>
      <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {t('app:fault.detail', { detail: error.message.slice(0, 300) })}
      </Typography>
    </Box>
  );
}
