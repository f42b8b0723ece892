import type { JobProgress } from '../../store/context.ts';
import type { ImportRun } from './import-run.ts';
import type { Source } from './read-source.ts';
import type { RowReading } from './rules/purchase-row.ts';
import { readRecord } from './rules/read-record.ts';

/** A row that could be read. */
export interface ReadRow<Fact> {
  readonly line: number;
  readonly cells: readonly string[];
  readonly fact: Fact;
}

const ROWS_PER_STEP = 8;

/**
 * Reads a file row by row: what cannot be read is rejected, the rest goes to `take`, some rows a
 * step; `close` ends each step, before others may write.
 */
export function* eachRow<Fact>(
  run: ImportRun,
  source: Source,
  use: {
    readonly read: (cells: readonly string[]) => RowReading<Fact>;
    readonly take: (row: ReadRow<Fact>) => void;
    readonly close: () => void;
  },
): Generator<JobProgress, void> {
  let taken = 0;
  const columns = source.header.length;
  for (let records = source.next(); records !== undefined; records = source.next()) {
    for (const record of records) {
      run.counts.rows += 1;
      const reading = readRecord(record, columns, use.read);
      if (!reading.ok) {
        run.reject({ ...record, reason: reading.reason, detail: reading.detail });
        continue;
      }
      use.take({ ...record, fact: reading.fact });
      taken += 1;
      if (taken % ROWS_PER_STEP !== 0) continue;
      use.close();
      yield { phase: 'book', done: source.position, total: source.shape.bytes };
    }
    use.close();
    yield { phase: 'book', done: source.position, total: source.shape.bytes };
  }
}
