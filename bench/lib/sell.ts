import { NOTHING_DECIDED, plainLine } from '../../src/contract/sales.ts';
import type { CallParsed } from '../../src/contract/index.ts';
import { createRandom } from '../../src/main/features/system/sample-shop/random.ts';
import { openReadOnly } from '../../src/main/store/open-database.ts';
import { uidMaker } from '../store/uid-maker.ts';
import { duration, type Figure, limited } from './figures.ts';
import { type Sample, summarise } from './percentiles.ts';
import { CASHIER, type openPool, valueOf } from './pool.ts';

const LINES = 5;
/** Lines of one sale lie so many products apart. */
const STRIDE = 37;
/** Between two sales, as a busy counter has them and more. */
const PAUSE_MS = 25;
/** A sale beside other work against a sale on the idle till, at p99. */
const MAX_SALE_RATIO = 3;

type Pool = Awaited<ReturnType<typeof openPool>>;
type Sale = CallParsed<'sales.complete'>;

interface SaleMakerOptions {
  readonly storePath: string;
  /** Sales go to the first so many members; 0 = to nobody. */
  readonly members: number;
}

/** Makes sales of five different pieces each, paid by card. */
export function saleMaker({ storePath, members }: SaleMakerOptions): () => Sale {
  const { products, memberIds } = whatIsThere(storePath, members);
  const random = createRandom(Date.now() % 2 ** 31);
  const newUid = uidMaker(random);
  return () => {
    const first = random.int(products.length);
    const chosen = Array.from({ length: LINES }, (_, line) => {
      const product = products[(first + line * STRIDE) % products.length];
      if (product === undefined) throw new Error('No products');
      return product;
    });
    const totalMinor = chosen.reduce((sum, product) => sum + product.priceMinor, 0);
    return {
      requestId: newUid(Date.now()),
      lines: chosen.map(({ id }) => plainLine(id, 1000)),
      memberId: memberIds.length === 0 ? null : (memberIds[random.int(memberIds.length)] ?? null),
      tenders: [{ kind: 'card', amountMinor: totalMinor, reference: '' }],
      expectedTotalMinor: totalMinor,
      approvalId: null,
      ...NOTHING_DECIDED,
    };
  };
}

function whatIsThere(storePath: string, members: number) {
  const connection = openReadOnly(storePath);
  try {
    const products = connection.all<{ id: number; priceMinor: number }>(
      `SELECT id, price_minor AS priceMinor FROM products WHERE unit = 'piece' ORDER BY id`,
    );
    const rows = connection.all<{ id: number }>(
      'SELECT id FROM members WHERE is_active = 1 ORDER BY id LIMIT :members',
      { members },
    );
    return { products, memberIds: rows.map(({ id }) => id) };
  } finally {
    connection.close();
  }
}

/** Sells so many times at the pace of a busy counter; how long each sale took. */
export function sell(pool: Pool, sales: () => Sale, count: number): Promise<Sample> {
  let sold = 0;
  return sellUntil(pool, sales, () => {
    sold += 1;
    return sold > count;
  });
}

/** Sells at that pace until it is enough. */
export async function sellUntil(
  pool: Pool,
  sales: () => Sale,
  isEnough: () => boolean,
): Promise<Sample> {
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

interface SalesBesideWork {
  readonly budget: string;
  /** What the till did meanwhile, as in “p99 sale while importing”. */
  readonly work: string;
  readonly during: Sample;
  readonly idle: Sample;
}

/** How much longer a sale takes beside other work, with its limit. */
export function saleRatio({ budget, work, during, idle }: SalesBesideWork): Figure {
  return limited({
    budget,
    what: `p99 sale while ${work} ÷ idle`,
    value: during.p99 / idle.p99,
    limit: MAX_SALE_RATIO,
    unit: '×',
    values: { during: during.p99, idle: idle.p99 },
    note: `${duration(during.p99)} against ${duration(idle.p99)}; p50 ${duration(during.p50)} against ${duration(idle.p50)}`,
  });
}
