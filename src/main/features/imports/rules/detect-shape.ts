import { DELIMITERS, type Delimiter } from '../../../../contract/imports.ts';
import { CsvReader } from './read-csv.ts';

const LOOKED_AT_LINES = 40;

/** The newline of a text: old Macintosh files have a carriage return alone. */
export function detectNewline(sample: string): '\n' | '\r' {
  return !sample.includes('\n') && sample.includes('\r') ? '\r' : '\n';
}

/**
 * The delimiter that splits the first lines most evenly: the header must have two cells or more,
 * and the more lines have as many as the header, the better. A comma when nothing splits.
 */
export function detectDelimiter(sample: string): Delimiter {
  const newline = detectNewline(sample);
  let best: { readonly delimiter: Delimiter; readonly score: number } = {
    delimiter: ',',
    score: 0,
  };
  for (const delimiter of DELIMITERS) {
    const reader = new CsvReader({ delimiter, newline });
    const records = reader.push(sample).slice(0, LOOKED_AT_LINES);
    const [header, ...rows] = records.length === 0 ? reader.end() : records;
    const columns = header?.cells.length ?? 0;
    if (columns < 2) continue;
    const even = rows.filter(({ cells }) => cells.length === columns).length;
    const score = (1 + even) / (1 + rows.length) + Math.min(columns, 20) / 1000;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
