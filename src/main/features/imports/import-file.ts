import type { z } from 'zod';
import type { ImportKind, MapProblem } from '../../../contract/imports.ts';
import type { CommandContext, JobProgress } from '../../store/context.ts';
import { type ImportInput, type ImportOutcome, ImportRun } from './import-run.ts';
import { mapProblem } from './map-problem.ts';
import { hashOf, openSource, type Source } from './read-source.ts';
import { dropStaging, makeStaging } from './tables-staged.ts';
import type { ShapeWish } from './read-source.ts';

/** What of importing differs from kind to kind. */
export interface KindOfImport<Map, Reader> {
  readonly kind: ImportKind;
  readonly schema: z.ZodType<Map>;
  /** A reader of the file's rows, or why map and file do not fit. */
  readonly reader: (
    context: CommandContext,
    header: readonly string[],
    map: Map,
  ) => { readonly read: Reader } | { readonly problem: MapProblem };
  /** Reads and books all rows. */
  readonly book: (parts: {
    readonly run: ImportRun;
    readonly map: Map;
    readonly source: Source;
    readonly read: Reader;
  }) => Generator<JobProgress, void>;
}

/** The frame of every import: map, file, temporary tables, rows, report. */
export function* importFile<Map extends ShapeWish & { readonly source: string }, Reader>(
  context: CommandContext,
  input: ImportInput,
  { kind, schema, reader, book }: KindOfImport<Map, Reader>,
): Generator<JobProgress, ImportOutcome> {
  const parsed = schema.safeParse(input.map);
  if (!parsed.success) return { ok: false, problem: mapProblem(parsed.error) };
  const map = parsed.data;
  const opened = openSource(input.path, map);
  if (!opened.ok) return opened;
  const { source } = opened;
  try {
    const made = reader(context, source.header, map);
    if ('problem' in made) return { ok: false, problem: made.problem };
    makeStaging(context.db);
    try {
      const run = new ImportRun(context, kind, input, map.source);
      run.fileSha256 = yield* within('read', hashOf(input.path));
      yield* book({ run, map, source, read: made.read });
      return yield* within('report', run.finish(source.header));
    } finally {
      dropStaging(context.db);
    }
  } finally {
    source.close();
  }
}

/** Steps that have no figures of their own, as progress of a phase. */
function* within<Value>(
  phase: string,
  steps: Generator<void, Value>,
): Generator<JobProgress, Value> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield { phase, done: 0, total: 0 };
  }
}
