import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { liabilityReports } from '../../src/main/features/liability/index.ts';
import { BASE_PROGRAMME, publishProgramme } from '../../src/main/features/loyalty/face.ts';
import { simulationReports } from '../../src/main/features/simulation/index.ts';
import { reportHandlers } from '../../src/main/shell/handlers/reports.ts';
import { CancelledError } from '../../src/main/store/lane-client.ts';
import { runReport } from '../../src/main/store/tasks/report-task.ts';
import { TaskCancelled } from '../../src/main/store/tasks/task-cancelled.ts';
import { mergeFeatures, openTestStore, type TestStore } from '../support/store.ts';

const HANDLERS = mergeFeatures([{ reports: { ...simulationReports, ...liabilityReports } }]);
const SIMULATE = {
  rules: BASE_PROGRAMME,
  period: { kind: 'months' as const, months: 12 },
};

let store: TestStore;

beforeEach(() => {
  store = openTestStore({
    initialise: (context) =>
      void publishProgramme(context, { rules: BASE_PROGRAMME, effectiveFrom: '2020-01-01' }),
  });
});
afterEach(() => store.close());

/** Handlers whose reports begin when the test says so, in this thread. */
function handlersFor() {
  const waiting: (() => void)[] = [];
  const events: string[] = [];
  const handlers = reportHandlers({
    now: () => store.clock.now(),
    emit: (event) => events.push(event.type === 'job.progress' ? event.job : event.type),
    store: {
      async runReport(task, onProgress) {
        await new Promise<void>((begin) => waiting.push(begin));
        try {
          return runReport(
            store.connection,
            { kind: 'report', source: store.path, ...task },
            {
              handlers: HANDLERS,
              post: (message) => {
                if (message.kind === 'progress') onProgress(message);
              },
            },
          );
        } catch (error) {
          if (error instanceof TaskCancelled) throw new CancelledError(error.message);
          throw error;
        }
      },
    },
  });
  return { handlers, events, begin: () => waiting.splice(0).forEach((go) => go()) };
}

describe('long reports', () => {
  it('run once at a time, each kind by itself, and tell how far they are', async () => {
    const { handlers, events, begin } = handlersFor();
    const first = handlers['simulation.run'](SIMULATE, null);
    const second = await handlers['simulation.run'](SIMULATE, null);
    const month = { fromMonth: '2026-11', toMonth: '2026-11' };
    const other = handlers['liability.report'](month, null);
    begin();
    expect(second).toMatchObject({ ok: false, error: { code: 'simulation.running' } });
    expect(await first).toMatchObject({ ok: true, value: { replayed: 0 } });
    expect(await other).toMatchObject({ ok: true, value: { deferredMinor: 0 } });
    expect(new Set(events)).toEqual(new Set(['simulation', 'liability']));
    const again = handlers['simulation.run'](SIMULATE, null);
    begin();
    expect(await again).toMatchObject({ ok: true });
  });

  it('stop when a person says so, and can be run again', async () => {
    const { handlers, begin } = handlersFor();
    const running = handlers['simulation.run'](SIMULATE, null);
    await handlers['simulation.cancel']({}, null);
    begin();
    expect(await running).toMatchObject({ ok: false, error: { code: 'simulation.cancelled' } });
    const again = handlers['simulation.run'](SIMULATE, null);
    begin();
    expect(await again).toMatchObject({ ok: true });
  });

  it('refuse a period that is none', async () => {
    const { handlers, begin } = handlersFor();
    const report = handlers['liability.report']({ fromMonth: '2026-11', toMonth: '2026-10' }, null);
    begin();
    expect(await report).toMatchObject({ ok: false, error: { code: 'liability.periodWrong' } });
  });
});
