import type { Migration } from '../migrate.ts';

/**
 * Members and their search index. `visit_rank` is minus the month of the last visit
 * (year × 12 + month), so that index order is most recent visitor first (DOMAIN, Members).
 * It is the rank the index rows have: after a visit in a new month `rank_is_due` says that they
 * are to be moved, which happens in an idle moment and not in the sale.
 * `search_terms` holds the folded name, its readings and initials; `member_grams` is derived
 * from it alone (kernel/search-terms.ts), so it names no foreign key that every insert would pay.
 */
export const migration: Migration = {
  version: 3,
  name: 'members',
  sql: `
CREATE TABLE members (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  phone TEXT UNIQUE,
  phone_reversed TEXT,
  card_no TEXT NOT NULL UNIQUE,
  email TEXT,
  birthday TEXT,
  tier TEXT NOT NULL CHECK (tier IN ('standard', 'silver', 'gold', 'platinum')),
  search_terms TEXT NOT NULL DEFAULT '',
  visit_rank INTEGER NOT NULL DEFAULT 0 CHECK (visit_rank <= 0),
  rank_is_due INTEGER NOT NULL DEFAULT 0 CHECK (rank_is_due IN (0, 1)),
  last_visit_at INTEGER,
  last_visit_day TEXT,
  joined_day TEXT NOT NULL,
  consent_at INTEGER,
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES staff (id)
) STRICT;
CREATE INDEX members_phone_reversed ON members (phone_reversed, visit_rank) WHERE phone_reversed IS NOT NULL;
CREATE INDEX members_phone_last_four ON members (substr(phone_reversed, 1, 4), visit_rank) WHERE phone_reversed IS NOT NULL;
CREATE INDEX members_email ON members (email, visit_rank) WHERE email IS NOT NULL;
CREATE INDEX members_rank_due ON members (id) WHERE rank_is_due = 1;
CREATE INDEX members_birthday_name ON members (birthday, name) WHERE birthday IS NOT NULL;

CREATE TABLE member_grams (
  gram TEXT NOT NULL,
  visit_rank INTEGER NOT NULL,
  member_id INTEGER NOT NULL,
  PRIMARY KEY (gram, visit_rank, member_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_notes (
  id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES members (id),
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
  staff_id INTEGER REFERENCES staff (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX member_notes_member ON member_notes (member_id, at DESC);
`,
};
