import { afterEach, expect, test } from 'vitest';
import type { Job } from '../../src/main/store/context.ts';
import { CommandRunner } from '../../src/main/store/run-command.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { workerEnvironment } from '../../src/main/store/worker-environment.ts';

let store: TestStore | undefined;
let isEnded = false;
afterEach(() => {
  store?.close();
});

/** Writes a row at each step. */
const countUp: Job<null, number> = function* (context) {
  isEnded = false;
  try {
    for (let done = 1; done <= 100; done += 1) {
      context.db.run('INSERT INTO import_sources (name) VALUES (:name)', { name: `row ${done}` });
      yield { phase: 'count', done, total: 100 };
    }
    return 100;
  } finally {
    isEnded = true;
  }
};

function startJob() {
  const opened = openTestStore();
  store = opened;
  const environment = workerEnvironment(opened.connection, () => undefined);
  const runner = new CommandRunner(environment, {
    queries: {},
    commands: {},
    internal: { queries: {}, commands: {} },
    jobs: { count: countUp },
  });
  const rows = () => opened.db.get<{ n: number }>('SELECT count(*) AS n FROM import_sources')?.n;
  return { runner, steps: runner.startJob('count', null, null, new Set()), rows };
}

test('a chunk ends as soon as somebody waits for the writer, and is committed', () => {
  const { runner, steps, rows } = startJob();
  let asked = 0;
  const isWanted = () => {
    asked += 1;
    return asked === 3;
  };
  const step = runner.runChunk(steps, { budgetMs: 60_000, isWanted });
  expect(step).toMatchObject({ done: false, value: { done: 3 } });
  expect(store?.connection.raw.inTransaction).toBe(false);
  expect(rows()).toBe(3);
});

test('a job that is cancelled tidies up, and keeps what it committed', () => {
  const { runner, steps, rows } = startJob();
  runner.runChunk(steps, { budgetMs: 0 });
  runner.endJob(steps);
  expect(isEnded).toBe(true);
  expect(rows()).toBe(1);
  expect(runner.runChunk(steps, { budgetMs: 0 }).done).toBe(true);
});
