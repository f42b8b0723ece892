import type { Migration } from '../migrate.ts';

/**
 * What is done to points beside sales and returns: by hand, between members, given, paid for a
 * gift, and taken back. An operation names its entries; one that undoes another names it, and
 * nothing is undone twice. `member_id` is for whom it was done.
 *
 * A household pays with the points of all who are in it (`members.household_id` = now,
 * `household_members` = since when and until when); every lot stays its owner's.
 *
 * `points_moved` keeps whose an entry was before two members became one, so that a balance of
 * the past can still be told.
 */
export const migration: Migration = {
  version: 19,
  name: 'points-operations',
  sql: `
CREATE TABLE points_operations (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('adjust', 'transfer', 'bonus', 'gift', 'undo')),
  member_id INTEGER NOT NULL REFERENCES members (id),
  source_kind TEXT,
  source_uid TEXT CHECK ((source_uid IS NULL) = (source_kind IS NULL)),
  reason TEXT,
  note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 500),
  at INTEGER NOT NULL,
  business_day TEXT NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  approved_by INTEGER REFERENCES staff (id),
  undoes_id INTEGER UNIQUE REFERENCES points_operations (id) CHECK ((undoes_id IS NULL) = (kind <> 'undo'))
) STRICT;
CREATE INDEX points_operations_member ON points_operations (member_id);
CREATE INDEX points_operations_source ON points_operations (source_uid) WHERE source_uid IS NOT NULL;

CREATE TABLE points_operation_entries (
  entry_id INTEGER PRIMARY KEY REFERENCES points_entries (id),
  operation_id INTEGER NOT NULL REFERENCES points_operations (id)
) STRICT;
CREATE INDEX points_operation_entries_operation ON points_operation_entries (operation_id);

CREATE TABLE points_moved (
  from_id INTEGER NOT NULL REFERENCES members (id),
  entry_id INTEGER NOT NULL REFERENCES points_entries (id),
  at INTEGER NOT NULL,
  PRIMARY KEY (from_id, entry_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX points_moved_entry ON points_moved (entry_id, at);

CREATE TABLE households (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  head_id INTEGER NOT NULL REFERENCES members (id),
  daily_limit INTEGER CHECK (daily_limit >= 0),
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES staff (id),
  dissolved_at INTEGER
) STRICT;

CREATE TABLE household_members (
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES households (id),
  member_id INTEGER NOT NULL REFERENCES members (id),
  joined_at INTEGER NOT NULL,
  left_at INTEGER
) STRICT;
CREATE INDEX household_members_household ON household_members (household_id);
CREATE UNIQUE INDEX household_members_now ON household_members (member_id) WHERE left_at IS NULL;

ALTER TABLE members ADD COLUMN household_id INTEGER REFERENCES households (id);
CREATE INDEX members_household ON members (household_id) WHERE household_id IS NOT NULL;
`,
};
