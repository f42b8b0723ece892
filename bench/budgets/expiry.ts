import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CallParsed } from '../../src/contract/index.ts';
import type { ExpireDueOutcome } from '../../src/main/features/loyalty/commands/expire-due.ts';
import { createRandom } from '../../src/main/features/system/sample-shop/random.ts';
import { openReadOnly, openWritable } from '../../src/main/store/open-database.ts';
import { storePaths } from '../../src/main/store/store-paths.ts';
import { duration, type Figure, limited, told } from '../lib/figures.ts';
import { type Sample, summarise } from '../lib/percentiles.ts';
import { CASHIER, openPool, valueOf } from '../lib/pool.ts';
import { DATA_FOLDER, ensureStore } from '../lib/stores.ts';
import { SIZES } from '../store/sizes.ts';
import { uidMaker } from '../store/uid-maker.ts';
import type { BenchRun, Budget } from './budget.ts';

/** Everybody of a million members has a lot that lapses in one night. */
const MEMBERS = 1_000_000;
const MAX_SECONDS = 60;
/** A sale while points lapse against a sale on the idle till, at p99. */
const MAX_SALE_RATIO = 3;
const IDLE_SALES = 400;
/** Between two sales, as a busy counter has them and more. */
const PAUSE_MS = 25;
/** The night in which everything that is open lapses. */
const NIGHT = '2099-01-01';

type Pool = Awaited<ReturnType<typeof openPool>>;
type Sale = CallParsed<'sales.complete'>;

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
    const { lots, sales } = prepare(paths.store, SIZES[run.size].members);
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

/** Leaves as many open lots as there are members, all to lapse in the night; and goods to sell. */
function prepare(path: string, members: number): { lots: number; sales: () => Sale } {
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
    return { lots: Math.min(open[0]?.n ?? 0, members), sales: saleMaker(path) };
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

async function sell(pool: Pool, sales: () => Sale, count: number): Promise<Sample> {
  let sold = 0;
  return sellUntil(pool, sales, () => {
    sold += 1;
    return sold > count;
  });
}

async function sellUntil(pool: Pool, sales: () => Sale, isEnough: () => boolean): Promise<Sample> {
  const taken: number[] = [];
  while (!isEnough()) {
    const sale = sales();
    const startedAt = performance.now();
    valueOf(await pool.call('sales.complete', sale, { session: CASHIER }));
    taken.push(performance.now() - startedAt);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return summarise(taken);
}

/** Sales of five pieces each to members, paid by card. */
function saleMaker(storePath: string): () => Sale {
  const connection = openReadOnly(storePath);
  const products = connection.all<{ id: number; priceMinor: number }>(
    `SELECT id, price_minor AS priceMinor FROM products WHERE unit = 'piece' ORDER BY id LIMIT 500`,
  );
  const members = connection.all<{ id: number }>(
    'SELECT id FROM members WHERE is_active = 1 ORDER BY id LIMIT 5000',
  );
  connection.close();
  const random = createRandom(Date.now() % 2 ** 31);
  const newUid = uidMaker(random);
  return () => {
    const first = random.int(products.length);
    const chosen = Array.from(
      { length: 5 },
      (_, line) => products[(first + line * 7) % products.length],
    ).filter((product) => product !== undefined);
    const totalMinor = chosen.reduce((sum, product) => sum + product.priceMinor, 0);
    const plain = { quantityMilli: 1000, price: null, discount: null, note: '' };
    return {
      requestId: newUid(Date.now()),
      lines: chosen.map(({ id }) => ({ productId: id, ...plain })),
      memberId: members[random.int(members.length)]?.id ?? null,
      coupons: [],
      discount: null,
      roundToMinor: null,
      note: '',
      tenders: [{ kind: 'card', amountMinor: totalMinor, reference: '' }],
      expectedTotalMinor: totalMinor,
      approvalId: null,
    };
  };
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
    limited({
      budget,
      what: 'p99 sale while points lapse ÷ idle',
      value: during.p99 / idle.p99,
      limit: MAX_SALE_RATIO,
      unit: '×',
      values: { during: during.p99, idle: idle.p99 },
      note: `${duration(during.p99)} against ${duration(idle.p99)}; p50 ${duration(during.p50)} against ${duration(idle.p50)}`,
    }),
    told({ budget, what: 'sales while points lapsed', measured: String(during.count) }),
  ];
}
