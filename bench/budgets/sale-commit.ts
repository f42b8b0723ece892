import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openWritable } from '../../src/main/store/open-database.ts';
import { duration, type Figure, limited, told } from '../lib/figures.ts';
import { CASHIER, openPool, valueOf } from '../lib/pool.ts';
import { saleMaker } from '../lib/sell.ts';
import { sideBySide } from '../lib/side-by-side.ts';
import { type BenchStore, ensureStore } from '../lib/stores.ts';
import { SIZES } from '../store/sizes.ts';
import { type BenchRun, type Budget, turnsOf } from './budget.ts';

const RATIO_LIMIT = 5;

/** A whole sale against one row, both committed durably on the same disk. */
export const saleCommit: Budget = {
  name: 'sale-commit',
  title: 'Sale committed durably: 5 lines, ledger, event log, print job, through the pool',
  measure,
};

async function measure(run: BenchRun): Promise<Figure[]> {
  const store = ensureStore(run.size);
  const options = { turns: turnsOf(run, 1000), warmUp: turnsOf(run, 200), block: 20 };
  const newSale = saleMaker({ storePath: store.paths.store, members: SIZES[run.size].members });
  // Made beforehand: only the booking is measured.
  const sales = Array.from({ length: options.turns + options.warmUp }, newSale);
  const row = openSingleRow(join(store.folder, 'single-row.sqlite'));
  const pool = await openPool(store.paths);
  try {
    const sample = await sideBySide(
      {
        row: (turn) => row.insert(turn),
        sale: async () => {
          const input = sales.pop();
          if (input === undefined) throw new Error('No more sales were prepared');
          valueOf(await pool.call('sales.complete', input, { session: CASHIER }));
        },
      },
      options,
    );
    return figuresOf(sample);
  } finally {
    await pool.close();
    row.close();
    countAsPrinted(store);
  }
}

function figuresOf({ row, sale }: Record<'row' | 'sale', { p50: number; p99: number }>): Figure[] {
  const budget = saleCommit.name;
  return [
    limited({
      budget,
      what: 'p50 sale ÷ single row',
      value: sale.p50 / row.p50,
      limit: RATIO_LIMIT,
      unit: '×',
      values: { sale: sale.p50, row: row.p50 },
      note: `${duration(sale.p50)} against ${duration(row.p50)}`,
    }),
    told({
      budget,
      what: 'p99 sale',
      measured: duration(sale.p99),
      values: { sale: sale.p99, row: row.p99 },
      note: `single row ${duration(row.p99)}`,
    }),
  ];
}

/** One durable insert of a short row, with the store's own settings. */
function openSingleRow(file: string) {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  const connection = openWritable(file, { mustExist: false });
  connection.raw.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  if (connection.pragma('synchronous') !== 2) throw new Error('The single row is not durable');
  const insert = connection.raw.prepare('INSERT INTO rows (text) VALUES (?)');
  return {
    insert: (turn: number) => insert.run(`row ${turn} with about the text of a sale line`),
    close() {
      connection.close();
      for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
    },
  };
}

/** The window's benches must not find a thousand receipts that wait for the printer. */
function countAsPrinted(store: BenchStore): void {
  const connection = openWritable(store.paths.store);
  try {
    connection.run(`UPDATE print_jobs SET state = 'printed' WHERE state = 'queued'`);
  } finally {
    connection.close();
  }
}
