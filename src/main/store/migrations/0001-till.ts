import type { Migration } from '../migrate.ts';

/** The till itself: who it is, its people, its settings, its event log, its request memory. */
export const migration: Migration = {
  version: 1,
  name: 'till',
  sql: `
CREATE TABLE till (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uid TEXT NOT NULL,
  store_code TEXT NOT NULL CHECK (length(store_code) BETWEEN 1 AND 8),
  store_name TEXT NOT NULL CHECK (length(store_name) > 0),
  till_code TEXT NOT NULL CHECK (length(till_code) BETWEEN 1 AND 8),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  time_zone TEXT NOT NULL,
  cutover_minutes INTEGER NOT NULL CHECK (cutover_minutes BETWEEN 0 AND 1439),
  epoch INTEGER NOT NULL DEFAULT 1 CHECK (epoch >= 1),
  is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
  last_receipt_seq INTEGER NOT NULL DEFAULT 0 CHECK (last_receipt_seq >= 0),
  last_z_no INTEGER NOT NULL DEFAULT 0 CHECK (last_z_no >= 0),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE staff (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  role TEXT NOT NULL CHECK (role IN ('cashier', 'manager', 'headquarters', 'admin')),
  pin_salt BLOB NOT NULL,
  pin_hash BLOB NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  locked_until INTEGER,
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX staff_name ON staff (name) WHERE is_active = 1;

CREATE TABLE requests (
  request_id TEXT PRIMARY KEY,
  call TEXT NOT NULL,
  input_hash BLOB NOT NULL,
  reply TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event_log (
  seq INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  type TEXT NOT NULL,
  schema_version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  business_day TEXT NOT NULL,
  staff_id INTEGER,
  data TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TRIGGER event_log_is_append_only_update BEFORE UPDATE ON event_log
BEGIN SELECT RAISE(ABORT, 'event_log is append-only'); END;
CREATE TRIGGER event_log_is_append_only_delete BEFORE DELETE ON event_log
BEGIN SELECT RAISE(ABORT, 'event_log is append-only'); END;

CREATE TABLE drafts (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  payload TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
`,
};
