import { duration, type Figure, limited, told } from '../lib/figures.ts';
import { summarise } from '../lib/percentiles.ts';
import { scanCard, scanCodes } from '../lib/scan-card.ts';
import { ensureStore } from '../lib/stores.ts';
import { signIn, startTill, withScreen } from '../lib/till-app.ts';
import { type BenchRun, type Budget, turnsOf } from './budget.ts';

const P95_LIMIT_MS = 80;
const WARM_UP = 10;
/** People do not scan card after card; the till may rest between two. */
const PAUSE_MS = 40;

/** A member card from the scanner to the painted window. */
export const scanToCard: Budget = {
  name: 'scan-to-card',
  title: 'Scan of a member card until it is painted in the window',
  measure,
};

async function measure(run: BenchRun): Promise<Figure[]> {
  const store = ensureStore(run.size);
  const codes = scanCodes(store.paths.store, WARM_UP + turnsOf(run, 300));
  return withScreen(store, async (env) => {
    const till = await startTill(env);
    try {
      await signIn(till.page);
      const taken: number[] = [];
      for (const code of codes) {
        taken.push(await scanCard(till.page, code));
        await new Promise((resume) => setTimeout(resume, PAUSE_MS));
      }
      return figuresOf(taken.slice(WARM_UP));
    } finally {
      till.page.close();
      await till.close();
    }
  });
}

function figuresOf(taken: readonly number[]): Figure[] {
  const sample = summarise(taken);
  return [
    limited({
      budget: scanToCard.name,
      what: 'p95 from scan to painted card',
      value: sample.p95,
      limit: P95_LIMIT_MS,
      unit: 'ms',
      values: { p50: sample.p50, p99: sample.p99, max: sample.max },
      note: `${sample.count} scans`,
    }),
    told({
      budget: scanToCard.name,
      what: 'p50 of the same',
      measured: duration(sample.p50),
      note: `slowest ${duration(sample.max)}`,
    }),
  ];
}
