import type { CallParsed } from '../../src/contract/index.ts';
import { businessDayOf } from '../../src/contract/kernel/time.ts';
import { membersQueries } from '../../src/main/features/members/index.ts';
import type { QueryContext } from '../../src/main/store/context.ts';
import { openReadOnly } from '../../src/main/store/open-database.ts';
import { readTill } from '../../src/main/store/store-environment.ts';
import type { DevtoolsPage } from '../lib/devtools.ts';
import { duration, type Figure, limited, told } from '../lib/figures.ts';
import { ensureHeavyMembers, HEAVY_PURCHASES, type HeavyMember } from '../lib/heavy-members.ts';
import { summarise } from '../lib/percentiles.ts';
import { CASHIER, openPool, valueOf } from '../lib/pool.ts';
import { Replayer } from '../lib/replay.ts';
import { scanCard } from '../lib/scan-card.ts';
import { sideBySide } from '../lib/side-by-side.ts';
import { type BenchStore, ensureStore } from '../lib/stores.ts';
import { signIn, startTill, withScreen } from '../lib/till-app.ts';
import { type BenchRun, type Budget, turnsOf } from './budget.ts';

/** The handler beside its statements: rows become a page, and a count. */
const RATIO_LIMIT = 3;
const SCREEN_LIMIT_MS = 100;
const MEMBERS = 20;
/** What the history dialog asks for first. */
const PAGE = 30;

/** The first page of a history of 2,000 purchases: in the worker, and in the window. */
export const memberHistory: Budget = {
  name: 'member-history',
  title: `First page of a history of ${HEAVY_PURCHASES} purchases`,
  measure,
};

async function measure(run: BenchRun): Promise<Figure[]> {
  const store = ensureStore(run.size);
  const members = ensureHeavyMembers(store, MEMBERS);
  return [...(await measureWorker(run, store, members)), ...(await measureScreen(store, members))];
}

async function measureWorker(
  run: BenchRun,
  { paths }: BenchStore,
  members: readonly HeavyMember[],
): Promise<Figure[]> {
  const pool = await openPool(paths);
  const replayer = new Replayer(paths.store);
  const connection = openReadOnly(paths.store);
  try {
    const context = contextOf(connection.asDb());
    const inputs = members.map(
      ({ id }): CallParsed<'members.purchases'> => ({
        memberId: id,
        limit: PAGE,
      }),
    );
    const inputAt = (turn: number) => inputs[turn % inputs.length] ?? { memberId: 0, limit: PAGE };
    const replays = inputs.map((input) => replayer.replayOf('members.purchases', input));
    const sides = await sideBySide(
      {
        statements: (turn) => replays[turn % replays.length]?.(),
        handler: (turn) => {
          const page = membersQueries['members.purchases'](context, inputAt(turn));
          if (!page.ok || page.value.total < HEAVY_PURCHASES) throw new Error('A short history');
        },
        worker: async (turn) => {
          valueOf(await pool.call('members.purchases', inputAt(turn), { session: CASHIER }));
        },
      },
      { turns: turnsOf(run, 2000), warmUp: turnsOf(run, 200) },
    );
    const { statements, handler, worker } = sides;
    return [
      limited({
        budget: memberHistory.name,
        what: 'handler ÷ its statements, p50',
        value: handler.p50 / statements.p50,
        limit: RATIO_LIMIT,
        unit: '×',
        values: { statements: statements.p50, handler: handler.p50, worker: worker.p50 },
        note: `${duration(handler.p50)} against ${duration(statements.p50)}`,
      }),
      told({
        budget: memberHistory.name,
        what: 'p50 in the worker, there and back (promised: 1 ms)',
        measured: duration(worker.p50),
        note: `p99 ${duration(worker.p99)}; ${inputs.length} members of ${HEAVY_PURCHASES} purchases`,
      }),
    ];
  } finally {
    connection.close();
    replayer.close();
    await pool.close();
  }
}

function contextOf(db: QueryContext['db']): QueryContext {
  const till = readTill(db)?.till;
  if (till === undefined) throw new Error('The till is missing');
  const now = Date.now();
  return { db, now, today: businessDayOf(now, till), till, session: CASHIER };
}

async function measureScreen(
  store: BenchStore,
  members: readonly HeavyMember[],
): Promise<Figure[]> {
  return withScreen(store, async (env) => {
    const till = await startTill(env);
    try {
      await signIn(till.page);
      const taken: number[] = [];
      const scanned: number[] = [];
      for (const { cardNo } of members) {
        scanned.push(await scanCard(till.page, cardNo));
        taken.push(await openHistory(till.page));
      }
      // The first opening compiles the dialog's code.
      const sample = summarise(taken.slice(1).length === 0 ? taken : taken.slice(1));
      return [
        limited({
          budget: memberHistory.name,
          what: 'p95 from the button to the painted first page',
          value: sample.p95,
          limit: SCREEN_LIMIT_MS,
          unit: 'ms',
          values: { p50: sample.p50, max: sample.max, first: taken[0] ?? 0 },
          note: `${sample.count} members, each opened for the first time; p50 ${duration(sample.p50)}`,
        }),
        told({
          budget: memberHistory.name,
          what: 'p50 of the card’s scan in the same run, to compare',
          measured: duration(summarise(scanned).p50),
          note: 'where this is far above 40 ms, the machine was busy',
        }),
      ];
    } finally {
      till.page.close();
      await till.close();
    }
  });
}

/** Milliseconds from pressing History until its first row was painted; the dialog is closed again. */
async function openHistory(page: DevtoolsPage): Promise<number> {
  return Number(
    await page.evaluate(`new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('No history: ' + document.body.innerText.slice(0, 300))), 5000);
      const row = () => document.querySelector('[role=dialog] [data-row]');
      const button = [...document.querySelectorAll('section button')]
        .find((each) => each.textContent.trim() === 'History');
      const observer = new MutationObserver(() => {
        if (row() === null) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const after = new MessageChannel();
          after.port1.onmessage = () => {
            const taken = performance.now() - startedAt;
            clearTimeout(timer);
            const close = [...document.querySelectorAll('[role=dialog] button')].at(-1);
            close.click();
            const gone = () => document.querySelector('[role=dialog]') === null
              ? resolve(taken) : setTimeout(gone, 20);
            gone();
          };
          after.port2.postMessage(null);
        });
      });
      observer.observe(document.body, { subtree: true, childList: true });
      const startedAt = performance.now();
      button.click();
    })`),
  );
}
