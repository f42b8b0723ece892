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
/** The night in which everything that is open lapses. */
const NIGHT = '2099-01-01';

type Pool = Awaited<ReturnType<typeof openPool>>;

/** Points of all members lapse in one night, durably, while the till goes on selling. */
export const expiry: Budget = {
  name: 'expiry',
  title: 'Expiry of a lot of every member in one night, while the till sells',
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
      const selling = await expireWhile(pool, (isDone) => sellUntil(pool, sales, isDone));
      const figures = figuresOf({ ...selling, idle });
      if (selling.lots < lots) throw new Error(`${selling.lots} of ${lots} lots lapsed`);
      return figures;
    } finally {
      await pool.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Leaves as many open lots as there are members, all to lapse in the night; how many. */
function prepare(path: string, members: number): number {
  const connection = openWritable(path);
  try {
    const open = connection.all<{ n: number }>(
      'SELECT count(*) AS n FROM points_lots WHERE remaining > 0',
    );
    connection.run(
      `UPDATE points_lots SET expires_on = '2099-12-31' WHERE remaining > 0 AND id NOT IN (
         SELECT id FROM points_lots WHERE remaining > 0 ORDER BY id LIMIT :members)`,
      { members },
    );
    connection.run('DELETE FROM loyalty_state');
    return Math.min(open[0]?.n ?? 0, members);
  } finally {
    connection.close();
  }
}

interface Expiring {
  readonly seconds: number;
  readonly lots: number;
  readonly during: Sample;
}

async function expireWhile(
  pool: Pool,
  work: (isDone: () => boolean) => Promise<Sample>,
): Promise<Expiring> {
  const startedAt = performance.now();
  let endedAt: number | undefined;
  const job = pool
    .runJob('loyalty.expire', { day: NIGHT, isConfirmed: true }, { session: null })
    .finally(() => {
      endedAt = performance.now();
    });
  const during = await work(() => endedAt !== undefined);
  // The job's own value.
  const { lots } = (await job) as ExpireDueOutcome;
  return { lots, during, seconds: ((endedAt ?? performance.now()) - startedAt) / 1000 };
}

function figuresOf(found: Expiring & { readonly idle: Sample }): Figure[] {
  const budget = expiry.name;
  const { lots, seconds, during, idle } = found;
  return [
    limited({
      budget,
      what: `seconds for ${MEMBERS} members’ lots, by ${lots}, of ${MAX_SECONDS}`,
      value: (seconds * MEMBERS) / lots,
      limit: MAX_SECONDS,
      unit: 's',
      values: { lots, seconds, lotsASecond: lots / seconds },
      note: `${Math.round(lots / seconds)} lots/s, with ${during.count} sales in between`,
    }),
    saleRatio({ budget, work: 'points lapse', during, idle }),
    told({ budget, what: 'sales while points lapsed', measured: String(during.count) }),
  ];
}
