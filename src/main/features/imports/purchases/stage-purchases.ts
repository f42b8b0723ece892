import type { BusinessDay } from '../../../../contract/kernel/time.ts';
import type { JobProgress } from '../../../store/context.ts';
import { type ImportRun, rawText } from '../import-run.ts';
import type { Source } from '../read-source.ts';
import { rowKey } from '../row-key.ts';
import type { PurchaseFact, PurchaseReader } from '../rules/purchase-row.ts';
import type { CsvRecord } from '../rules/read-csv.ts';
import { readRecord } from '../rules/read-record.ts';
import {
  insertStagedItem,
  insertStagedReceipt,
  saveStagedReceipt,
  stagedReceipt,
  stageMember,
  stageProduct,
} from '../tables-staged.ts';
import { DayKeeper } from './day-keeper.ts';

/** A receipt of more rows is a mistake in the map. */
const MAX_ITEMS = 5000;
/** So many customers and products are remembered between rows. */
const MAX_KEPT = 20_000;

/** Reads the file and puts its rows in order of their receipts. */
export function* stagePurchases(
  run: ImportRun,
  parts: { readonly source: Source; readonly read: PurchaseReader },
): Generator<JobProgress, void> {
  const { source, read } = parts;
  const stage = new PurchaseStage(run);
  for (let records = source.next(); records !== undefined; records = source.next()) {
    for (const record of records) {
      run.counts.rows += 1;
      stageRecord({ run, stage, read, columns: source.header.length }, record);
    }
    yield { phase: 'read', done: source.position, total: source.shape.bytes };
  }
  stage.flush();
}

function stageRecord(
  parts: {
    readonly run: ImportRun;
    readonly stage: PurchaseStage;
    readonly read: PurchaseReader;
    readonly columns: number;
  },
  record: CsvRecord,
): void {
  const { run, stage, read, columns } = parts;
  const reading = readRecord(record, columns, read);
  if (reading.ok) stage.add(reading.fact, record);
  else run.reject({ ...record, reason: reading.reason, detail: reading.detail });
}

interface OpenReceipt {
  readonly id: number;
  readonly number: string;
  readonly day: BusinessDay;
  at: number;
  member: number | null;
  items: number;
}

/** Rows into the temporary tables. Rows that follow each other are mostly of one receipt. */
class PurchaseStage {
  private readonly run: ImportRun;
  private readonly days: DayKeeper;
  private readonly members = new Map<string, number>();
  private readonly products = new Map<string, { readonly id: number; readonly seen: string }>();
  private current: OpenReceipt | undefined;

  constructor(run: ImportRun) {
    this.run = run;
    this.days = new DayKeeper(run.context.till);
  }

  add(fact: PurchaseFact, { line, cells }: CsvRecord): void {
    const receipt = this.receiptOf(fact);
    const reject = (reason: 'receiptTooLong' | 'memberDiffers', detail: string) =>
      this.run.reject({ line, reason, detail, cells });
    if (receipt.items >= MAX_ITEMS) return reject('receiptTooLong', fact.receipt);
    const member = fact.member === null ? null : this.memberOf(fact, fact.member);
    if (member !== null && receipt.member !== null && member !== receipt.member) {
      return reject('memberDiffers', fact.member ?? '');
    }
    receipt.member ??= member;
    receipt.at = Math.min(receipt.at, fact.at);
    receipt.items += 1;
    insertStagedItem(this.run.context.db, {
      receipt: receipt.id,
      line,
      product: this.productOf(fact),
      quantityMilli: fact.quantityMilli,
      unitPriceMinor: fact.unitPriceMinor,
      discountMinor: fact.discountMinor,
      totalMinor: fact.totalMinor,
      name: fact.productName,
      key: rowKey(fact),
      raw: rawText(cells),
    });
  }

  /** Writes what is remembered of the receipt of the last row. */
  flush(): void {
    if (this.current !== undefined) saveStagedReceipt(this.run.context.db, this.current);
    this.current = undefined;
  }

  private receiptOf(fact: PurchaseFact): OpenReceipt {
    const key = { number: fact.receipt, day: this.days.dayOf(fact.at) };
    const { current } = this;
    if (current?.number === key.number && current.day === key.day) return current;
    this.flush();
    const { db } = this.run.context;
    const known = stagedReceipt(db, key);
    const fresh = { ...key, at: fact.at, member: null, items: 0 };
    this.current = known ? { ...known } : { id: insertStagedReceipt(db, fresh), ...fresh };
    return this.current;
  }

  private memberOf(fact: PurchaseFact, code: string): number {
    if (this.members.size > MAX_KEPT) this.members.clear();
    const day = this.days.dayOf(fact.at);
    const key = `${code}\n${day}\n${fact.memberName}`;
    const known = this.members.get(key);
    if (known !== undefined) return known;
    const row = { code, name: fact.memberName, at: fact.at };
    const id = stageMember(this.run.context.db, row);
    this.members.set(key, id);
    return id;
  }

  private productOf(fact: PurchaseFact): number {
    if (this.products.size > MAX_KEPT) this.products.clear();
    const isWeighed = fact.quantityMilli % 1000 === 0 ? 0 : 1;
    // A product that is only called otherwise is written again when its price changes.
    const seen = `${fact.unitPriceMinor} ${isWeighed} ${fact.productName === ''}`;
    const known = this.products.get(fact.product);
    if (known?.seen === seen) return known.id;
    const id = stageProduct(this.run.context.db, {
      code: fact.product,
      name: fact.productName,
      priceMinor: fact.unitPriceMinor,
      isWeighed,
      at: fact.at,
    });
    this.products.set(fact.product, { id, seen });
    return id;
  }
}
