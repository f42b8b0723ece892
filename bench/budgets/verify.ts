import { openReadOnly } from '../../src/main/store/open-database.ts';
import { readTill } from '../../src/main/store/store-environment.ts';
import { verifyChain } from '../../src/main/store/verify/verify-chain.ts';
import { verifyStore } from '../../src/main/store/verify/verify-store.ts';
import { duration, type Figure, limited, told } from '../lib/figures.ts';
import { summarise } from '../lib/percentiles.ts';
import { ensureStore } from '../lib/stores.ts';
import { type BenchRun, type Budget, turnsOf } from './budget.ts';

/** A thousand events: 200,000 a second. Time of the processor: other programs do not count. */
const CHAIN_LIMIT_MS = 5;
const TURNS = 5;

/** Proving that a store adds up: the chain of its event log, and all checks together. */
export const verify: Budget = {
  name: 'verify',
  title: 'Verification of the event log and of the whole store',
  measure,
};

function measure(run: BenchRun): Promise<Figure[]> {
  const connection = openReadOnly(ensureStore(run.size).paths.store);
  try {
    const db = connection.asDb();
    const tillUid = readTill(db)?.uid ?? '';
    const times: number[] = [];
    let events = 0;
    for (let turn = 0; turn < turnsOf(run, TURNS); turn += 1) {
      const before = process.cpuUsage();
      const { rows, wrong } = verifyChain(db, tillUid);
      const { user, system } = process.cpuUsage(before);
      times.push((user + system) / 1000);
      if (wrong !== null) throw new Error(`The generated store is wrong: ${wrong.detail}`);
      events = rows;
    }
    const startedAt = performance.now();
    const { isOk, checks } = verifyStore(db);
    const wholeMs = performance.now() - startedAt;
    const wrong = checks.find((check) => check.wrong !== null);
    if (!isOk) throw new Error(`The generated store is wrong: ${wrong?.wrong?.detail ?? ''}`);
    return Promise.resolve(figuresOf(events, summarise(times).p50, wholeMs));
  } finally {
    connection.close();
  }
}

function figuresOf(events: number, chainMs: number, wholeMs: number): Figure[] {
  const perSecond = Math.round(events / (chainMs / 1000));
  return [
    limited({
      budget: verify.name,
      what: 'processor time for a thousand events of the log, read and hashed (median)',
      value: (chainMs * 1000) / Math.max(events, 1),
      limit: CHAIN_LIMIT_MS,
      unit: 'ms',
      values: { events, perSecond },
      note: `${events} events in ${duration(chainMs)}: ${perSecond} events/s; ≥ 200,000 wanted`,
    }),
    told({
      budget: verify.name,
      what: 'all checks of the store, once',
      measured: duration(wholeMs),
      note: `${events} events, every sale, line, lot and movement`,
    }),
  ];
}
