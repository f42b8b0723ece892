import type { ImportInspection } from '../../../../contract/import-calls.ts';
import type { Delimiter, Encoding, ImportKind } from '../../../../contract/imports.ts';
import type { InternalQuery } from '../../../store/context.ts';
import { openSource, type Source } from '../read-source.ts';
import { Columns } from '../rules/columns.ts';
import { suggestColumns, suggestTimeFormat } from '../rules/suggest-map.ts';

const SHOWN_ROWS = 12;
const LOOKED_AT_ROWS = 200;
/** Longer cells are cut on the screen. */
const SHOWN_CHARS = 80;

export interface InspectInput {
  readonly path: string;
  readonly kind: ImportKind;
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
}

/** How a file is written, its first rows, and the map its columns suggest. */
export const inspect: InternalQuery<InspectInput, ImportInspection> = (_context, input) => {
  const opened = openSource(input.path, input);
  if (!opened.ok) {
    return {
      encoding: input.encoding ?? 'utf-8',
      delimiter: input.delimiter ?? ',',
      columns: [],
      sample: [],
      suggested: {},
      problem: opened.problem,
    };
  }
  const { source } = opened;
  try {
    const rows = firstRows(source, LOOKED_AT_ROWS);
    const suggested: Record<string, unknown> = suggestColumns(input.kind, source.header);
    if (input.kind === 'purchases') addTime(suggested, source, rows);
    return {
      encoding: source.shape.encoding,
      delimiter: source.shape.delimiter,
      columns: [...source.header],
      sample: rows
        .slice(0, SHOWN_ROWS)
        .map((cells) => source.header.map((_, place) => shown(cells[place] ?? ''))),
      suggested,
      problem: null,
    };
  } finally {
    source.close();
  }
};

function shown(cell: string): string {
  return cell.length > SHOWN_CHARS ? `${cell.slice(0, SHOWN_CHARS)}…` : cell;
}

/** The first rows that can be split into cells. */
export function firstRows(source: Source, limit: number): (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  for (let records = source.next(); records !== undefined; records = source.next()) {
    rows.push(...records.filter(({ problem }) => problem === null).map(({ cells }) => cells));
    if (rows.length >= limit) break;
  }
  return rows.slice(0, limit);
}

function addTime(
  suggested: Record<string, unknown>,
  source: Source,
  rows: readonly (readonly string[])[],
): void {
  const time = suggested['time'];
  if (typeof time !== 'string' && !Array.isArray(time)) return;
  const read = new Columns(source.header).reader(time as string | string[]);
  const format = suggestTimeFormat(rows.map((cells) => read(cells)));
  if (format !== undefined) suggested['timeFormat'] = format;
}
