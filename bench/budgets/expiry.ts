import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ExpireDueOutcome } from '../../src/main/features/loyalty/commands/expire-due.ts';
import { openWritable } from '../../src/main/store/open-database.ts';
import { storePaths } from '../../src/main/store/store-paths.ts';
import { type Figure, limited, told } from '../lib/figures.ts';
import type { Sample } from '../lib/percentiles.ts';
import { openPool } from '../lib/pool.ts';
import { saleMaker, saleRatio, sell, sellUntil } from '../lib/sell.ts';
import { DATA_FOLDER, ensureStore } from '../lib/stores.ts';
import { SIZES } from '../store/sizes.ts';
import type { BenchRun, Budget } from './budget.ts';

/** Everybody of a million members has a lot that lapses in one night. */
const MEMBERS = 1_000_000;
const MAX_SECONDS = 60;
const IDLE_SALES = 400;
/** Sales go to so many members. */
const BUYERS = 5000;
/** Two nights, in each of which half of what is open lapses: one while the till sells, one alone. */
const BUSY_NIGHT = '2099-01-01';
const QUIET_NIGHT = '2100-01-01';

type Pool = Awaited<ReturnType<typeof openPool>>;

/** Points of all members lapse in a night, durably: half of them while the till goes on selling. */
export const expiry: Budget = {
  name: 'expiry',
  title: 'Expiry of a lot of every member in a night, alone and while the till sells',
  measure,
};

async function measure(run: BenchRun): Promise<Figure[]> {
  const source = ensureStore(run.size);
  const folder = mkdtempSync(join(DATA_FOLDER, 'expiry-'));
  try {
    const paths = storePaths(folder);
    mkdirSync(dirname(paths.store), { recursive: true });
    copyFileSync(source.paths.store, paths.store);
    const lots = prepare(paths.store, SIZES[run.size].members);
    const sales = saleMaker({ storePath: paths.store, members: BUYERS });
    const pool = await openPool(paths);
    try {
      await sell(pool, sales, 50);
      const idle = await sell(pool, sales, run.isQuick ? IDLE_SALES / 4 : IDLE_SALES);
      const busy = expireIn(pool, BUSY_NIGHT);
      const during = await sellUntil(pool, sales, busy.isDone);
      const busyLots = (await busy.done).lots;
      const quiet = await expireIn(pool, QUIET_NIGHT).done;
      if (busyLots + quiet.lots < lots) {
        throw new Error(`${busyLots + quiet.lots} of ${lots} lots lapsed`);
      }
      return figuresOf({ ...quiet, during, idle, busyLots });
    } finally {
      await pool.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Leaves as many open lots as there are members, half of them to lapse in each night; how many. */
function prepare(path: string, members: number): number {
  const connection = openWritable(path);
  try {
    const ids = connection
      .all<{ id: number }>(
        'SELECT id FROM points_lots WHERE remaining > 0 ORDER BY id LIMIT :members',
        { members },
      )
      .map(({ id }) => id);
    const [middle, last] = [ids[Math.floor(ids.length / 2)] ?? 0, ids.at(-1) ?? 0];
    connection.run(
      `UPDATE points_lots
       SET expires_on = CASE WHEN id > :last THEN '2199-12-31' WHEN id > :middle THEN '2099-06-01'
                             ELSE '2098-12-31' END
       WHERE remaining > 0`,
      { middle, last },
    );
    connection.run('DELETE FROM loyalty_state');
    return ids.length;
  } finally {
    connection.close();
  }
}

interface Expired {
  readonly seconds: number;
  readonly lots: number;
}

function expireIn(pool: Pool, day: string) {
  const startedAt = performance.now();
  let isOver = false;
  const done = pool
    .runJob('loyalty.expire', { day, isConfirmed: true }, { session: null })
    .then((value): Expired => {
      // The job's own value.
      const { lots } = value as ExpireDueOutcome;
      return { lots, seconds: (performance.now() - startedAt) / 1000 };
    })
    .finally(() => {
      isOver = true;
    });
  return { done, isDone: () => isOver };
}

interface Found extends Expired {
  readonly during: Sample;
  readonly idle: Sample;
  /** Lots that lapsed while the till sold. */
  readonly busyLots: number;
}

function figuresOf({ lots, seconds, during, idle, busyLots }: Found): Figure[] {
  const budget = expiry.name;
  return [
    limited({
      budget,
      what: `seconds for ${MEMBERS} members’ lots, by ${lots}, of ${MAX_SECONDS}`,
      value: (seconds * MEMBERS) / lots,
      limit: MAX_SECONDS,
      unit: 's',
      values: { lots, seconds, lotsASecond: lots / seconds },
      note: `${Math.round(lots / seconds)} lots/s at night, when nobody buys`,
    }),
    saleRatio({ budget, work: 'points lapse', during, idle }),
    told({
      budget,
      what: 'sales while points lapsed',
      measured: String(during.count),
      note: `${busyLots} lots lapsed meanwhile`,
    }),
  ];
}
