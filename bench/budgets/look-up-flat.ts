import { duration, type Figure, limited, skipped } from '../lib/figures.ts';
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
import { SIZES } from '../store/sizes.ts';
import { type BenchRun, type Budget, turnsOf } from './budget.ts';

const GROWTH_LIMIT = 2;
const PEOPLE = 500;

/** The same search on ten thousand members and on the large store. */
export const lookUpFlat: Budget = {
  name: 'look-up-flat',
  title: 'Look-up as the store grows from 10,000 members',
  measure,
};

async function measure(run: BenchRun): Promise<Figure[]> {
  if (run.size === 'small') {
    return [skipped(lookUpFlat.name, 'growth', '--size small leaves nothing to grow to')];
  }
  const stores = { few: ensureStore('small'), many: ensureStore(run.size) };
  const few = await openSide(stores.few.paths);
  const many = await openSide(stores.many.paths);
  try {
    const figures: Figure[] = [];
    for (const kind of QUESTION_KINDS) {
      const sample = await sideBySide(
        { few: few.asking(kind), many: many.asking(kind) },
        { turns: turnsOf(run, 4000), warmUp: turnsOf(run, 1000) },
      );
      const members = SIZES[run.size].members.toLocaleString('en');
      figures.push(
        limited({
          budget: lookUpFlat.name,
          what: `${QUESTION_NAMES[kind]}: p50 at ${members} ÷ at 10,000`,
          value: sample.many.p50 / sample.few.p50,
          limit: GROWTH_LIMIT,
          unit: '×',
          values: { few: sample.few.p50, many: sample.many.p50, manyP99: sample.many.p99 },
          note: `${duration(sample.many.p50)} against ${duration(sample.few.p50)}`,
        }),
      );
    }
    return figures;
  } finally {
    await few.close();
    await many.close();
  }
}

async function openSide(paths: ReturnType<typeof ensureStore>['paths']) {
  const replayer = new Replayer(paths.store);
  const questions = questionsOf(replayer.db, PEOPLE);
  replayer.close();
  const pool = await openPool(paths);
  return {
    asking:
      (kind: keyof typeof questions) =>
      async (turn: number): Promise<void> => {
        const input = { text: questionAt(questions[kind], turn), limit: ASKED_HITS };
        const found = valueOf(await pool.call('members.search', input, { session: CASHIER }));
        if (found.hits.length === 0) throw new Error(`Nobody is found by ${input.text}`);
      },
    close: () => pool.close(),
  };
}
