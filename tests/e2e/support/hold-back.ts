import type { ElectronApplication } from '@playwright/test';
import { CALL_CHANNEL } from '../../../src/contract/bridge.ts';
import type { CallName } from '../../../src/contract/index.ts';

/** Between window and till, keeps the answers of a call back from now on; null lets all come. */
export async function holdBack(app: ElectronApplication, name: CallName | null): Promise<void> {
  await app.evaluate(
    ({ ipcMain }, [channel, held]) => {
      type Handler = (event: unknown, name: unknown, input: unknown) => unknown;
      // Electron keeps the handlers of its channels here, in every version so far.
      const { _invokeHandlers: handlers } = ipcMain as unknown as {
        readonly _invokeHandlers: Map<string, Handler>;
      };
      const shared = globalThis as unknown as { heldCall?: string | null };
      const isWrapped = shared.heldCall !== undefined;
      shared.heldCall = held;
      const real = handlers.get(channel);
      if (isWrapped || real === undefined) return;
      handlers.set(channel, async (event, call, input) => {
        while (shared.heldCall === call) await new Promise((done) => setTimeout(done, 20));
        return real(event, call, input);
      });
    },
    [CALL_CHANNEL, name] as const,
  );
}
