import Box from '@mui/material/Box';
import type { TillFailure } from '../lib/bridge.ts';
import { refetchEverything } from '../lib/query-client.ts';
import { useT } from '../i18n/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Loading } from '../ui/loading.tsx';

/** The till did not even say what state it is in. */
export function StartFailed({ failure }: { readonly failure: TillFailure | null }) {
  const t = useT();
  return (
    <Box component="main" sx={{ p: 4, maxWidth: 720, mx: 'auto' }}>
      <Loading isWaiting={failure === null} />
      <ErrorNotice
        failure={failure}
        action={<BigButton onClick={refetchEverything}>{t('common:retry')}</BigButton>}
      />
    </Box>
  );
}
