import type { Migration } from '../migrate.ts';

/**
 * Shifts of the till (POSLog: till settle). At most one is open. Sales and returns name theirs in
 * `sales.shift_id`; `after_sale_id` is the newest sale before it began, so that its sales are found
 * without an index of their own. Closing gives the next `z_no`, keeps the totals of the Z report
 * (`totals`, JSON) and the place of its event in the log, whose hash the report prints.
 */
export const migration: Migration = {
  version: 12,
  name: 'shift',
  sql: `
CREATE TABLE shifts (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  business_day TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  opened_by INTEGER NOT NULL REFERENCES staff (id),
  is_automatic INTEGER NOT NULL CHECK (is_automatic IN (0, 1)),
  float_minor INTEGER NOT NULL CHECK (float_minor >= 0),
  after_sale_id INTEGER NOT NULL,
  opened_seq INTEGER NOT NULL,
  closed_at INTEGER,
  closed_by INTEGER REFERENCES staff (id),
  closed_seq INTEGER,
  z_no INTEGER UNIQUE CHECK (z_no > 0),
  expected_minor INTEGER,
  counted_minor INTEGER CHECK (counted_minor >= 0),
  difference_reason TEXT NOT NULL DEFAULT '',
  totals TEXT,
  CHECK ((closed_at IS NULL) = (z_no IS NULL)),
  CHECK ((closed_at IS NULL) = (closed_by IS NULL)),
  CHECK ((closed_at IS NULL) = (closed_seq IS NULL)),
  CHECK ((closed_at IS NULL) = (totals IS NULL)),
  CHECK ((closed_at IS NULL) = (expected_minor IS NULL)),
  CHECK ((closed_at IS NULL) = (counted_minor IS NULL)),
  CHECK (expected_minor = counted_minor OR difference_reason <> '')
) STRICT;
CREATE UNIQUE INDEX shifts_open ON shifts (closed_at IS NULL) WHERE closed_at IS NULL;

CREATE TABLE shift_counts (
  shift_id INTEGER NOT NULL REFERENCES shifts (id),
  denomination_minor INTEGER NOT NULL CHECK (denomination_minor > 0),
  pieces INTEGER NOT NULL CHECK (pieces > 0),
  PRIMARY KEY (shift_id, denomination_minor)
) STRICT, WITHOUT ROWID;

CREATE TABLE cash_movements (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  shift_id INTEGER NOT NULL REFERENCES shifts (id),
  kind TEXT NOT NULL CHECK (kind IN ('in', 'out')),
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  approved_by INTEGER REFERENCES staff (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX cash_movements_shift ON cash_movements (shift_id);

CREATE TABLE shift_notes (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 1000),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at INTEGER NOT NULL,
  read_by INTEGER REFERENCES staff (id),
  read_at INTEGER,
  CHECK ((read_by IS NULL) = (read_at IS NULL))
) STRICT;
CREATE INDEX shift_notes_unread ON shift_notes (id) WHERE read_at IS NULL;
`,
};
