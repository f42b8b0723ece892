import type { Column, MapProblem } from '../../../../contract/imports.ts';
import { foldWidth } from '../../../../contract/kernel/text.ts';

/** Reads a column, or several joined by a space, out of a record's cells. */
export type CellReader = (cells: readonly string[]) => string;

/** The places of a map's columns in a file. */
export class Columns {
  readonly header: readonly string[];
  private readonly folded: readonly string[];

  constructor(header: readonly string[]) {
    this.header = header;
    this.folded = header.map(fold);
  }

  has(name: string): boolean {
    return this.places(name).length > 0;
  }

  /** What is wrong with a column of the map; undefined = nothing. */
  problemOf(field: string, column: Column): MapProblem | undefined {
    for (const name of [column].flat()) {
      const places = this.places(name);
      if (places.length === 1) continue;
      const detail = places.length === 0 ? `${name} (${this.header.join(', ')})` : name;
      const problem = places.length === 0 ? 'columnMissing' : 'columnDoubled';
      return { problem, field, detail: detail.slice(0, 500) };
    }
    return undefined;
  }

  /** Reads a column that {@link problemOf} found nothing wrong with. */
  reader(column: Column): CellReader {
    const places = [column].flat().map((name) => this.places(name)[0] ?? 0);
    const [only = 0] = places;
    if (places.length === 1) return (cells) => cells[only] ?? '';
    return (cells) =>
      places
        .map((place) => (cells[place] ?? '').trim())
        .filter((text) => text !== '')
        .join(' ');
  }

  /** Where a name stands: exactly as written, or else by folded letters. */
  private places(name: string): number[] {
    const exact = this.header.flatMap((title, place) => (title.trim() === name ? [place] : []));
    if (exact.length > 0) return exact;
    const wanted = fold(name);
    return this.folded.flatMap((title, place) => (title === wanted ? [place] : []));
  }
}

/** A column's name as names are compared: width and case do not count, nor does a mark at the start. */
export function fold(name: string): string {
  return foldWidth(name.replace(/^\u{feff}/u, '')).toLowerCase();
}

/** Longer than this is no value of any column. */
const MAX_CELL_CHARS = 4096;

/** Why a record is not as wide as the header, or too long; undefined = it can be read. */
export function shapeProblem(
  cells: readonly string[],
  columns: number,
): 'tooFewCells' | 'tooManyCells' | 'cellTooLong' | undefined {
  if (cells.length < columns) return 'tooFewCells';
  for (let place = columns; place < cells.length; place += 1) {
    if ((cells[place] ?? '').trim() !== '') return 'tooManyCells';
  }
  for (const cell of cells) if (cell.length > MAX_CELL_CHARS) return 'cellTooLong';
  return undefined;
}
