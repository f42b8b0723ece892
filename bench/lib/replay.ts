import type { CallName, CallParsed } from '../../src/contract/index.ts';
import { businessDayOf } from '../../src/contract/kernel/time.ts';
import { handlers } from '../../src/main/handlers.ts';
import type { QueryContext } from '../../src/main/store/context.ts';
import type { Db, SqlParams } from '../../src/main/store/db.ts';
import { openReadOnly, type StoreConnection } from '../../src/main/store/open-database.ts';
import { readTill } from '../../src/main/store/store-environment.ts';
import { CASHIER } from './pool.ts';

/** One run of a statement: how often it was stepped when it was iterated, null = to its end. */
interface Recorded {
  readonly sql: string;
  readonly params: SqlParams;
  steps: number | null;
}

/** The statements of one query, ready to be run again without anything around them. */
export type Replay = () => void;

/**
 * Finds out which statements a query runs and runs exactly these, prepared, on a connection of
 * this thread: no worker, no handler, no transaction. That is what the way through the worker is
 * compared with, whatever statements the feature uses today.
 */
export class Replayer {
  private readonly connection: StoreConnection;
  private readonly recorded: Recorded[] = [];
  private readonly context: QueryContext;
  private readonly prepared = new Map<string, ReturnType<StoreConnection['raw']['prepare']>>();

  constructor(storeFile: string) {
    this.connection = openReadOnly(storeFile);
    const till = readTill(this.connection.asDb())?.till;
    if (till === undefined) throw new Error('The till is missing');
    const now = Date.now();
    const today = businessDayOf(now, till);
    this.context = { db: this.recordingDb(), now, today, till, session: CASHIER };
  }

  /** For reading what to ask for. */
  get db(): Db {
    return this.connection.asDb();
  }

  /** The statements of `name` with `input`; fails if the query does. */
  replayOf<Name extends CallName>(name: Name, input: CallParsed<Name>): Replay {
    const query = handlers.queries[name as keyof typeof handlers.queries] as
      | ((context: QueryContext, input: unknown) => { readonly ok: boolean })
      | undefined;
    if (query === undefined) throw new Error(`There is no query ${name} yet`);
    this.recorded.length = 0;
    const result = query(this.context, input);
    if (!result.ok) throw new Error(`${name} failed: ${JSON.stringify(result)}`);
    const runs = this.recorded.map((run) => this.runOf(run));
    return () => {
      for (const run of runs) run();
    };
  }

  /** How many statements the last recorded query ran. */
  get statementCount(): number {
    return this.recorded.length;
  }

  close(): void {
    this.connection.close();
  }

  private runOf({ sql, params, steps }: Recorded): () => void {
    const known = this.prepared.get(sql);
    const statement = known ?? this.connection.raw.prepare(sql);
    this.prepared.set(sql, statement);
    if (steps === null) return () => statement.all(params);
    return () => {
      let left = steps;
      for (const _ of statement.iterate(params)) {
        left -= 1;
        if (left <= 0) break;
      }
    };
  }

  private recordingDb(): Db {
    const { connection, recorded } = this;
    return {
      all: (sql, params = {}) => {
        recorded.push({ sql, params, steps: null });
        return connection.all(sql, params);
      },
      get: (sql, params = {}) => {
        recorded.push({ sql, params, steps: null });
        return connection.get(sql, params);
      },
      *iterate<Row>(sql: string, params: SqlParams = {}) {
        const run: Recorded = { sql, params, steps: 0 };
        recorded.push(run);
        for (const row of connection.all<Row>(sql, params)) {
          run.steps = (run.steps ?? 0) + 1;
          yield row;
        }
        run.steps = null;
      },
    };
  }
}
