import type { ElectronApplication } from '@playwright/test';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../../src/contract/bridge.ts';

/** What becomes of the till's figures: they come, are refused, or are kept back until told. */
export type Figures = 'come' | 'fail' | 'wait';

/** Between window and till, says what becomes of every `sales.quote` from now on. */
export async function setFigures(app: ElectronApplication, figures: Figures): Promise<void> {
  await app.evaluate(
    ({ ipcMain }, [channel, mode]) => {
      type Handler = (event: unknown, name: unknown, input: unknown) => unknown;
      // Electron keeps the handlers of its channels here, in every version so far.
      const { _invokeHandlers: handlers } = ipcMain as unknown as {
        readonly _invokeHandlers: Map<string, Handler>;
      };
      const shared = globalThis as unknown as { figures?: string };
      const isWrapped = shared.figures !== undefined;
      shared.figures = mode;
      const real = handlers.get(channel);
      if (isWrapped || real === undefined) return;
      handlers.set(channel, async (event, name, input) => {
        if (name === 'sales.quote') {
          while (shared.figures === 'wait') await new Promise((done) => setTimeout(done, 20));
          if (shared.figures === 'fail') return { ok: false, error: { code: 'store.busy' } };
        }
        return real(event, name, input);
      });
    },
    [CALL_CHANNEL, figures] as const,
  );
}

/** Tells the window that prices changed, so that it asks for its figures again. */
export async function touchPrices(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }, channel) => {
    const event = { type: 'data.changed', topics: ['products'] };
    // The first number again reads as a till begun anew: everything shown is asked for again.
    BrowserWindow.getAllWindows()[0]?.webContents.send(channel, { seq: 1, event });
  }, EVENT_CHANNEL);
}
