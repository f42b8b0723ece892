import type { StoreConnection } from '../../src/main/store/open-database.ts';

type Cell = string | number | null | Uint8Array;

/** SQLite's limit of parameters in one statement. */
const MAX_PARAMETERS = 32_766;
const MAX_ROWS = 120;

/**
 * Writes many rows of one table with few statements: a call per row costs as much as the row.
 * For generated stores only; the product's statements have named parameters.
 */
export class BulkWriter {
  private readonly cells: Cell[] = [];
  private readonly full: ReturnType<StoreConnection['raw']['prepare']>;
  private readonly single: ReturnType<StoreConnection['raw']['prepare']>;
  private readonly width: number;
  private readonly capacity: number;
  /** Rows handed over so far. */
  count = 0;

  /** `columnText` names the columns, with spaces or line ends between them. */
  constructor(connection: StoreConnection, table: string, columnText: string) {
    const columns = columnText.trim().split(/\s+/);
    this.width = columns.length;
    const rows = Math.min(MAX_ROWS, Math.floor(MAX_PARAMETERS / this.width));
    this.capacity = rows * this.width;
    const row = `(${columns.map(() => '?').join(',')})`;
    const head = `INSERT INTO ${table} (${columns.join(',')}) VALUES `;
    this.full = connection.raw.prepare(head + Array.from({ length: rows }, () => row).join(','));
    this.single = connection.raw.prepare(head + row);
  }

  add(...row: Cell[]): void {
    this.count += 1;
    for (const cell of row) this.cells.push(cell);
    if (this.cells.length < this.capacity) return;
    this.full.run(this.cells);
    this.cells.length = 0;
  }

  /** Writes what is left. */
  end(): void {
    for (let from = 0; from < this.cells.length; from += this.width) {
      this.single.run(this.cells.slice(from, from + this.width));
    }
    this.cells.length = 0;
  }
}

interface IndexRow {
  readonly name: string;
  readonly sql: string;
}

/**
 * Takes the indexes off some tables (those that belong to a constraint stay) and returns what
 * puts them back: building an index once at the end is several times faster than keeping it.
 */
export function withoutIndexes(
  connection: StoreConnection,
  tables: readonly string[],
): (onIndex: (name: string) => void) => void {
  const rows = tables.flatMap((table) =>
    connection.all<IndexRow>(
      `SELECT name, sql FROM sqlite_schema
       WHERE type = 'index' AND tbl_name = :table AND sql IS NOT NULL`,
      { table },
    ),
  );
  for (const { name } of rows) connection.raw.exec(`DROP INDEX ${name}`);
  return (onIndex) => {
    for (const { name, sql } of rows) {
      onIndex(name);
      connection.raw.exec(sql);
    }
  };
}
