import type { PrintError, PrintJob, PrintState } from '../../../contract/devices.ts';
import type { Locale } from '../../../contract/primitives.ts';
import type { Db, SqlParams, WritableDb } from '../../store/db.ts';
import type { PaperColumns } from './rules/markup-page.ts';

/** A print job as it is kept. */
export interface JobRow {
  readonly id: number;
  readonly kind: PrintJob['kind'];
  readonly title: string;
  readonly state: PrintState;
  readonly saleId: number | null;
  readonly copyOf: number | null;
  /** The printer that took it, or the only one that may; null = none yet. */
  readonly deviceId: number | null;
  readonly document: string | null;
  /** Null until a printer lays the document out. */
  readonly markup: string | null;
  readonly columns: PaperColumns;
  readonly locale: Locale;
  readonly segmentsSent: number;
}

/** A print job that is put into the queue. */
export interface NewJob {
  /** The same key makes one job only. */
  readonly key: string;
  readonly kind: PrintJob['kind'];
  /** The only printer that may take it; null = the till's receipt printer. */
  readonly deviceId: number | null;
  readonly saleId: number | null;
  readonly copyOf: number | null;
  /** Of a page; nothing else has one. */
  readonly title?: string;
  readonly document: string | null;
  /** Null = the document is laid out when it is printed or shown. */
  readonly markup: string | null;
  readonly columns: PaperColumns;
  readonly locale: Locale;
  readonly now: number;
}

const JOB_COLUMNS = `id, kind, title, state, sale_id AS saleId, copy_of AS copyOf, device_id AS deviceId, document, markup,
  columns, locale, segments_sent AS segmentsSent`;

/** Queues a job, or finds the one that has its key already. */
export function insertJob(db: WritableDb, job: NewJob): number {
  const { key, deviceId, saleId, copyOf, title = '', ...rest } = job;
  const { changes, lastId } = db.run(
    `INSERT INTO print_jobs (job_key, kind, device_id, sale_id, copy_of, title, document, markup,
                             columns, locale, state, created_at, updated_at)
     VALUES (:key, :kind, :deviceId, :saleId, :copyOf, :title, :document, :markup,
             :columns, :locale, 'queued', :now, :now)
     ON CONFLICT (job_key) DO NOTHING`,
    { ...rest, key, deviceId, saleId, copyOf, title },
  );
  if (changes === 1) return lastId;
  const known = db.get<{ readonly id: number }>('SELECT id FROM print_jobs WHERE job_key = :key', {
    key,
  });
  if (known === undefined) throw new Error('A print job was neither kept nor known');
  return known.id;
}

export function selectJob(db: Db, id: number): JobRow | undefined {
  return db.get<JobRow>(`SELECT ${JOB_COLUMNS} FROM print_jobs WHERE id = :id`, { id });
}

/** The original receipt of a sale. */
export function selectOriginal(db: Db, saleId: number): JobRow | undefined {
  return db.get<JobRow>(
    `SELECT ${JOB_COLUMNS} FROM print_jobs
     WHERE sale_id = :saleId AND kind = 'receipt' AND copy_of IS NULL`,
    { saleId },
  );
}

/** What became of a sale's receipt: the newest job that prints it, original or copy. */
export function selectPrintOfSale(
  db: Db,
  saleId: number,
): { readonly jobId: number; readonly state: PrintState } | undefined {
  return db.get(
    `SELECT id AS jobId, state FROM print_jobs
     WHERE sale_id = :saleId AND kind = 'receipt' ORDER BY id DESC LIMIT 1`,
    { saleId },
  );
}

/** Drawers first, then in the order they came. */
export function selectNextJob(
  db: Db,
  printer: { readonly deviceId: number; readonly isReceiptPrinter: boolean },
): JobRow | undefined {
  return db.get<JobRow>(
    `SELECT ${JOB_COLUMNS} FROM print_jobs
     WHERE state = 'queued'
       AND (device_id = :deviceId OR (device_id IS NULL AND :isReceiptPrinter = 1))
     ORDER BY kind = 'drawer' DESC, id LIMIT 1`,
    { deviceId: printer.deviceId, isReceiptPrinter: printer.isReceiptPrinter ? 1 : 0 },
  );
}

/** Jobs that were being sent when their printer, or the till, went away. */
export function selectInterrupted(db: Db, deviceId: number | null): JobRow[] {
  return db.all<JobRow>(
    `SELECT ${JOB_COLUMNS} FROM print_jobs
     WHERE state = 'sending' AND (:deviceId IS NULL OR device_id = :deviceId) ORDER BY id`,
    { deviceId },
  );
}

