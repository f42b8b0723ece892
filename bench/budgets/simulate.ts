import { programmeRules } from '../../src/contract/programme.ts';
import { BASE_PROGRAMME } from '../../src/main/features/loyalty/face.ts';
import { runSimulation } from '../../src/main/features/simulation/run.ts';
import { openReadOnly, type StoreConnection } from '../../src/main/store/open-database.ts';
import { readTill } from '../../src/main/store/store-environment.ts';
import { duration, type Figure, limited, told } from '../lib/figures.ts';
import { ensureStore } from '../lib/stores.ts';
import type { BenchRun, Budget } from './budget.ts';

/** A million receipts in under a minute. */
const LIMIT_S = 60;
const RECEIPTS = 1_000_000;
const LIMIT_RATIO = 12;

/** Replaying a draft of some rules on the sales of the last years. */
export const simulate: Budget = {
  name: 'simulate',
  title: 'Simulation of a draft programme on past receipts',
  measure,
};

/** A draft that asks for everything a counter knows, as shops write them. */
const DRAFT = programmeRules.parse({
  ...BASE_PROGRAMME,
  rules: [
    { kind: 'multiply' as const, factorBp: 20_000 },
    { kind: 'perItem' as const, points: 2 },
    { kind: 'rate' as const, rate: { ratePoints: 1, ratePerMinor: 500 } },
  ].map((gives, at) => ({
    id: `rule-${at}`,
    name: `Rule ${at}`,
    gives,
    when: {
      tiers: at === 0 ? ['gold', 'platinum'] : [],
      weekdays: at === 1 ? [6, 7] : [],
      hours: at === 2 ? { from: '18:00', to: '22:00' } : null,
      withSpecialOffers: at !== 0,
      birthday: at === 0 ? 'month' : null,
    },
  })),
  caps: { perSale: 5000, perDay: 8000 },
});

function measure(run: BenchRun): Promise<Figure[]> {
  const connection = openReadOnly(ensureStore(run.size).paths.store);
  try {
    const till = readTill(connection.asDb())?.till;
    if (till === undefined) throw new Error('The store has no till');
    const months = run.isQuick ? 3 : 36;
    const day = lastDay(connection);
    const now = Date.parse(`${day}T12:00:00Z`);
    const context = { db: connection.asDb(), till, now, today: day, progress: () => undefined };
    const rulesOf = () => structuredClone(DRAFT);
    const input = { rules: rulesOf(), period: { kind: 'months' as const, months } };
    const scan = timed(() => scanSales(connection, day, months));
    const began = process.memoryUsage.rss();
    const simulated = timed(() => runSimulation(context, input));
    const grown = process.memoryUsage.rss() - began;
    const result = simulated.value;
    if (result === null) throw new Error('The period is none');
    return Promise.resolve(figuresOf({ result, simulated, scan, grown }));
  } finally {
    connection.close();
  }
}

function timed<Value>(work: () => Value): { readonly value: Value; readonly ms: number } {
  const startedAt = performance.now();
  const value = work();
  return { value, ms: performance.now() - startedAt };
}

function lastDay(connection: StoreConnection): string {
  const row = connection.get<{ day: string }>('SELECT max(business_day) AS day FROM sales');
  return row?.day ?? '2026-01-01';
}

/** The same rows, read and nothing done with them. */
function scanSales(connection: StoreConnection, toDay: string, months: number): number {
  const from = new Date(`${toDay}T00:00:00Z`);
  from.setUTCMonth(from.getUTCMonth() - months);
  let lines = 0;
  for (const _line of connection.iterate(
    `SELECT sale.id, sale.member_id, sale.member_tier, sale.completed_at, sale.points_earned,
            line.line_no, line.product_id, line.counter_id, line.total_minor, line.tax_minor,
            line.quantity_milli, line.price_source, line.points_earned AS linePoints
       FROM sales AS sale CROSS JOIN sale_lines AS line ON line.sale_id = sale.id
      WHERE sale.business_day BETWEEN :from AND :toDay AND sale.member_id IS NOT NULL
      ORDER BY sale.business_day, sale.id, line.line_no`,
    { from: from.toISOString().slice(0, 10), toDay },
  )) {
    lines += 1;
  }
  return lines;
}

function figuresOf(measured: {
  readonly result: NonNullable<ReturnType<typeof runSimulation>>;
  readonly simulated: { readonly ms: number };
  readonly scan: { readonly value: number; readonly ms: number };
  readonly grown: number;
}): Figure[] {
  const { result, simulated, scan, grown } = measured;
  const receipts = result.replayed + result.returns;
  const seconds = ((simulated.ms / Math.max(1, receipts)) * RECEIPTS) / 1000;
  const values = { receipts, lines: scan.value, ms: simulated.ms, grownBytes: grown };
  return [
    limited({
      budget: simulate.name,
      what: 'a million receipts replayed under a draft, at the pace measured',
      value: seconds,
      limit: LIMIT_S,
      unit: 's',
      values,
      note: `${receipts} receipts of members in ${duration(simulated.ms)}`,
    }),
    limited({
      budget: simulate.name,
      what: 'the simulation beside the plain scan of the same rows',
      value: simulated.ms / scan.ms,
      limit: LIMIT_RATIO,
      unit: '×',
      note: `${scan.value} lines read in ${duration(scan.ms)}`,
    }),
    told({
      budget: simulate.name,
      what: 'memory that the simulation took',
      measured: `${Math.round(grown / 2 ** 20)} MB`,
      note: 'the whole process, code and caches included',
    }),
  ];
}
