import { createRequire } from 'node:module';
import type BetterSqlite3 from 'better-sqlite3';
import type { Db, SqlParams, WritableDb } from './db.ts';

/** How long a connection waits for another one's lock before it says `SQLITE_BUSY`. */
const BUSY_TIMEOUT_MS = 2000;

/**
 * A checkpoint belongs to idle moments (`StoreWriter`), not into a sale: SQLite's own starts only
 * when the write-ahead log has grown to this many pages (64 MB).
 */
const WAL_AUTOCHECKPOINT_PAGES = 16_384;

type DatabaseConstructor = new (
  path: string,
  options: BetterSqlite3.Options,
) => BetterSqlite3.Database;

const requireHere = createRequire(import.meta.url);

/** How to open a file of SQLite. */
export interface OpenOptions {
  /** Refuse to create the file; true unless a store is being made. */
  readonly mustExist?: boolean;
  readonly busyTimeoutMs?: number;
}

/**
 * Loads better-sqlite3. `GUITAI_SQLITE_BINDING` names another build of its native part, for the
 * development runtime only; the composition root removes it from the environment of a packaged
 * app.
 */
function openFile(path: string, options: BetterSqlite3.Options): BetterSqlite3.Database {
  const Database = requireHere('better-sqlite3') as DatabaseConstructor;
  const nativeBinding = process.env['GUITAI_SQLITE_BINDING'];
  return new Database(
    path,
    nativeBinding === undefined || nativeBinding === '' ? options : { ...options, nativeBinding },
  );
}

/**
 * Writes each parameter as `+:name`, which means the same. SQLite built with STAT4 looks at the
 * value behind a bare parameter and so prepares a join anew at every run (20 µs where the run
 * itself takes 2 µs); it does not look behind a sign (decision 6). Quoted text is left alone.
 */
export function withSteadyPlan(sql: string): string {
  return sql.replace(/'[^']*'|:([A-Za-z_]\w*)/g, (match, name: string | undefined) =>
    name === undefined ? match : `+:${name}`,
  );
}

/**
 * One connection to a store, with its prepared statements. Whoever opens it closes it. The same
 * object is `Db` for queries and, when opened by {@link openWritable}, `WritableDb` for commands.
 */
export class StoreConnection {
  readonly raw: BetterSqlite3.Database;
  readonly isReadOnly: boolean;
  private readonly statements = new Map<string, BetterSqlite3.Statement>();

  constructor(raw: BetterSqlite3.Database, isReadOnly: boolean) {
    this.raw = raw;
    this.isReadOnly = isReadOnly;
  }

  private statement(sql: string): BetterSqlite3.Statement {
    const known = this.statements.get(sql);
    // A statement that is being iterated cannot run a second time inside its own loop.
    if (known !== undefined && !known.busy) return known;
    const made = this.raw.prepare(withSteadyPlan(sql));
    if (known === undefined) this.statements.set(sql, made);
    return made;
  }

  all<Row>(sql: string, params?: SqlParams): Row[] {
    const statement = this.statement(sql);
    return (params === undefined ? statement.all() : statement.all(params)) as Row[];
  }

  get<Row>(sql: string, params?: SqlParams): Row | undefined {
    const statement = this.statement(sql);
    return (params === undefined ? statement.get() : statement.get(params)) as Row | undefined;
  }

  iterate<Row>(sql: string, params?: SqlParams): IterableIterator<Row> {
    const statement = this.statement(sql);
    const rows = params === undefined ? statement.iterate() : statement.iterate(params);
    return rows as IterableIterator<Row>;
  }

  run(sql: string, params?: SqlParams): { readonly changes: number; readonly lastId: number } {
    const statement = this.statement(sql);
    const result = params === undefined ? statement.run() : statement.run(params);
    return { changes: result.changes, lastId: Number(result.lastInsertRowid) };
  }

  /** The value of a pragma, or of setting it. */
  pragma(text: string): unknown {
    return this.raw.pragma(text, { simple: true });
  }

  close(): void {
    this.statements.clear();
    this.raw.close();
  }

  /** This connection as queries see it. */
  asDb(): Db {
    return this;
  }

  /** This connection as commands see it; only {@link openWritable} makes one that can write. */
  asWritable(): WritableDb {
    if (this.isReadOnly) throw new Error('A read-only connection cannot write');
    return this as unknown as WritableDb;
  }
}

/**
 * Opens a store for writing: WAL, synchronous=FULL, foreign keys, 2 s of patience
 * (ARCHITECTURE, Data). {@link assertDurable} checks before the first commit that they hold.
 */
export function openWritable(path: string, options: OpenOptions = {}): StoreConnection {
  const raw = openFile(path, {
    fileMustExist: options.mustExist ?? true,
    timeout: options.busyTimeoutMs ?? BUSY_TIMEOUT_MS,
  });
  try {
    raw.pragma('journal_mode = WAL');
    raw.pragma('synchronous = FULL');
    raw.pragma(`wal_autocheckpoint = ${WAL_AUTOCHECKPOINT_PAGES}`);
    raw.pragma('journal_size_limit = 67108864');
    raw.pragma('cache_size = -16384');
    applyCommonPragmas(raw);
    return new StoreConnection(raw, false);
  } catch (error) {
    raw.close();
    throw error;
  }
}

/** Opens a store that must not be changed: the look-up and report lanes, backup, verify. */
export function openReadOnly(path: string, options: OpenOptions = {}): StoreConnection {
  const raw = openFile(path, {
    readonly: true,
    fileMustExist: true,
    timeout: options.busyTimeoutMs ?? BUSY_TIMEOUT_MS,
  });
  try {
    raw.pragma('cache_size = -8192');
    raw.pragma('query_only = ON');
    applyCommonPragmas(raw);
    return new StoreConnection(raw, true);
  } catch (error) {
    raw.close();
    throw error;
  }
}

/** Opens a small private file of SQLite without the store's settings: the lock beside a store. */
export function openPlain(path: string, busyTimeoutMs: number): StoreConnection {
  return new StoreConnection(openFile(path, { timeout: busyTimeoutMs }), false);
}

function applyCommonPragmas(raw: BetterSqlite3.Database): void {
  raw.pragma('foreign_keys = ON');
  raw.pragma('trusted_schema = OFF');
  raw.pragma('cell_size_check = ON');
  // Memory-mapped pages count as resident memory, and an I/O error in them is a signal.
  raw.pragma('mmap_size = 0');
}

/**
 * Throws unless a commit on this connection survives a power cut. To be called within the first
 * transaction, once it wrote: the build's own default for WAL (NORMAL) takes effect only then.
 */
export function assertDurable(connection: StoreConnection): void {
  const found = {
    journalMode: connection.pragma('journal_mode'),
    synchronous: connection.pragma('synchronous'),
    foreignKeys: connection.pragma('foreign_keys'),
  };
  if (found.journalMode !== 'wal' || found.synchronous !== 2 || found.foreignKeys !== 1) {
    throw new Error(`The store is not durable: ${JSON.stringify(found)}`);
  }
}
