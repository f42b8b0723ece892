import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import type {
  ImportKind,
  ImportReport,
  MapProblem,
  Rejection,
  RejectReason,
} from '../../../contract/imports.ts';
import type { CommandContext } from '../../store/context.ts';
import { REASON_TEXTS } from './rules/reason-texts.ts';
import { rejectLine } from './rules/reject-csv.ts';
import { finishRun, insertRun, insertSource, sourceIdOf } from './tables.ts';
import { type StagedRejection, stagedRejectionsAfter, stageRejection } from './tables-staged.ts';

/** What a job of importing gets. */
export interface ImportInput {
  readonly path: string;
  /** As people know the file; the path may be another. */
  readonly fileName: string;
  readonly map: unknown;
  /** Where the CSV of rejected rows goes; it is written only if there are any. */
  readonly rejectedPath: string;
  /** The reasons in the person's language; English where one lacks. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** How an import ended. */
export type ImportOutcome =
  | {
      readonly ok: true;
      readonly report: ImportReport;
      /** The first rejected rows, to be shown. */
      readonly rejections: readonly Rejection[];
      readonly rejectedPath: string | null;
    }
  | { readonly ok: false; readonly problem: MapProblem };

const SHOWN_REJECTIONS = 200;
/** Longer raw rows are cut in the file of rejected rows. */
const MAX_RAW_CHARS = 20_000;
const MAX_RAW_CELL = 2000;

type Counts = { -readonly [Name in keyof ImportReport]: ImportReport[Name] };

/** One run of importing: what it counts, which source it is for, and what it says at its end. */
export class ImportRun {
  readonly context: CommandContext;
  readonly counts: Counts = {
    rows: 0,
    imported: 0,
    duplicates: 0,
    rejected: 0,
    receipts: 0,
    members: 0,
    products: 0,
    amountMinor: 0,
  };
  private readonly kind: ImportKind;
  private readonly source: string;
  private readonly input: ImportInput;
  private runId: number | undefined;
  private runUid = '';
  private knownSource: number | undefined;
  fileSha256 = '';

  constructor(context: CommandContext, kind: ImportKind, input: ImportInput, source: string) {
    this.context = context;
    this.kind = kind;
    this.input = input;
    this.source = source;
    this.knownSource = sourceIdOf(context.db, source);
  }

  /** The source's id; undefined while nothing was ever imported from it. */
  get sourceId(): number | undefined {
    return this.knownSource;
  }

  /** The source's id, made now if it is new. */
  ensureSource(): number {
    this.knownSource ??= insertSource(this.context.db, this.source);
    return this.knownSource;
  }

  /** The run's uid; from here on the run has its row, because something is written. */
  ensureRun(): string {
    if (this.runId === undefined) {
      const { context } = this;
      this.runUid = context.newUid();
      this.runId = insertRun(context.db, {
        uid: this.runUid,
        kind: this.kind,
        sourceId: this.ensureSource(),
        fileName: this.input.fileName.slice(0, 255),
        fileSha256: this.fileSha256,
        staffId: context.session?.staffId ?? null,
        startedAt: context.now,
      });
    }
    return this.runUid;
  }

  reject(row: {
    readonly line: number;
    readonly reason: RejectReason;
    readonly detail: string;
    readonly cells: readonly string[];
  }): void {
    const { line, reason, detail, cells } = row;
    stageRejection(this.context.db, { line, reason, detail, raw: rawText(cells) });
    this.counts.rejected += 1;
  }

  rejectRaw(row: StagedRejection): void {
    stageRejection(this.context.db, row);
    this.counts.rejected += 1;
  }

  /** Writes the file of rejected rows and gives the report. Yields now and then. */
  *finish(header: readonly string[]): Generator<void, ImportOutcome> {
    const rejections: Rejection[] = [];
    let rejectedPath: string | null = null;
    if (this.counts.rejected > 0) {
      rejectedPath = this.input.rejectedPath;
      yield* this.writeRejected(header, rejections);
    }
    if (this.runId !== undefined) {
      finishRun(this.context.db, {
        id: this.runId,
        finishedAt: this.context.now,
        imported: this.counts.imported,
        duplicates: this.counts.duplicates,
        rejected: this.counts.rejected,
        amountMinor: this.counts.amountMinor,
      });
    }
    return { ok: true, report: { ...this.counts }, rejections, rejectedPath };
  }

  /** Under another name first: a half-written file is never taken for a whole one. */
  private *writeRejected(header: readonly string[], shown: Rejection[]): Generator<void> {
    const partial = `${this.input.rejectedPath}.partial`;
    const file = openSync(partial, 'w', 0o600);
    try {
      writeSync(file, `\u{feff}${rejectLine(['line', 'reason', 'detail', ...header])}`);
      let after = 0;
      for (;;) {
        const rows = stagedRejectionsAfter(this.context.db, after, 500);
        const last = rows.at(-1);
        if (last === undefined) break;
        after = last.line;
        writeSync(file, rows.map((row) => this.rejectedLine(row)).join(''));
        for (const { line, reason, detail } of rows) {
          if (shown.length < SHOWN_REJECTIONS) shown.push({ line, reason, detail });
        }
        yield;
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(partial, this.input.rejectedPath);
  }

  private rejectedLine({ line, reason, detail, raw }: StagedRejection): string {
    const text = this.input.texts?.[reason] ?? REASON_TEXTS[reason];
    // What `rawText` wrote: an array of texts.
    const cells = JSON.parse(raw) as readonly string[];
    return rejectLine([String(line), text, detail, ...cells]);
  }
}

/** A row's cells as JSON, cut where somebody put a book into one. */
export function rawText(cells: readonly string[]): string {
  const raw = JSON.stringify(cells);
  if (raw.length <= MAX_RAW_CHARS) return raw;
  const cut = cells.slice(0, 200).map((cell) => cell.slice(0, MAX_RAW_CELL));
  return JSON.stringify(cut);
}
