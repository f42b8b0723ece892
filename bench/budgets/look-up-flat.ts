import { duration, type Figure, limited, skipped, told } from '../lib/figures.ts';
import { CASHIER, openPool, valueOf } from '../lib/pool.ts';
import {
  ASKED_HITS,
  QUESTION_KINDS,
  QUESTION_NAMES,
  type QuestionKind,
  questionAt,
  questionsOf,
  widen,
} from '../lib/questions.ts';
import { Replayer } from '../lib/replay.ts';
import { sideBySide } from '../lib/side-by-side.ts';
import { ensureStore } from '../lib/stores.ts';
import { SIZES } from '../store/sizes.ts';
import { type BenchRun, type Budget, turnsOf } from './budget.ts';

const GROWTH_LIMIT = 2;
const PEOPLE = 500;
/** Of the people asked for, so many at least must have a list that can be filled. */
const FEWEST_FULL = 50;

/** The same search on ten thousand members and on the large store. */
export const lookUpFlat: Budget = {
  name: 'look-up-flat',
  title: 'Look-up as the store grows from 10,000 members',
  measure,
};

type Side = Awaited<ReturnType<typeof openSide>>;

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
      figures.push(await answersAlike(run, kind, { few, many }));
      if (kind !== 'card') figures.push(await questionsAlike(run, kind, { few, many }));
    }
    return figures;
  } finally {
    await few.close();
    await many.close();
  }
}

/** Answers of the same length from both stores: what the size of the store itself costs. */
async function answersAlike(
  run: BenchRun,
  kind: QuestionKind,
  { few, many }: { few: Side; many: Side },
): Promise<Figure> {
  const texts = { few: await few.filling(kind), many: await many.filling(kind) };
  const sample = await compare(run, { few: few.asking(texts.few), many: many.asking(texts.many) });
  const hits = kind === 'card' ? '1 hit each' : `${ASKED_HITS} hits each`;
  return limited({
    budget: lookUpFlat.name,
    what: `${QUESTION_NAMES[kind]}: p50 at ${membersOf(run)} ÷ at 10,000`,
    value: sample.many.p50 / sample.few.p50,
    limit: GROWTH_LIMIT,
    unit: '×',
    values: { few: sample.few.p50, many: sample.many.p50, manyP99: sample.many.p99 },
    note: `${duration(sample.many.p50)} against ${duration(sample.few.p50)}, ${hits}`,
  });
}

/** The same question to both stores, whose answer grows with the store. */
async function questionsAlike(
  run: BenchRun,
  kind: QuestionKind,
  { few, many }: { few: Side; many: Side },
): Promise<Figure> {
  const texts = { few: few.questions[kind], many: many.questions[kind] };
  const sample = await compare(run, { few: few.asking(texts.few), many: many.asking(texts.many) });
  const hits = { few: await few.meanHits(texts.few), many: await many.meanHits(texts.many) };
  const growth = sample.many.p50 / sample.few.p50;
  return told({
    budget: lookUpFlat.name,
    what: '  the same question, whose answer is longer there',
    measured: `${growth.toFixed(2)} ×`,
    values: { value: growth, few: sample.few.p50, many: sample.many.p50 },
    note:
      `${duration(sample.many.p50)} for ${hits.many.toFixed(1)} hits on average ` +
      `against ${duration(sample.few.p50)} for ${hits.few.toFixed(1)}`,
  });
}

type Ask = (turn: number) => Promise<void>;

function compare(run: BenchRun, sides: { few: Ask; many: Ask }) {
  return sideBySide(sides, { turns: turnsOf(run, 4000), warmUp: turnsOf(run, 1000) });
}

function membersOf(run: BenchRun): string {
  return SIZES[run.size].members.toLocaleString('en');
}

async function openSide(paths: ReturnType<typeof ensureStore>['paths']) {
  const replayer = new Replayer(paths.store);
  const questions = questionsOf(replayer.db, PEOPLE);
  replayer.close();
  const pool = await openPool(paths);
  const hitsOf = async (text: string): Promise<number> => {
    const input = { text, limit: ASKED_HITS };
    const found = valueOf(await pool.call('members.search', input, { session: CASHIER }));
    if (found.hits.length === 0) throw new Error(`Nobody is found by ${text}`);
    return found.hits.length;
  };
  return {
    questions,
    asking: (texts: readonly string[]) => async (turn: number) => {
      await hitsOf(questionAt(texts, turn));
    },
    meanHits: async (texts: readonly string[]) => {
      let hits = 0;
      for (const text of texts) hits += await hitsOf(text);
      return hits / texts.length;
    },
    /** The questions, each shortened until it fills the list; those that never do are left out. */
    filling: async (kind: QuestionKind) => {
      if (kind === 'card') return questions.card;
      const texts: string[] = [];
      for (const question of questions[kind]) {
        let text: string | null = question;
        while (text !== null && (await hitsOf(text)) < ASKED_HITS) text = widen(kind, text);
        if (text !== null) texts.push(text);
      }
      if (texts.length < FEWEST_FULL) throw new Error(`Only ${texts.length} lists are full`);
      return texts;
    },
    close: () => pool.close(),
  };
}
