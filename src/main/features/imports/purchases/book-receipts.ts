import type { PurchaseMap, RejectReason } from '../../../../contract/imports.ts';
import { MAX_AMOUNT_MINOR } from '../../../../contract/kernel/money.ts';
import type { JobProgress } from '../../../store/context.ts';
import type { ImportRun } from '../import-run.ts';
import { KEY_BYTES } from '../row-key.ts';
import { newRows, planReceipt } from '../rules/plan-receipt.ts';
import { importedSalesOf } from '../tables.ts';
import {
  type StagedItem,
  stagedItemsOf,
  stagedMember,
  type StagedReceipt,
  stagedReceiptsAfter,
} from '../tables-staged.ts';
import { Batch } from './batch.ts';
import { bookPart, type LineToBook } from './book-part.ts';
import { ProductKeeper } from './product-keeper.ts';

/** So many lines are booked between two moments in which a sale can slip in. */
const LINES_PER_STEP = 60;
const RECEIPTS_PER_READ = 100;

interface Parts {
  readonly run: ImportRun;
  readonly map: PurchaseMap;
  readonly products: ProductKeeper;
  batch: Batch;
}

/** Books all staged receipts, in order of time. */
export function* bookStaged(run: ImportRun, map: PurchaseMap): Generator<JobProgress, void> {
  const parts: Parts = {
    run,
    map,
    products: new ProductKeeper(run.context.db),
    batch: new Batch(),
  };
  const total = run.counts.rows;
  let place = { at: Number.MIN_SAFE_INTEGER, id: 0 };
  let rows = run.counts.rejected;
  for (;;) {
    const receipts = stagedReceiptsAfter(run.context.db, { ...place, limit: RECEIPTS_PER_READ });
    const last = receipts.at(-1);
    if (last === undefined) break;
    place = { at: last.at, id: last.id };
    for (const receipt of receipts) {
      bookReceipt(parts, receipt);
      rows += receipt.items;
      if (parts.batch.lines < LINES_PER_STEP) continue;
      parts.batch = parts.batch.close(run);
      yield { phase: 'book', done: rows, total };
    }
    // Receipts that were booked before fill no batch, and take time all the same.
    parts.batch = parts.batch.close(run);
    yield { phase: 'book', done: rows, total };
  }
}

function bookReceipt(parts: Parts, receipt: StagedReceipt): void {
  const { run, map } = parts;
  const items = acceptable(parts, receipt, stagedItemsOf(run.context.db, receipt.id));
  const fresh = newRows(items, ({ item }) => keyText(item.key), bookedKeys(run, receipt));
  run.counts.duplicates += items.length - fresh.length;
  if (fresh.length === 0) return;
  const memberId = receipt.member === null ? null : memberIdOf(run, receipt.member);
  for (const part of planReceipt(fresh)) {
    bookPart({ run, map, receipt, memberId, part, batch: parts.batch });
    run.counts.amountMinor += part.totalMinor;
  }
  run.counts.imported += fresh.length;
  run.counts.receipts += 1;
}

function memberIdOf(run: ImportRun, staged: number): number | null {
  return stagedMember(run.context.db, staged)?.memberId ?? null;
}

/** The rows whose member and product are there; the others are rejected. */
function acceptable(
  parts: Parts,
  receipt: StagedReceipt,
  items: readonly StagedItem[],
): readonly LineToBook[] {
  const { run, products } = parts;
  const member = receipt.member === null ? undefined : stagedMember(run.context.db, receipt.member);
  const reject = (item: StagedItem, reason: RejectReason, detail: string) =>
    run.rejectRaw({ line: item.line, reason, detail, raw: item.raw });
  const accepted: LineToBook[] = [];
  const sum = items.reduce((total, item) => total + Math.abs(item.totalMinor), 0);
  for (const item of items) {
    const product = products.find(item.product);
    if (member?.problem != null) reject(item, member.problem, member.code);
    else if (product === undefined) reject(item, 'productUnknown', products.codeOf(item.product));
    else if (sum > MAX_AMOUNT_MINOR) reject(item, 'receiptTooLarge', receipt.number);
    else {
      const { quantityMilli, totalMinor } = item;
      accepted.push({ item, product, quantityMilli, totalMinor });
    }
  }
  return accepted;
}

function bookedKeys(run: ImportRun, { number, day }: StagedReceipt): readonly string[] {
  if (run.sourceId === undefined) return [];
  const keys: string[] = [];
  for (const { rowKeys } of importedSalesOf(run.context.db, {
    sourceId: run.sourceId,
    number,
    day,
  })) {
    for (let at = 0; at < rowKeys.length; at += KEY_BYTES) {
      keys.push(keyText(rowKeys.subarray(at, at + KEY_BYTES)));
    }
  }
  return keys;
}

function keyText(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('latin1');
}
