import type { CounterRecord, ProductGroup, SupplierRecord } from '../../../contract/catalog.ts';
import type { Uid } from '../../../contract/kernel/ids.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** A supplier to be written. */
export interface NewSupplier {
  readonly uid: Uid;
  readonly code: string;
  readonly name: string;
}

export function insertSupplierRow(db: WritableDb, row: NewSupplier): number {
  return db.run('INSERT INTO suppliers (uid, code, name) VALUES (:uid, :code, :name)', { ...row })
    .lastId;
}

/** A counter to be written; `supplierId` null = the store's own. */
export interface NewCounter {
  readonly uid: Uid;
  readonly code: string;
  readonly name: string;
  readonly supplierId: number | null;
}

export function insertCounterRow(db: WritableDb, row: NewCounter): number {
  return db.run(
    `INSERT INTO counters (uid, code, name, supplier_id) VALUES (:uid, :code, :name, :supplierId)`,
    { ...row },
  ).lastId;
}

/** A counter or supplier as it is kept. */
export interface RecordRow {
  readonly id: number;
  readonly uid: Uid;
  readonly code: string;
  readonly name: string;
  readonly isActive: number;
}

export function counterById(db: Db, id: number): RecordRow | undefined {
  return db.get<RecordRow>(
    'SELECT id, uid, code, name, is_active AS isActive FROM counters WHERE id = :id',
    { id },
  );
}

export function supplierById(db: Db, id: number): RecordRow | undefined {
  return db.get<RecordRow>(
    'SELECT id, uid, code, name, is_active AS isActive FROM suppliers WHERE id = :id',
    { id },
  );
}

export function counterByCode(db: Db, code: string): RecordRow | undefined {
  return db.get<RecordRow>(
    'SELECT id, uid, code, name, is_active AS isActive FROM counters WHERE code = :code',
    { code },
  );
}

export function supplierByCode(db: Db, code: string): RecordRow | undefined {
  return db.get<RecordRow>(
    'SELECT id, uid, code, name, is_active AS isActive FROM suppliers WHERE code = :code',
    { code },
  );
}

export function updateCounter(
  db: WritableDb,
  counter: {
    readonly id: number;
    readonly code: string;
    readonly name: string;
    readonly supplierId: number | null;
    readonly isActive: boolean;
  },
): void {
  db.run(
    `UPDATE counters SET code = :code, name = :name, supplier_id = :supplierId,
            is_active = :isActive
     WHERE id = :id`,
    { ...counter, isActive: counter.isActive ? 1 : 0 },
  );
}

export function updateSupplier(
  db: WritableDb,
  supplier: {
    readonly id: number;
    readonly code: string;
    readonly name: string;
    readonly isActive: boolean;
  },
): void {
  db.run('UPDATE suppliers SET code = :code, name = :name, is_active = :isActive WHERE id = :id', {
    ...supplier,
    isActive: supplier.isActive ? 1 : 0,
  });
}

/** How many products on sale stand at a counter, up to `cap`. */
export function activeProductsOf(db: Db, counterId: number, cap: number): number {
  return (
    db.get<{ n: number }>(
      `SELECT count(*) AS n FROM (SELECT 1 FROM products
        WHERE counter_id = :counterId AND is_active = 1 LIMIT :cap)`,
      { counterId, cap },
    )?.n ?? 0
  );
}

export function activeCountersOf(db: Db, supplierId: number): number {
  return (
    db.get<{ n: number }>(
      'SELECT count(*) AS n FROM counters WHERE supplier_id = :supplierId AND is_active = 1',
      { supplierId },
    )?.n ?? 0
  );
}

/** Categories and brands are kept alike. */
export type GroupKind = 'category' | 'brand';

/** A UUID version 7 made by SQLite: groups are born in passing, wherever a product is written. */
const NEW_UID = `substr(printf('%012x', CAST(unixepoch('subsec') * 1000 AS INTEGER)), 1, 8) || '-' ||
  substr(printf('%012x', CAST(unixepoch('subsec') * 1000 AS INTEGER)), 9) || '-7' ||
  substr(lower(hex(randomblob(2))), 2) || '-8' || substr(lower(hex(randomblob(2))), 2) || '-' ||
  lower(hex(randomblob(6)))`;

