import { useEffect } from 'react';
import { ChooseLanguage, FirstRun, Opening, SignIn, StoreProblemScreen } from './screens.ts';
import type { Boot } from '../../contract/system.ts';
import { changeLanguage } from '../i18n/index.ts';
import { useTillQuery } from '../lib/use-till.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Frame } from './frame.tsx';
import { Notices } from './notices.tsx';
import { StartFailed } from './start-failed.tsx';
import { useInputs } from './use-inputs.ts';
import { useLook } from '../lib/use-look.ts';

/** The window: which of its few states the till is in decides what is shown. */
export function App() {
  const boot = useTillQuery('system.boot', {});
  useInputs();
  return (
    <ErrorBoundary>
      {boot.data === undefined ? <StartFailed failure={boot.error} /> : <Stage boot={boot.data} />}
      <Notices />
    </ErrorBoundary>
  );
}

function Stage({ boot }: { readonly boot: Boot }) {
  const { locale, isLocaleChosen, theme, store, session } = boot;
  const { applyTheme } = useLook();
  useEffect(() => {
    if (isLocaleChosen) void changeLanguage(locale);
  }, [locale, isLocaleChosen]);
  useEffect(() => applyTheme(theme), [theme, applyTheme]);

  switch (store.state) {
    case 'absent':
      return isLocaleChosen ? <FirstRun /> : <ChooseLanguage />;
    case 'opening':
      return <Opening />;
    case 'problem':
      return <StoreProblemScreen store={store} />;
    case 'ready':
      return session === null ? (
        <SignIn till={store.till} />
      ) : (
        <Frame till={store.till} session={session} />
      );
    default:
      return store satisfies never;
  }
}
