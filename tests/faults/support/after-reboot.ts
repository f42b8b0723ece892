import { MIGRATIONS } from '../../../src/main/store/migrations/index.ts';
import { openStoreFile } from '../../../src/main/store/open-store-file.ts';
import { CommandRunner } from '../../../src/main/store/run-command.ts';
import type { StorePaths } from '../../../src/main/store/store-paths.ts';
import { verifyStore, type VerifyReport } from '../../../src/main/store/verify/verify-store.ts';
import { workerEnvironment } from '../../../src/main/store/worker-environment.ts';
import type { SqlParams } from '../../../src/main/store/db.ts';
import { TRADES, type TradeName } from './trade.ts';

/** What is in a store after the process or the power went. */
export interface AfterReboot {
  readonly report: VerifyReport;
  /** Requests that were answered and are not in the store. */
  readonly lost: readonly string[];
  readonly sales: number;
  /** Sales of one request: more than one is a sale charged twice. */
  readonly requests: number;
  readonly lastReceiptSeq: number;
  /** Sales that have a print job. */
  readonly receiptsQueued: number;
  /** Of the unanswered requests, those that are sales now. */
  readonly retried: number;
}

/**
 * Opens the store as the app does at its next start, tries the unanswered requests again as the
 * till does, and takes stock. Throws when it does not open.
 */
export function takeStock(
  paths: StorePaths,
  told: {
    readonly acknowledged: readonly string[];
    readonly tried?: readonly string[];
    readonly trade?: TradeName;
  },
): AfterReboot {
  const trade = TRADES[told.trade ?? 'small'];
  const opened = openStoreFile({ paths, migrations: MIGRATIONS });
  try {
    const { connection } = opened;
    const environment = workerEnvironment(connection, () => undefined);
    const known = (requestId: string) =>
      connection.get('SELECT call FROM requests WHERE request_id = :requestId', { requestId }) !==
      undefined;
    const lost = told.acknowledged.filter((requestId) => !known(requestId));
    const runner = new CommandRunner(environment, trade.handlers);
    const retried = (told.tried ?? []).filter((id) => trade.sell(runner, id) === 'ok');
    const count = (sql: string, params: SqlParams = {}) =>
      connection.get<{ readonly n: number }>(sql, params)?.n ?? 0;
    return {
      report: verifyStore(connection.asDb()),
      lost,
      sales: count('SELECT count(*) AS n FROM sales'),
      lastReceiptSeq: count('SELECT last_receipt_seq AS n FROM till'),
      requests: count('SELECT count(*) AS n FROM requests WHERE call = :call', {
        call: trade.call,
      }),
      receiptsQueued: count('SELECT count(DISTINCT sale_id) AS n FROM print_jobs'),
      retried: retried.length,
    };
  } finally {
    opened.close();
  }
}