export function claimJob(
  db: WritableDb,
  claim: {
    readonly id: number;
    readonly deviceId: number;
    readonly markup: string;
    readonly columns: PaperColumns;
    readonly locale: Locale;
    readonly now: number;
  },
): void {
  db.run(
    `UPDATE print_jobs SET state = 'sending', device_id = :deviceId, markup = :markup,
            columns = :columns, locale = :locale, segments_sent = 0, segments_acked = 0,
            error = NULL, updated_at = :now
     WHERE id = :id`,
    { ...claim },
  );
}

export function setSegments(
  db: WritableDb,
  job: { readonly id: number; readonly segments: number; readonly now: number },
): void {
  change(db, 'segments_sent = :segments', job);
}

export function setAcked(
  db: WritableDb,
  job: { readonly id: number; readonly segments: number; readonly now: number },
): void {
  change(db, 'segments_acked = min(:segments, segments_sent)', job);
}

/** Ends a job's state; `printed` means that every segment was confirmed. */
export function setJobState(
  db: WritableDb,
  job: {
    readonly id: number;
    readonly state: PrintState;
    readonly error: PrintError | null;
    readonly now: number;
  },
): void {
  change(
    db,
    `state = :state, error = :error,
     segments_acked = iif(:state = 'printed', segments_sent, segments_acked)`,
    job,
  );
}

/** Puts a job of which nothing was sent back; a receipt or a page may then print anywhere. */
export function releaseJob(
  db: WritableDb,
  job: { readonly id: number; readonly now: number },
): void {
  change(
    db,
    `state = 'queued', segments_sent = 0, segments_acked = 0,
     device_id = iif(kind IN ('receipt', 'page'), NULL, device_id)`,
    job,
  );
}

function change(db: WritableDb, assignments: string, params: SqlParams): void {
  db.run(`UPDATE print_jobs SET ${assignments}, updated_at = :now WHERE id = :id`, params);
}

/** Drawers that wait for a printer, all or the old ones; they are given up. Returns how many. */
export function failWaitingDrawers(
  db: WritableDb,
  drawers: {
    readonly deviceId: number;
    /** Only those that were asked for before this moment; null = all. */
    readonly createdBefore: number | null;
    readonly error: PrintError;
    readonly now: number;
  },
): number {
  return db.run(
    `UPDATE print_jobs SET state = 'failed', error = :error, updated_at = :now
     WHERE state = 'queued' AND kind = 'drawer' AND device_id = :deviceId
       AND (:createdBefore IS NULL OR created_at < :createdBefore)`,
    { ...drawers },
  ).changes;
}

/**
 * Jobs for the screen: those that need someone first, then those that wait, then the newest.
 * `failedSince`: what failed before that moment has been seen; a drawer that did not open is
 * nobody's task any more.
 */
export function selectJobs(
  db: Db,
  { limit, failedSince }: { readonly limit: number; readonly failedSince: number },
): PrintJob[] {
  return db.all<PrintJob>(
    `SELECT j.id AS id, j.kind AS kind, j.title AS title, j.state AS state, j.sale_id AS saleId,
            s.receipt_no AS receiptNo, j.copy_of AS copyOf, j.created_at AS createdAt,
            j.updated_at AS updatedAt, j.error AS error
     FROM print_jobs j LEFT JOIN sales s ON s.id = j.sale_id
     WHERE j.id IN (
       SELECT id FROM (SELECT id FROM print_jobs WHERE state = 'uncertain' ORDER BY id DESC LIMIT :limit)
       UNION SELECT id FROM (SELECT id FROM print_jobs WHERE state = 'failed' ORDER BY id DESC LIMIT :limit)
       UNION SELECT id FROM (SELECT id FROM print_jobs WHERE state = 'queued' ORDER BY id DESC LIMIT :limit)
       UNION SELECT id FROM (SELECT id FROM print_jobs WHERE state = 'sending' ORDER BY id DESC LIMIT :limit)
       UNION SELECT id FROM (SELECT id FROM print_jobs ORDER BY id DESC LIMIT :limit))
     ORDER BY CASE WHEN j.state = 'uncertain' THEN 0
                   WHEN j.state = 'failed' AND j.kind <> 'drawer'
                        AND j.updated_at >= :failedSince THEN 1
                   WHEN j.state IN ('queued', 'sending') THEN 2
                   ELSE 3 END, j.id DESC
     LIMIT :limit`,
    { limit, failedSince },
  );
}
