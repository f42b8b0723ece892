import { duration, type Figure, limited } from '../lib/figures.ts';
import { CASHIER, openPool, valueOf } from '../lib/pool.ts';
import {
  ASKED_HITS,
  QUESTION_KINDS,
  QUESTION_NAMES,
  questionAt,
  questionsOf,
} from '../lib/questions.ts';
import { Replayer } from '../lib/replay.ts';
import { sideBySide } from '../lib/side-by-side.ts';
import { ensureStore } from '../lib/stores.ts';
import { type BenchRun, type Budget, turnsOf } from './budget.ts';

const RATIO_LIMIT = 25;
const P99_LIMIT_MS = 5;
const PEOPLE = 500;

/** A look-up as the window makes it, against its own SQL statements called directly. */
export const lookUp: Budget = {
  name: 'look-up',
  title: 'Look-up through the worker, against its own prepared statements called directly',
  measure,
};

async function measure(run: BenchRun): Promise<Figure[]> {
  const { paths } = ensureStore(run.size);
  const pool = await openPool(paths);
  const replayer = new Replayer(paths.store);
  try {
    const questions = questionsOf(replayer.db, PEOPLE);
    const options = { turns: turnsOf(run, 4000), warmUp: turnsOf(run, 1000) };
    const figures: Figure[] = [];
    const scans = questions.card.map((code) =>
      replayer.replayOf('sales.readScan', { code, aim: null, place: 'counter' }),
    );
    const scanned = await sideBySide(
      {
        direct: (turn) => scans[turn % PEOPLE]?.(),
        worker: async (turn) => {
          const input = {
            code: questionAt(questions.card, turn),
            aim: null,
            place: 'counter',
          } as const;
          const meaning = valueOf(await pool.call('sales.readScan', input, { session: CASHIER }));
          if (meaning.kind !== 'member') throw new Error('The card was not found');
        },
      },
      options,
    );
    figures.push(...figuresOf('scanned card', scanned));
    for (const kind of QUESTION_KINDS) {
      const replays = questions[kind].map((text) =>
        replayer.replayOf('members.search', { text, limit: ASKED_HITS }),
      );
      const sample = await sideBySide(
        {
          direct: (turn) => replays[turn % PEOPLE]?.(),
          worker: async (turn) => {
            const input = { text: questionAt(questions[kind], turn), limit: ASKED_HITS };
            const found = valueOf(await pool.call('members.search', input, { session: CASHIER }));
            if (found.hits.length === 0) throw new Error(`Nobody is found by ${input.text}`);
          },
        },
        options,
      );
      figures.push(...figuresOf(QUESTION_NAMES[kind], sample));
    }
    return figures;
  } finally {
    replayer.close();
    await pool.close();
  }
}

type Sides = Awaited<ReturnType<typeof sideBySide<'direct' | 'worker'>>>;

function figuresOf(what: string, { direct, worker }: Sides): Figure[] {
  const budget = lookUp.name;
  const p50 = { direct: direct.p50, worker: worker.p50 };
  return [
    limited({
      budget,
      what: `${what}: p50 worker ÷ direct`,
      value: worker.p50 / direct.p50,
      limit: RATIO_LIMIT,
      unit: '×',
      values: p50,
      note: `${duration(worker.p50)} against ${duration(direct.p50)}`,
    }),
    limited({
      budget,
      what: `${what}: p99 worker − direct`,
      // Where other work disturbs both, either may come out ahead.
      value: Math.max(0, worker.p99 - direct.p99),
      limit: P99_LIMIT_MS,
      unit: 'ms',
      values: { direct: direct.p99, worker: worker.p99, workerMax: worker.max },
      note: `${duration(worker.p99)} against ${duration(direct.p99)}`,
    }),
  ];
}
