import type { RejectReason } from '../../../contract/imports.ts';
import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/**
 * Rows on their way in wait in temporary tables of the writing connection: a private file that
 * SQLite removes when the connection ends, however it ends, and that is never flushed. So a file of
 * any size is put in order of its receipts in little memory.
 */
const MAKE = [
  `CREATE TEMP TABLE staged_receipts (
     id INTEGER PRIMARY KEY, number TEXT NOT NULL, day TEXT NOT NULL, at INTEGER NOT NULL,
     member INTEGER, items INTEGER NOT NULL DEFAULT 0, UNIQUE (number, day))`,
  `CREATE TEMP TABLE staged_items (
     receipt INTEGER NOT NULL, line INTEGER NOT NULL, product INTEGER NOT NULL,
     quantity_milli INTEGER NOT NULL, unit_price_minor INTEGER NOT NULL,
     discount_minor INTEGER NOT NULL, total_minor INTEGER NOT NULL, name TEXT NOT NULL,
     key BLOB NOT NULL, raw TEXT NOT NULL, PRIMARY KEY (receipt, line)) WITHOUT ROWID`,
  `CREATE TEMP TABLE staged_products (
     id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
     price_minor INTEGER NOT NULL, at INTEGER NOT NULL, is_weighed INTEGER NOT NULL DEFAULT 0,
     product_id INTEGER)`,
  `CREATE TEMP TABLE staged_members (
     id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
     first_at INTEGER NOT NULL, last_at INTEGER NOT NULL, member_id INTEGER, problem TEXT)`,
  `CREATE TEMP TABLE staged_rejected (
     line INTEGER PRIMARY KEY, reason TEXT NOT NULL, detail TEXT NOT NULL, raw TEXT NOT NULL)`,
] as const;

const DROP = [
  'DROP TABLE IF EXISTS temp.staged_receipts',
  'DROP TABLE IF EXISTS temp.staged_items',
  'DROP TABLE IF EXISTS temp.staged_products',
  'DROP TABLE IF EXISTS temp.staged_members',
  'DROP TABLE IF EXISTS temp.staged_rejected',
] as const;

/** Makes the tables, empty. */
export function makeStaging(db: WritableDb): void {
  dropStaging(db);
  for (const sql of MAKE) db.run(sql);
}

export function dropStaging(db: WritableDb): void {
  for (const sql of DROP) db.run(sql);
}

/** A receipt of the file; the earliest of its rows gives the time. */
export interface StagedReceipt {
  readonly id: number;
  readonly number: string;
  readonly day: BusinessDay;
  readonly at: UtcMs;
  readonly member: number | null;
  readonly items: number;
}

const RECEIPT = 'id, number, day, at, member, items';

export function stagedReceipt(
  db: Db,
  key: { readonly number: string; readonly day: BusinessDay },
): StagedReceipt | undefined {
  return db.get<StagedReceipt>(
    `SELECT ${RECEIPT} FROM temp.staged_receipts WHERE number = :number AND day = :day`,
    { ...key },
  );
}

export function insertStagedReceipt(
  db: WritableDb,
  row: Pick<StagedReceipt, 'number' | 'day' | 'at' | 'member'>,
): number {
  return db.run(
    `INSERT INTO temp.staged_receipts (number, day, at, member) VALUES (:number, :day, :at, :member)`,
    { ...row },
  ).lastId;
}

export function saveStagedReceipt(
  db: WritableDb,
  row: Pick<StagedReceipt, 'id' | 'at' | 'member' | 'items'>,
): void {
  db.run(
    'UPDATE temp.staged_receipts SET at = :at, member = :member, items = :items WHERE id = :id',
    { ...row },
  );
}

/** The order in which receipts are booked: points are earned before they can be taken back. */
export function indexStaging(db: WritableDb): void {
  db.run('CREATE INDEX temp.staged_receipts_at ON staged_receipts (at, id)');
}

export function stagedReceiptsAfter(
  db: Db,
  place: { readonly at: UtcMs; readonly id: number; readonly limit: number },
): StagedReceipt[] {
  return db.all<StagedReceipt>(
    `SELECT ${RECEIPT} FROM temp.staged_receipts
     WHERE (at, id) > (:at, :id) ORDER BY at, id LIMIT :limit`,
    { ...place },
  );
}

/** A row of the file that can become a line. */
export interface StagedItem {
  readonly line: number;
  readonly product: number;
  readonly quantityMilli: number;
  readonly unitPriceMinor: number;
  readonly discountMinor: number;
  readonly totalMinor: number;
  readonly name: string;
  readonly key: Uint8Array;
  readonly raw: string;
}

