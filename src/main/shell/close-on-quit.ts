import { app } from 'electron';
import type { DeviceKeeper } from './device-keeper.ts';
import type { LogFile } from './log.ts';
import type { PreferencesFile } from './preferences.ts';
import { closeInOrder } from './shutdown.ts';
import type { Till } from './till.ts';

export interface ClosingParts {
  readonly till: Till;
  readonly preferences: PreferencesFile;
  readonly log: LogFile;
  readonly devices: DeviceKeeper;
}

/**
 * Closes the till before the process ends, however the end was asked for: the last window, the
 * system, a signal. Electron waits once for `will-quit`; the second quit goes through.
 */
export function closeOnQuit(parts: ClosingParts): void {
  let stage: 'open' | 'closing' | 'closed' = 'open';
  // A system that shuts down gives little time: the store is closed, the backup waits.
  let isUrgent = false;
  const quitSoon = () => {
    isUrgent = true;
    app.quit();
  };
  process.on('SIGTERM', quitSoon);
  process.on('SIGINT', quitSoon);
  app.on('will-quit', (event) => {
    if (stage === 'closed') return;
    event.preventDefault();
    if (stage === 'closing') return;
    stage = 'closing';
    void closeTill(parts, isUrgent).finally(() => {
      stage = 'closed';
      app.quit();
    });
  });
}

async function closeTill(parts: ClosingParts, isUrgent: boolean): Promise<void> {
  const { till, preferences, log, devices } = parts;
  till.stopWatching();
  await closeInOrder(
    [
      { name: 'devices', atMostMs: 6000, run: () => devices.stop() },
      {
        name: 'backup',
        atMostMs: 20_000,
        run: () => (isUrgent ? undefined : till.backups.makeIfChanged()),
      },
      { name: 'store', atMostMs: 15_000, run: () => till.store.close() },
      { name: 'preferences', atMostMs: 2000, run: () => preferences.settled() },
    ],
    (where, problem) => log.report(where, problem),
  );
  log.write('info', 'close', 'closed');
  await log.settled();
}
