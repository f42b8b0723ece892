import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportReport } from '../../../src/contract/imports.ts';
import { importsJobs } from '../../../src/main/features/imports/index.ts';
import type { ImportOutcome } from '../../../src/main/features/imports/import-run.ts';
import { BASE_PROGRAMME, publishProgramme } from '../../../src/main/features/loyalty/face.ts';
import { loyaltyInternal, loyaltyQueries } from '../../../src/main/features/loyalty/index.ts';
import { verifyStore, type VerifyReport } from '../../../src/main/store/verify/verify-store.ts';
import { openTestStore, type TestStore, type TestStoreOptions } from '../../support/store.ts';

/** A store into which files are imported. */
export interface ImportShop {
  readonly store: TestStore;
  /** Writes a file into the shop's folder and gives its path. */
  file(content: string | Uint8Array, name?: string): string;
  /** Imports a file that must fit its map. */
  purchases(content: string | Uint8Array, map: object, options?: { readonly steps?: number }): Done;
  run(kind: 'purchases' | 'members' | 'products', content: string | Uint8Array, map: object): Done;
  /** The outcome of any import. */
  outcome(kind: string, path: string, map: unknown, steps?: number): ImportOutcome | undefined;
  count(table: 'sales' | 'sale_lines' | 'members' | 'products' | 'event_log'): number;
  verify(): VerifyReport['checks'];
  close(): void;
}

interface Done {
  readonly report: ImportReport;
  /** Reason by line of the file. */
  readonly rejected: Readonly<Record<number, string>>;
  /** The file of rejected rows; empty when there is none. */
  readonly csv: string;
}

const COUNTS = {
  sales: 'SELECT count(*) AS n FROM sales',
  sale_lines: 'SELECT count(*) AS n FROM sale_lines',
  members: 'SELECT count(*) AS n FROM members',
  products: 'SELECT count(*) AS n FROM products',
  event_log: 'SELECT count(*) AS n FROM event_log',
} as const;

/** Opens a store without members and products. Close it. */
export function openImportShop(options: TestStoreOptions = {}): ImportShop {
  const store = openTestStore({
    ...options,
    features: [
      { jobs: importsJobs },
      { queries: loyaltyQueries, internal: loyaltyInternal },
      ...(options.features ?? []),
    ],
  });
  store.write((context) => {
    publishProgramme(context, { rules: BASE_PROGRAMME, effectiveFrom: '2000-01-01' });
  });
  const folder = join(store.folder, 'files');
  mkdirSync(folder);
  const rejectedPath = join(folder, 'rejected.csv');
  const file: ImportShop['file'] = (content, name = 'file.csv') => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const outcome: ImportShop['outcome'] = (kind, path, map, steps) =>
    store.job(
      `imports.${kind}`,
      { path, fileName: 'file.csv', map, rejectedPath },
      steps === undefined ? {} : { steps },
    ) as ImportOutcome | undefined;
  const run: ImportShop['run'] = (kind, content, map) => {
    const done = outcome(kind, file(content), map);
    if (done?.ok !== true) throw new Error(JSON.stringify(done?.problem));
    return {
      report: done.report,
      rejected: Object.fromEntries(done.rejections.map(({ line, reason }) => [line, reason])),
      csv: done.rejectedPath === null ? '' : readFileSync(done.rejectedPath, 'utf8'),
    };
  };
  return {
    store,
    file,
    outcome,
    run,
    purchases: (content, map) => run('purchases', content, map),
    count: (table) => store.db.get<{ n: number }>(COUNTS[table])?.n ?? 0,
    verify: () => verifyStore(store.db).checks,
    close() {
      store.close();
      const [bug] = store.bugs;
      if (bug !== undefined) throw bug;
    },
  };
}

/** The UCI data set's columns. */
export const RETAIL_MAP = {
  receipt: 'Invoice',
  time: 'InvoiceDate',
  zone: 'Europe/London',
  member: 'Customer ID',
  product: 'StockCode',
  productName: 'Description',
  quantity: 'Quantity',
  unitPrice: 'Price',
  refund: '^C',
} as const;
export const RETAIL_HEADER =
  'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country';