export function insertStagedItem(
  db: WritableDb,
  row: StagedItem & { readonly receipt: number },
): void {
  db.run(
    `INSERT INTO temp.staged_items (receipt, line, product, quantity_milli, unit_price_minor,
       discount_minor, total_minor, name, key, raw)
     VALUES (:receipt, :line, :product, :quantityMilli, :unitPriceMinor, :discountMinor,
       :totalMinor, :name, :key, :raw)`,
    { ...row },
  );
}

export function stagedItemsOf(db: Db, receipt: number): StagedItem[] {
  return db.all<StagedItem>(
    `SELECT line, product, quantity_milli AS quantityMilli, unit_price_minor AS unitPriceMinor,
       discount_minor AS discountMinor, total_minor AS totalMinor, name, key, raw
     FROM temp.staged_items WHERE receipt = :receipt ORDER BY line`,
    { receipt },
  );
}

export interface StagedProduct {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly priceMinor: number;
  readonly isWeighed: number;
  readonly productId: number | null;
}

/** Keeps a product's latest name and price. Returns its staged id. */
export function stageProduct(
  db: WritableDb,
  row: Pick<StagedProduct, 'code' | 'name' | 'priceMinor' | 'isWeighed'> & { readonly at: UtcMs },
): number {
  const found = db.get<{ id: number }>(
    `INSERT INTO temp.staged_products (code, name, price_minor, at, is_weighed)
     VALUES (:code, :name, :priceMinor, :at, :isWeighed)
     ON CONFLICT (code) DO UPDATE SET
       name = CASE WHEN excluded.name <> '' AND (excluded.at >= at OR name = '') THEN excluded.name ELSE name END,
       price_minor = CASE WHEN excluded.at >= at AND excluded.price_minor > 0 THEN excluded.price_minor ELSE price_minor END,
       is_weighed = max(is_weighed, excluded.is_weighed), at = max(at, excluded.at)
     RETURNING id`,
    { ...row },
  );
  return found?.id ?? 0;
}

export function stagedProductsAfter(db: Db, after: number, limit: number): StagedProduct[] {
  return db.all<StagedProduct>(
    `SELECT id, code, name, price_minor AS priceMinor, is_weighed AS isWeighed,
       product_id AS productId
     FROM temp.staged_products WHERE id > :after ORDER BY id LIMIT :limit`,
    { after, limit },
  );
}

export function saveStagedProduct(db: WritableDb, id: number, productId: number | null): void {
  db.run('UPDATE temp.staged_products SET product_id = :productId WHERE id = :id', {
    id,
    productId,
  });
}

export interface StagedMember {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly firstAt: UtcMs;
  readonly lastAt: UtcMs;
  readonly memberId: number | null;
  readonly problem: RejectReason | null;
}

const MEMBER = `id, code, name, first_at AS firstAt, last_at AS lastAt, member_id AS memberId, problem`;

/** Keeps a customer with the first and last time. Returns its staged id. */
export function stageMember(
  db: WritableDb,
  row: { readonly code: string; readonly name: string; readonly at: UtcMs },
): number {
  const found = db.get<{ id: number }>(
    `INSERT INTO temp.staged_members (code, name, first_at, last_at)
     VALUES (:code, :name, :at, :at)
     ON CONFLICT (code) DO UPDATE SET
       name = CASE WHEN excluded.name <> '' THEN excluded.name ELSE name END,
       first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)
     RETURNING id`,
    { ...row },
  );
  return found?.id ?? 0;
}

export function stagedMembersAfter(db: Db, after: number, limit: number): StagedMember[] {
  return db.all<StagedMember>(
    `SELECT ${MEMBER} FROM temp.staged_members WHERE id > :after ORDER BY id LIMIT :limit`,
    { after, limit },
  );
}

export function stagedMember(db: Db, id: number): StagedMember | undefined {
  return db.get<StagedMember>(`SELECT ${MEMBER} FROM temp.staged_members WHERE id = :id`, { id });
}

export function saveStagedMember(
  db: WritableDb,
  row: {
    readonly id: number;
    readonly memberId: number | null;
    readonly problem: RejectReason | null;
  },
): void {
  db.run(
    'UPDATE temp.staged_members SET member_id = :memberId, problem = :problem WHERE id = :id',
    {
      ...row,
    },
  );
}

/** A row that was not taken; `raw` is its cells as JSON. */
export interface StagedRejection {
  readonly line: number;
  readonly reason: RejectReason;
  readonly detail: string;
  readonly raw: string;
}

export function stageRejection(db: WritableDb, row: StagedRejection): void {
  db.run(
    `INSERT INTO temp.staged_rejected (line, reason, detail, raw)
     VALUES (:line, :reason, :detail, :raw)`,
    { ...row },
  );
}

export function stagedRejectionsAfter(db: Db, after: number, limit: number): StagedRejection[] {
  return db.all<StagedRejection>(
    `SELECT line, reason, detail, raw FROM temp.staged_rejected
     WHERE line > :after ORDER BY line LIMIT :limit`,
    { after, limit },
  );
}
