/** A value SQLite can hold. Booleans are stored as 0 and 1 by the caller. */
type SqlValue = string | number | bigint | null | Uint8Array;
export type SqlParams = Readonly<Record<string, SqlValue>>;

declare const writableBrand: unique symbol;

/**
 * A store that can be read. SQL has named parameters (`:name`), explicit columns and is never
 * concatenated (STYLE, rule 11); statements are prepared once per text and kept.
 */
export interface Db {
  /** All rows of a query. */
  all<Row>(sql: string, params?: SqlParams): Row[];
  /** The first row, or undefined. */
  get<Row>(sql: string, params?: SqlParams): Row | undefined;
  /** Rows one by one, for results too large to hold. */
  iterate<Row>(sql: string, params?: SqlParams): IterableIterator<Row>;
}

/** A store that can be written, inside the transaction the pool opened for a command. */
export interface WritableDb extends Db {
  readonly [writableBrand]: true;
  /** Runs a statement that changes rows. */
  run(sql: string, params?: SqlParams): { readonly changes: number; readonly lastId: number };
}
