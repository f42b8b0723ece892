import type { Migration } from '../migrate.ts';

/** Suppliers, the counters they run, and the products sold there. */
export const migration: Migration = {
  version: 2,
  name: 'catalog',
  sql: `
CREATE TABLE suppliers (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) > 0)
) STRICT;

CREATE TABLE counters (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) > 0),
  supplier_id INTEGER REFERENCES suppliers (id)
) STRICT;
CREATE INDEX counters_supplier ON counters (supplier_id);

CREATE TABLE products (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  sku TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) > 0),
  category TEXT NOT NULL,
  brand TEXT NOT NULL DEFAULT '',
  unit TEXT NOT NULL CHECK (unit IN ('piece', 'kg')),
  price_minor INTEGER NOT NULL CHECK (price_minor >= 0),
  floor_minor INTEGER CHECK (floor_minor >= 0),
  tax_rate_bp INTEGER NOT NULL CHECK (tax_rate_bp BETWEEN 0 AND 10000),
  counter_id INTEGER NOT NULL REFERENCES counters (id),
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1))
) STRICT;
CREATE INDEX products_counter ON products (counter_id);

CREATE TABLE product_barcodes (
  barcode TEXT PRIMARY KEY,
  product_id INTEGER NOT NULL REFERENCES products (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_barcodes_product ON product_barcodes (product_id);

CREATE TABLE product_grams (
  gram TEXT NOT NULL,
  product_id INTEGER NOT NULL REFERENCES products (id),
  PRIMARY KEY (gram, product_id)
) STRICT, WITHOUT ROWID;
`,
};