const GROUP_SQL = {
  category: {
    byName: 'SELECT id, uid, name FROM categories WHERE name = :name',
    byId: 'SELECT id, uid, name FROM categories WHERE id = :id',
    insert: `INSERT INTO categories (uid, name) VALUES (${NEW_UID}, :name)`,
    rename: 'UPDATE categories SET name = :name WHERE id = :id',
    remove: 'DELETE FROM categories WHERE id = :id',
    isUsed: 'SELECT 1 AS n FROM products WHERE category_id = :id LIMIT 1',
  },
  brand: {
    byName: 'SELECT id, uid, name FROM brands WHERE name = :name',
    byId: 'SELECT id, uid, name FROM brands WHERE id = :id',
    insert: `INSERT INTO brands (uid, name) VALUES (${NEW_UID}, :name)`,
    rename: 'UPDATE brands SET name = :name WHERE id = :id',
    remove: 'DELETE FROM brands WHERE id = :id',
    isUsed: 'SELECT 1 AS n FROM products WHERE brand_id = :id LIMIT 1',
  },
} as const;

/** A category or brand as it is kept. */
export interface GroupRow {
  readonly id: number;
  readonly uid: Uid;
  readonly name: string;
}

/** The group of this name, whatever the case of its Latin letters. */
export function groupByName(db: Db, kind: GroupKind, name: string): GroupRow | undefined {
  return db.get<GroupRow>(GROUP_SQL[kind].byName, { name });
}

export function groupById(db: Db, kind: GroupKind, id: number): GroupRow | undefined {
  return db.get<GroupRow>(GROUP_SQL[kind].byId, { id });
}

/** The id of the group of this name, which is added if nobody has it; no name = no group. */
export function groupIdFor(db: WritableDb, kind: GroupKind, name: string): number | null {
  if (name === '') return null;
  return groupByName(db, kind, name)?.id ?? db.run(GROUP_SQL[kind].insert, { name }).lastId;
}

export function setGroupName(db: WritableDb, kind: GroupKind, id: number, name: string): void {
  db.run(GROUP_SQL[kind].rename, { id, name });
}

export function deleteGroup(db: WritableDb, kind: GroupKind, id: number): void {
  db.run(GROUP_SQL[kind].remove, { id });
}

export function isGroupUsed(db: Db, kind: GroupKind, id: number): boolean {
  return db.get(GROUP_SQL[kind].isUsed, { id }) !== undefined;
}

export function selectCategories(db: Db): ProductGroup[] {
  return db.all<ProductGroup>(
    `SELECT g.id, g.name,
            (SELECT count(*) FROM products p WHERE p.category_id = g.id) AS productCount
       FROM categories g ORDER BY g.name`,
  );
}

export function selectBrands(db: Db): ProductGroup[] {
  return db.all<ProductGroup>(
    `SELECT g.id, g.name,
            (SELECT count(*) FROM products p WHERE p.brand_id = g.id) AS productCount
       FROM brands g ORDER BY g.name`,
  );
}

export function selectCounters(db: Db): CounterRecord[] {
  const rows = db.all<Omit<CounterRecord, 'isActive'> & { readonly isActive: number }>(
    `SELECT c.id, c.code, c.name, c.supplier_id AS supplierId, s.name AS supplierName,
            c.is_active AS isActive,
            (SELECT count(*) FROM products p WHERE p.counter_id = c.id) AS productCount
       FROM counters c LEFT JOIN suppliers s ON s.id = c.supplier_id
      ORDER BY c.code`,
  );
  return rows.map((row) => ({ ...row, isActive: row.isActive === 1 }));
}

export function selectSuppliers(db: Db): SupplierRecord[] {
  const rows = db.all<Omit<SupplierRecord, 'isActive'> & { readonly isActive: number }>(
    `SELECT s.id, s.code, s.name, s.is_active AS isActive,
            (SELECT count(*) FROM counters c WHERE c.supplier_id = s.id) AS counterCount
       FROM suppliers s ORDER BY s.code`,
  );
  return rows.map((row) => ({ ...row, isActive: row.isActive === 1 }));
}
