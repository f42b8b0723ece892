import { shapeProblem } from './columns.ts';
import type { RowReading } from './purchase-row.ts';
import type { CsvRecord } from './read-csv.ts';

const SHOWN_CHARS = 80;

/** Reads a record of the file: first its shape, then what it says. */
export function readRecord<Fact>(
  { cells, problem }: CsvRecord,
  columns: number,
  read: (cells: readonly string[]) => RowReading<Fact>,
): RowReading<Fact> {
  if (problem !== null) {
    return { ok: false, reason: problem, detail: (cells[0] ?? '').slice(0, SHOWN_CHARS) };
  }
  const reason = shapeProblem(cells, columns);
  if (reason === undefined) return read(cells);
  if (reason !== 'cellTooLong')
    return { ok: false, reason, detail: `${cells.length} / ${columns}` };
  const longest = Math.max(...cells.map((cell) => cell.length));
  return { ok: false, reason, detail: String(longest) };
}
