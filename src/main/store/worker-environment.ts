import { readTill, dayKeeper, type StoreEnvironment } from './store-environment.ts';
import { randomPool } from './random-bytes.ts';
import type { StoreConnection } from './open-database.ts';
import type { WorkerMessage } from './protocol.ts';
import { StoreProblemError } from './store-problem.ts';

/** Letters and digits that nobody confuses when reading a reference aloud. */
const REFERENCE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** What the runners need on a connection of a worker thread. */
export function workerEnvironment(
  connection: StoreConnection,
  post: (message: WorkerMessage) => void,
): StoreEnvironment {
  const found = readTill(connection.asDb());
  if (found === undefined) throw new StoreProblemError('store.damaged', 'The till has no row');
  const randomBytes = randomPool();
  return {
    connection,
    till: found.till,
    tillUid: found.uid,
    now: () => Date.now(),
    randomBytes,
    today: dayKeeper(found.till),
    reportBug(where, error) {
      const letters = [...randomBytes(8)].map((byte) => REFERENCE_ALPHABET.charAt(byte % 32));
      const reference = letters.join('');
      post({
        kind: 'bug',
        reference,
        where,
        message: error instanceof Error ? error.message : String(error),
        stack: error instanceof Error ? (error.stack ?? '') : '',
      });
      return reference;
    },
  };
}
