import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { HashRouter } from 'react-router';
import type { Boot } from '../../contract/system.ts';
import { queryClient } from '../lib/query-client.ts';
import { theme } from './theme.ts';

/** The nonce of this answer's content security policy: without it no style would apply. */
function readNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

const styles = createCache({ key: 'g', nonce: readNonce(), prepend: true });

/** Everything that screens find around them: styles, theme, data, place. */
export function Providers({
  mode,
  children,
}: {
  readonly mode: Boot['theme'];
  readonly children: ReactNode;
}) {
  return (
    <CacheProvider value={styles}>
      <ThemeProvider theme={theme} defaultMode={mode} storageManager={null} noSsr>
        <CssBaseline enableColorScheme />
        <QueryClientProvider client={queryClient}>
          <HashRouter>{children}</HashRouter>
        </QueryClientProvider>
      </ThemeProvider>
    </CacheProvider>
  );
}
