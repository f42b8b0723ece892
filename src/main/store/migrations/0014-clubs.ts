import type { Migration } from '../migrate.ts';

/**
 * Clubs of members. A membership is a row of its own from joining to leaving, so that its history
 * stays; at most one is open for a member and a club.
 */
export const migration: Migration = {
  version: 14,
  name: 'clubs',
  sql: `
CREATE TABLE clubs (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
  name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(name) BETWEEN 1 AND 60),
  description TEXT NOT NULL DEFAULT '' CHECK (length(description) <= 200),
  from_day TEXT,
  to_day TEXT CHECK (to_day >= from_day),
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
  member_limit INTEGER CHECK (member_limit > 0),
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1))
) STRICT;

CREATE TABLE club_members (
  id INTEGER PRIMARY KEY,
  club_id INTEGER NOT NULL REFERENCES clubs (id),
  member_id INTEGER NOT NULL REFERENCES members (id),
  joined_at INTEGER NOT NULL,
  joined_day TEXT NOT NULL,
  joined_by INTEGER REFERENCES staff (id),
  left_at INTEGER,
  left_day TEXT CHECK ((left_day IS NULL) = (left_at IS NULL)),
  left_by INTEGER REFERENCES staff (id)
) STRICT;
CREATE UNIQUE INDEX club_members_open ON club_members (member_id, club_id) WHERE left_at IS NULL;
CREATE INDEX club_members_club ON club_members (club_id, left_at, joined_at DESC);
`,
};
