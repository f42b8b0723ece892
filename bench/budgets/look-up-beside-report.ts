import { duration, type Figure, limited, told } from '../lib/figures.ts';
import { CASHIER, openPool, valueOf } from '../lib/pool.ts';
import { type Sample, summarise } from '../lib/percentiles.ts';
import { ASKED_HITS, QUESTION_KINDS, questionAt, questionsOf } from '../lib/questions.ts';
import { Replayer } from '../lib/replay.ts';
import type { ReportDone, ReportInput } from '../lib/report-worker.ts';
import { ensureStore } from '../lib/stores.ts';
import { LaneClient } from '../../src/main/store/lane-client.ts';
import type { StorePaths } from '../../src/main/store/store-paths.ts';
import type { BenchRun, Budget } from './budget.ts';

const P99_LIMIT_MS = 5;
const REPORT_MS = 5000;
const PEOPLE = 500;
/** A person at the counter does not ask faster; a loop without pauses would measure itself. */
const PAUSE_MS = 1;
const OPEN_LIMIT_MS = 20_000;

/** Searches of every kind while a long report runs in its own lane. */
export const lookUpBesideReport: Budget = {
  name: 'look-up-beside-report',
  title: 'Look-ups while a 5 s report runs in the report lane',
  measure,
};

async function measure(run: BenchRun): Promise<Figure[]> {
  const { paths } = ensureStore(run.size);
  const replayer = new Replayer(paths.store);
  const questions = questionsOf(replayer.db, PEOPLE);
  replayer.close();
  const pool = await openPool(paths);
  const report = await openReportLane(paths);
  const ask = async (turn: number): Promise<void> => {
    const kind = QUESTION_KINDS[turn % QUESTION_KINDS.length] ?? 'card';
    const input = { text: questionAt(questions[kind], turn), limit: ASKED_HITS };
    valueOf(await pool.call('members.search', input, { session: CASHIER }));
  };
  try {
    for (let turn = 0; turn < 1000; turn += 1) await ask(turn);
    const alone = await askDuring(ask, new Promise((done) => setTimeout(done, REPORT_MS)));
    const running = report.run({ atLeastMs: REPORT_MS });
    const beside = await askDuring(ask, running);
    return figuresOf({ alone, beside, reportMs: (await running).ms });
  } finally {
    await report.close();
    await pool.close();
  }
}

function figuresOf(found: { alone: Sample; beside: Sample; reportMs: number }): Figure[] {
  const { alone, beside, reportMs } = found;
  const budget = lookUpBesideReport.name;
  return [
    limited({
      budget,
      what: 'p99 of all searches during the report',
      value: beside.p99,
      limit: P99_LIMIT_MS,
      unit: 'ms',
      values: { alone: alone.p99, reportMs, count: beside.count, max: beside.max },
      note: `${duration(alone.p99)} without it; ${beside.count} searches in ${duration(reportMs)}`,
    }),
    told({
      budget,
      what: 'p50 of the same',
      measured: duration(beside.p50),
      values: { beside: beside.p50, alone: alone.p50 },
      note: `${duration(alone.p50)} without it`,
    }),
  ];
}

async function askDuring(
  ask: (turn: number) => Promise<void>,
  work: Promise<unknown>,
): Promise<Sample> {
  const state = { isOver: false };
  const watched = work.finally(() => {
    state.isOver = true;
  });
  const taken: number[] = [];
  for (let turn = 0; !state.isOver; turn += 1) {
    const startedAt = performance.now();
    await ask(turn);
    taken.push(performance.now() - startedAt);
    await new Promise((resume) => setTimeout(resume, PAUSE_MS));
  }
  await watched;
  return summarise(taken);
}

/** One more worker in the report role, which knows the bench's report. */
async function openReportLane(paths: StorePaths) {
  const url = new URL('../lib/report-worker.ts', import.meta.url);
  const lane = await new Promise<LaneClient>((resolve, reject) => {
    const client = new LaneClient(
      url,
      { role: 'report', paths },
      {
        onMessage: (message) => {
          if (message.kind === 'opened') resolve(client);
          if (message.kind === 'problem') reject(new Error(message.detail));
          if (message.kind === 'bug') process.stderr.write(`bug: ${message.stack}\n`);
        },
        onCrash: reject,
      },
    );
    client.open();
    const late = () => reject(new Error('The report lane did not open'));
    setTimeout(late, OPEN_LIMIT_MS).unref();
  });
  return {
    run: async (input: ReportInput): Promise<ReportDone> => {
      const asked = { kind: 'internal', name: 'bench.report', input, session: null } as const;
      return (await lane.ask(asked).reply).value as ReportDone;
    },
    close: () => lane.close(),
  };
}
