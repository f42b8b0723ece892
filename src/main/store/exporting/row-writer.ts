import type { ColumnKind } from '../../../contract/exports.ts';

/** A value as its column's kind says; null = an empty cell. */
export type CellValue = string | number | null;

/** Writes a table into a file, row after row, in bounded memory. */
export interface RowWriter {
  row(values: readonly CellValue[]): void;
  /** Ends the file; `about` goes onto a sheet of its own where the format has sheets. */
  end(about: readonly (readonly [string, string | number])[]): void;
}

/** What a writer needs to know of the table. */
export interface TableShape {
  readonly title: string;
  readonly headings: readonly string[];
  readonly kinds: readonly ColumnKind[];
  /** Digits behind the point in the till's currency. */
  readonly currencyDecimals: number;
  readonly timeZone: string;
}

/** Takes the bytes of a file in order. */
export type WriteBytes = (bytes: Uint8Array) => void;
