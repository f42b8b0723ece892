import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { EXPORT_COLUMNS, type ExportWish } from '../../../contract/exports.ts';
import type { Till } from '../../../contract/system.ts';
import { csvWriter } from '../exporting/csv-writer.ts';
import { localTimes } from '../exporting/local-time.ts';
import type { RowWriter, TableShape } from '../exporting/row-writer.ts';
import { xlsxWriter } from '../exporting/xlsx-writer.ts';
import type { HandlerSet } from '../handler-set.ts';
import type { StoreConnection } from '../open-database.ts';
import type { ExportTask, WorkerMessage } from '../protocol.ts';
import { readTill } from '../store-environment.ts';
import { StoreError } from '../store-errors.ts';
import { stopIfCancelled } from './task-cancelled.ts';

/** Rows between two looks at the world. */
const ROWS_A_STEP = 1000;

/** What was written. */
export interface ExportMade {
  readonly rows: number;
}

/**
 * Writes a list into `target`, beside everything else, from one snapshot. The file is private to
 * this account, and whole when this returns: whoever asked puts it in its place.
 */
export function exportList(
  connection: StoreConnection,
  task: ExportTask,
  parts: { readonly handlers: HandlerSet; readonly post: (message: WorkerMessage) => void },
): ExportMade {
  const till = readTill(connection.asDb())?.till;
  if (till === undefined) throw new StoreError('store.damaged', 'The till has no row');
  const { wish, target } = task;
  const list = parts.handlers.lists;
  if (list === undefined) throw new Error('No lists are registered');
  const descriptor = openSync(target, 'w', 0o600);
  try {
    const shape = shapeOf(wish, till);
    const write = (bytes: Uint8Array) => writeWhole(descriptor, bytes);
    const writer = wish.format === 'csv' ? csvWriter(shape, write) : xlsxWriter(shape, write);
    const columns = Object.keys(EXPORT_COLUMNS[wish.list]);
    const rows = writeRows(list(connection.asDb(), wish, { till, at: task.at }), {
      writer,
      columns,
      task,
      ...parts,
    });
    writer.end(aboutOf(task, till, rows));
    closeSync(descriptor);
    return { rows };
  } catch (error) {
    closeQuietly(descriptor);
    rmSync(target, { force: true });
    throw error;
  }
}

function writeRows(
  rows: Iterable<Readonly<Record<string, string | number | null>>>,
  parts: {
    readonly writer: RowWriter;
    readonly columns: readonly string[];
    readonly task: ExportTask;
    readonly post: (message: WorkerMessage) => void;
  },
): number {
  const { writer, columns, task, post } = parts;
  let count = 0;
  for (const row of rows) {
    writer.row(columns.map((column) => row[column] ?? null));
    count += 1;
    if (count % ROWS_A_STEP !== 0) continue;
    stopIfCancelled(task.cancelled);
    post({ kind: 'progress', id: 0, phase: 'rows', done: count, total: 0 });
  }
  return count;
}

function shapeOf(wish: ExportWish, till: Till): TableShape {
  const columns = Object.entries(EXPORT_COLUMNS[wish.list]);
  return {
    title: wish.title === '' ? wish.list : wish.title,
    headings: columns.map(([name], at) => wish.headings[at] ?? name),
    kinds: columns.map(([, kind]) => kind),
    currencyDecimals: till.currencyDecimals,
    timeZone: till.timeZone,
  };
}

/** What the table is: the first line's words name the sheet that says it. */
function aboutOf(
  { wish, at }: ExportTask,
  till: Till,
  rows: number,
): readonly (readonly [string, string | number])[] {
  const { words } = wish;
  return [
    [words.about ?? 'About', ''],
    [words.list ?? 'List', wish.title === '' ? wish.list : wish.title],
    [words.store ?? 'Store', `${till.storeName} (${till.storeCode})`],
    [words.till ?? 'Till', till.tillCode],
    [words.from ?? 'From', wish.from ?? '-'],
    [words.until ?? 'Until', wish.until ?? '-'],
    [words.madeAt ?? 'Made at', `${localTimes(till.timeZone)(at)} ${till.timeZone}`],
    [words.rows ?? 'Rows', rows],
  ];
}

function writeWhole(descriptor: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(descriptor, bytes, written);
}

function closeQuietly(descriptor: number): void {
  try {
    closeSync(descriptor);
  } catch {
    // It is closed already.
  }
}
