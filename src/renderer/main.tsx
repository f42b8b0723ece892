import './lib/zod-setup.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { Providers } from './app/providers.tsx';
import { nearestLocale, startTexts } from './i18n/index.ts';
import { callTill } from './lib/bridge.ts';
import { connectEvents, queryClient } from './lib/query-client.ts';
import { tillKey } from './lib/use-till.ts';

async function start(): Promise<void> {
  const place = document.getElementById('root');
  if (place === null) throw new Error('index.html lacks #root');
  connectEvents();
  const boot = await callTill('system.boot', {});
  const machine = nearestLocale(navigator.languages);
  const isChosen = boot.ok && boot.value.isLocaleChosen;
  await startTexts(boot.ok && isChosen ? boot.value.locale : machine);
  if (boot.ok) queryClient.setQueryData(tillKey('system.boot', {}), boot.value);
  createRoot(place).render(
    <Providers mode={boot.ok ? boot.value.theme : 'system'}>
      <App />
    </Providers>,
  );
}

void start();
