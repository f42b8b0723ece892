import type { Session } from '../../src/contract/staff.ts';
import { handlers, type Internal } from '../../src/main/handlers.ts';
import { openStore, type Store } from '../../src/main/store/pool.ts';
import type { StorePaths } from '../../src/main/store/store-paths.ts';

/** The workers' entry of the app. */
const WORKER_URL = new URL('../../src/main/store-worker.ts', import.meta.url);

/** The cashier of every generated store. */
export const CASHIER: Session = {
  staffId: 2,
  name: 'Ana Cashier',
  role: 'cashier',
  signedInAt: Date.now(),
};

/** The store's pool as the app opens it; bugs end the run. */
export async function openPool(paths: StorePaths): Promise<Store<Internal>> {
  const opened = await openStore({
    paths,
    workerUrl: WORKER_URL,
    internal: handlers.internal,
    backgroundCheckAfterMs: null,
    onBug: (bug) => {
      process.stderr.write(`bug in ${bug.where}: ${bug.stack}\n`);
      process.exitCode = 1;
    },
  });
  if (!opened.ok) throw new Error(`${opened.problem}: ${opened.detail}`);
  return opened.store;
}

/** The value of a reply that must be a success. */
export function valueOf<Value>(
  reply:
    | { readonly ok: true; readonly value: Value }
    | { readonly ok: false; readonly error: unknown },
): Value {
  if (!reply.ok) throw new Error(`A call failed: ${JSON.stringify(reply.error)}`);
  return reply.value;
}
