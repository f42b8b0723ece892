import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportOutcome } from '../../src/main/features/imports/import-run.ts';
import { openWritable } from '../../src/main/store/open-database.ts';
import { storePaths } from '../../src/main/store/store-paths.ts';
import { type Figure, limited, told } from '../lib/figures.ts';
import type { Sample } from '../lib/percentiles.ts';
import { CASHIER, openPool } from '../lib/pool.ts';
import { saleMaker, saleRatio, sell, sellUntil } from '../lib/sell.ts';
import { DATA_FOLDER } from '../lib/stores.ts';
import { createBaseShop } from '../store/base-shop.ts';
import { writeRetailFile } from '../../tests/support/retail-file.ts';
import type { BenchRun, Budget } from './budget.ts';

const ROWS = 500_000;
/** 5,000 rows/s, and the whole file in three minutes. */
const MIN_ROWS_A_SECOND = 5000;
const MAX_SECONDS = 180;
const IDLE_SALES = 600;

const MAP = {
  receipt: 'Invoice',
  time: 'InvoiceDate',
  zone: 'Europe/London',
  member: 'Customer ID',
  product: 'StockCode',
  productName: 'Description',
  quantity: 'Quantity',
  unitPrice: 'Price',
  refund: '^C',
};

type Pool = Awaited<ReturnType<typeof openPool>>;

/** Half a million dirty rows through the pool, durably, while the till goes on selling. */
export const importRows: Budget = {
  name: 'import',
  title: 'Import of 500,000 dirty rows, synchronous=FULL, while the till sells',
  measure,
};

async function measure(run: BenchRun): Promise<Figure[]> {
  mkdirSync(DATA_FOLDER, { recursive: true });
  const folder = mkdtempSync(join(DATA_FOLDER, 'import-'));
  try {
    const rows = run.isQuick ? ROWS / 10 : ROWS;
    const path = join(folder, 'retail.csv');
    writeRetailFile(path, rows);
    const plain = plainRowsASecond(join(folder, 'plain.sqlite'), rows);
    const paths = storePaths(folder);
    createBaseShop(paths, Date.now());
    const sales = saleMaker({ storePath: paths.store, members: 0 });
    const pool = await openPool(paths);
    try {
      await sell(pool, sales, 100);
      const idle = await sell(pool, sales, run.isQuick ? IDLE_SALES / 4 : IDLE_SALES);
      const importing = await importWhileSelling(pool, sales, { path, folder });
      const report = await pool.verify();
      if (!report.isOk) throw new Error('The store does not add up after the import');
      return figuresOf({ ...importing, idle, plain });
    } finally {
      await pool.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Importing {
  readonly rowsASecond: number;
  readonly seconds: number;
  readonly rows: number;
  readonly during: Sample;
  readonly grownMb: number;
}

async function importWhileSelling(
  pool: Pool,
  sales: ReturnType<typeof saleMaker>,
  file: { readonly path: string; readonly folder: string },
): Promise<Importing> {
  const before = process.memoryUsage.rss();
  let most = before;
  const startedAt = performance.now();
  const input = {
    path: file.path,
    fileName: 'retail.csv',
    map: MAP,
    rejectedPath: join(file.folder, 'rejected.csv'),
  };
  let isDone = false;
  const job = pool
    .runJob('imports.purchases', input, {
      session: CASHIER,
      onProgress: () => {
        most = Math.max(most, process.memoryUsage.rss());
      },
    })
    .finally(() => {
      isDone = true;
    });
  const during = await sellUntil(pool, sales, () => isDone);
  // The job's own value.
  const outcome = (await job) as ImportOutcome;
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  const seconds = (performance.now() - startedAt) / 1000;
  const { rows } = outcome.report;
  return { rows, seconds, rowsASecond: rows / seconds, during, grownMb: (most - before) / 2 ** 20 };
}

/** Single-table inserts of as many rows, a commit every 40 ms: what the disk and SQLite give. */
function plainRowsASecond(path: string, rows: number): number {
  const connection = openWritable(path, { mustExist: false });
  try {
    connection.raw.exec(
      'CREATE TABLE rows (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER, c INTEGER, text TEXT) STRICT',
    );
    const insert = connection.raw.prepare('INSERT INTO rows (a, b, c, text) VALUES (?, ?, ?, ?)');
    const startedAt = performance.now();
    let committedAt = startedAt;
    connection.run('BEGIN IMMEDIATE');
    for (let row = 0; row < rows; row += 1) {
      insert.run(row, row * 7, row % 97, 'a row with about the text of a line of a receipt');
      if (row % 64 !== 0 || performance.now() - committedAt < 40) continue;
      connection.run('COMMIT');
      connection.run('BEGIN IMMEDIATE');
      committedAt = performance.now();
    }
    connection.run('COMMIT');
    return rows / ((performance.now() - startedAt) / 1000);
  } finally {
    connection.close();
  }
}

function figuresOf(found: Importing & { readonly idle: Sample; readonly plain: number }): Figure[] {
  const budget = importRows.name;
  const { rowsASecond, seconds, rows, during, idle, plain, grownMb } = found;
  return [
    limited({
      budget,
      what: `seconds for ${rows} rows, of ${MAX_SECONDS} for ${ROWS}`,
      value: (seconds * ROWS) / rows,
      limit: MAX_SECONDS,
      unit: 's',
      values: { rowsASecond, seconds },
      note: `${Math.round(rowsASecond)} rows/s`,
    }),
    limited({
      budget,
      what: `${MIN_ROWS_A_SECOND} rows/s ÷ rows/s`,
      value: MIN_ROWS_A_SECOND / rowsASecond,
      limit: 1,
      unit: '×',
      note: `plain inserts into one table: ${Math.round(plain)} rows/s, ${(plain / rowsASecond).toFixed(1)} times as many`,
    }),
    saleRatio({ budget, work: 'importing', during, idle }),
    told({
      budget,
      what: 'memory it grew by, all workers',
      measured: `${Math.round(grownMb)} MB`,
      values: { grownMb },
    }),
  ];
}
