import type { Migration } from '../migrate.ts';

/**
 * Categories and brands become records (the texts of products are brought over; texts that differ
 * only in the case of Latin letters are one), barcodes may stand for several pieces, prices have
 * days and tiers, counters and suppliers can be closed.
 */
export const migration: Migration = {
  version: 9,
  name: 'catalogue',
  sql: `
CREATE TABLE categories (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(name) > 0)
) STRICT;

CREATE TABLE brands (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(name) > 0)
) STRICT;

INSERT OR IGNORE INTO categories (uid, name)
SELECT ${uuidV7Sql()}, category FROM products WHERE category <> '' GROUP BY category ORDER BY category;
INSERT OR IGNORE INTO brands (uid, name)
SELECT ${uuidV7Sql()}, brand FROM products WHERE brand <> '' GROUP BY brand ORDER BY brand;

ALTER TABLE products ADD COLUMN category_id INTEGER REFERENCES categories (id);
ALTER TABLE products ADD COLUMN brand_id INTEGER REFERENCES brands (id);
UPDATE products SET
  category_id = (SELECT id FROM categories WHERE name = category),
  brand_id = (SELECT id FROM brands WHERE name = brand);
ALTER TABLE products DROP COLUMN category;
ALTER TABLE products DROP COLUMN brand;

CREATE INDEX products_category ON products (category_id, sku) WHERE category_id IS NOT NULL;
CREATE INDEX products_brand ON products (brand_id, sku) WHERE brand_id IS NOT NULL;
CREATE INDEX products_name ON products (name, id);
DROP INDEX products_counter;
CREATE INDEX products_counter ON products (counter_id, sku);

ALTER TABLE product_barcodes ADD COLUMN pieces INTEGER NOT NULL DEFAULT 1
  CHECK (pieces BETWEEN 1 AND 9999);
ALTER TABLE counters ADD COLUMN is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1));
ALTER TABLE suppliers ADD COLUMN is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1));

CREATE TABLE product_prices (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  product_id INTEGER NOT NULL REFERENCES products (id),
  kind TEXT NOT NULL CHECK (kind IN ('regular', 'offer')),
  tier TEXT CHECK (tier IN ('standard', 'silver', 'gold', 'platinum')),
  price_minor INTEGER NOT NULL CHECK (price_minor >= 0),
  from_day TEXT NOT NULL,
  to_day TEXT CHECK (to_day >= from_day),
  is_begun INTEGER NOT NULL DEFAULT 0 CHECK (is_begun IN (0, 1)),
  CHECK (kind = 'offer' OR tier IS NULL)
) STRICT;
CREATE INDEX product_prices_product ON product_prices (product_id, from_day);
CREATE UNIQUE INDEX product_prices_regular ON product_prices (product_id, from_day)
  WHERE kind = 'regular';
CREATE INDEX product_prices_due ON product_prices (from_day) WHERE kind = 'regular' AND is_begun = 0;

CREATE TABLE product_reindex (
  product_id INTEGER PRIMARY KEY REFERENCES products (id),
  name TEXT NOT NULL,
  brand TEXT NOT NULL
) STRICT;
`,
};

/** A UUID version 7 made by SQLite, one a row. */
function uuidV7Sql(): string {
  const at = `printf('%012x', CAST(unixepoch('subsec') * 1000 AS INTEGER))`;
  const random = 'lower(hex(randomblob(2)))';
  return `substr(${at}, 1, 8) || '-' || substr(${at}, 9) || '-7' || substr(${random}, 2) ||
    '-8' || substr(${random}, 2) || '-' || lower(hex(randomblob(6)))`;
}
