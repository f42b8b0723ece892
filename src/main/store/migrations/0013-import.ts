import type { Migration } from '../migrate.ts';

/**
 * What was brought over from other systems. A source is such a system; its customers are known by
 * `import_members`, its receipts by `imported_sales`, where `row_keys` holds eight bytes for each row
 * that became a line: rows that come again are known by them, and nothing is booked twice.
 */
export const migration: Migration = {
  version: 13,
  name: 'import',
  sql: `
CREATE TABLE import_sources (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 40)
) STRICT;

CREATE TABLE import_runs (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('purchases', 'members', 'products')),
  source_id INTEGER NOT NULL REFERENCES import_sources (id),
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  imported INTEGER NOT NULL DEFAULT 0,
  duplicates INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  amount_minor INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE import_members (
  source_id INTEGER NOT NULL REFERENCES import_sources (id),
  code TEXT NOT NULL,
  member_id INTEGER NOT NULL REFERENCES members (id),
  PRIMARY KEY (source_id, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_members_member ON import_members (member_id);

CREATE TABLE imported_sales (
  source_id INTEGER NOT NULL REFERENCES import_sources (id),
  number TEXT NOT NULL,
  day TEXT NOT NULL,
  sale_id INTEGER NOT NULL REFERENCES sales (id),
  row_keys BLOB NOT NULL,
  PRIMARY KEY (source_id, number, day, sale_id)
) STRICT, WITHOUT ROWID;
`,
};
