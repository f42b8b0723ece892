import { existsSync } from 'node:fs';
import { uuidV7 } from '../../../src/contract/kernel/ids.ts';
import { MIGRATIONS } from '../../../src/main/store/migrations/index.ts';
import { openStoreFile } from '../../../src/main/store/open-store-file.ts';
import { randomPool } from '../../../src/main/store/random-bytes.ts';
import { CommandRunner } from '../../../src/main/store/run-command.ts';
import { StoreError } from '../../../src/main/store/store-errors.ts';
import { storePaths } from '../../../src/main/store/store-paths.ts';
import { workerEnvironment } from '../../../src/main/store/worker-environment.ts';
import { say } from './say.ts';
import { type Outcome, TRADES } from './trade.ts';

/**
 * Sells in this thread, one sale after the other, until it is killed or `count` is reached.
 * `NORMAL` takes away what makes a commit survive a power cut, to prove that the test sees it.
 * What the store could not book is said (`failed <code> <id>`) and tried again; what the rules
 * refuse (too few points) is said (`refused <id> <code>`) and left.
 */
const [tradeName = '', folder = '', mode = 'FULL', count = '1000000', stopFile = ''] =
  process.argv.slice(2);
const trade = TRADES[tradeName === 'counter' ? 'counter' : 'small'];
const opened = openStoreFile({ paths: storePaths(folder), migrations: MIGRATIONS });
const { connection } = opened;
connection.pragma(`synchronous = ${mode === 'NORMAL' ? 'NORMAL' : 'FULL'}`);
const environment = workerEnvironment(connection, (message) => say(JSON.stringify(message)));
// `isBuilding` leaves out the runner's own check of FULL, which NORMAL would not pass.
const runner = new CommandRunner(environment, trade.handlers, { isBuilding: mode === 'NORMAL' });
const random = randomPool();
say('open');

function sell(requestId: string): void {
  const outcome = attempt(requestId);
  if (outcome === 'ok') say(`ack ${requestId}`);
  else if (!outcome.startsWith('store.')) say(`refused ${requestId} ${outcome}`);
  else {
    say(`failed ${outcome} ${requestId}`);
    // The fault is over when the test takes this file away; then the till tries again.
    while (existsSync(stopFile)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    sell(requestId);
  }
}

function attempt(requestId: string): Outcome {
  try {
    return trade.sell(runner, requestId);
  } catch (error) {
    if (error instanceof StoreError) return error.code;
    throw error;
  }
}

for (let sale = 0; sale < Number(count); sale += 1) {
  const requestId = uuidV7(Date.now(), random(10));
  say(`try ${requestId}`);
  sell(requestId);
}
opened.close();
say('closed');
