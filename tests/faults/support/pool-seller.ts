import { uuidV7 } from '../../../src/contract/kernel/ids.ts';
import { openStore } from '../../../src/main/store/pool.ts';
import { randomPool } from '../../../src/main/store/random-bytes.ts';
import { storePaths } from '../../../src/main/store/store-paths.ts';
import { MANAGER } from '../../support/people.ts';
import { saleOf } from './sale-of.ts';
import { say, waitForLine } from './say.ts';

/**
 * Sells through the real pool, three sales at a time, until it is killed: says `try <id>` before
 * each, and `ack <id>` or `refused <id> <code>` after it.
 */
const [folder = '', workerUrl = ''] = process.argv.slice(2);
const random = randomPool();
say('loaded');
await waitForLine();
const opened = await openStore({
  paths: storePaths(folder),
  workerUrl: new URL(workerUrl),
  internal: { queries: {}, commands: {} },
});
if (!opened.ok) throw new Error(`${opened.problem}: ${opened.detail}`);
const { store } = opened;
say('open');

async function sell(): Promise<never> {
  for (;;) {
    const requestId = uuidV7(Date.now(), random(10));
    say(`try ${requestId}`);
    const reply = await store.call('sales.complete', saleOf(requestId), { session: MANAGER });
    say(reply.ok ? `ack ${requestId}` : `refused ${requestId} ${reply.error.code}`);
  }
}
await Promise.all([sell(), sell(), sell()]);
