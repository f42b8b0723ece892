import { uuidV7 } from '../../../src/contract/kernel/ids.ts';
import { randomPool } from '../../../src/main/store/random-bytes.ts';
import { tempTill } from '../../support/pool.ts';
import { say, waitForLine } from './say.ts';

/**
 * Sells through the real pool, three sales at a time, until it is killed: says `try <id>` before
 * and `ack <id>` after each.
 */
const [folder] = process.argv.slice(2);
const random = randomPool();
say('loaded');
await waitForLine();
const store = await tempTill(folder).store();
say('open');

async function sell(): Promise<never> {
  for (;;) {
    const requestId = uuidV7(Date.now(), random(10));
    say(`try ${requestId}`);
    await store.internal('test.sell', { requestId, amountMinor: 1999 });
    say(`ack ${requestId}`);
  }
}
await Promise.all([sell(), sell(), sell()]);
