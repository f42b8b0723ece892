import type { Migration } from '../migrate.ts';

/**
 * Care for members. `members.phone` and `members.card_no` stay what look-ups read first; further
 * and former ones lie in `member_identifiers`. What was replaced or lost stays there for good, so
 * that nobody is given it again; what was removed is free. `version` counts changes of the row,
 * for screens that were opened before one (DOMAIN, Members).
 *
 * A merged member keeps its row, which points to the survivor; everything that was its own has
 * the survivor's id (docs/decisions: two members become one).
 */
export const migration: Migration = {
  version: 10,
  name: 'members-more',
  sql: `
ALTER TABLE members ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0);
ALTER TABLE members ADD COLUMN gender TEXT CHECK (gender IN ('female', 'male', 'other'));
ALTER TABLE members ADD COLUMN locale TEXT CHECK (locale IN ('en', 'zh-CN', 'zh-TW', 'es'));
ALTER TABLE members ADD COLUMN channel TEXT CHECK (channel IN ('phone', 'message', 'email', 'post'));
ALTER TABLE members ADD COLUMN is_no_contact INTEGER NOT NULL DEFAULT 0 CHECK (is_no_contact IN (0, 1));
ALTER TABLE members ADD COLUMN style TEXT CHECK (style IN ('peacock', 'tiger', 'koala'));
ALTER TABLE members ADD COLUMN frozen_at INTEGER;
ALTER TABLE members ADD COLUMN frozen_reason TEXT CHECK ((frozen_reason IS NULL) = (frozen_at IS NULL)
  AND frozen_reason IN ('misuse', 'dispute', 'request', 'other'));
ALTER TABLE members ADD COLUMN merged_into_id INTEGER REFERENCES members (id)
  CHECK (merged_into_id IS NULL OR is_active = 0);
CREATE INDEX members_frozen ON members (id) WHERE frozen_at IS NOT NULL;
CREATE INDEX members_no_contact ON members (id) WHERE is_no_contact = 1;
CREATE INDEX members_merged ON members (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX members_tier ON members (tier);

ALTER TABLE member_notes ADD COLUMN kind TEXT NOT NULL DEFAULT 'note'
  CHECK (kind IN ('note', 'important', 'preference', 'service', 'complaint'));

CREATE TABLE member_identifiers (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  member_id INTEGER NOT NULL REFERENCES members (id),
  kind TEXT NOT NULL CHECK (kind IN ('card', 'phone', 'external')),
  value TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 64),
  reversed TEXT,
  state TEXT NOT NULL CHECK (state IN ('active', 'replaced', 'lost', 'removed')),
  since INTEGER NOT NULL,
  until INTEGER CHECK ((until IS NULL) = (state = 'active')),
  replaced_by TEXT,
  note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 80),
  staff_id INTEGER REFERENCES staff (id)
) STRICT;
CREATE UNIQUE INDEX member_identifiers_value ON member_identifiers (value, kind) WHERE state <> 'removed';
CREATE INDEX member_identifiers_member ON member_identifiers (member_id);
CREATE INDEX member_identifiers_reversed ON member_identifiers (reversed) WHERE reversed IS NOT NULL AND state = 'active';

CREATE TABLE member_tags (
  tag TEXT NOT NULL COLLATE NOCASE CHECK (length(tag) BETWEEN 1 AND 24),
  member_id INTEGER NOT NULL REFERENCES members (id),
  added_at INTEGER NOT NULL,
  added_by INTEGER REFERENCES staff (id),
  PRIMARY KEY (tag, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_tags_member ON member_tags (member_id);

CREATE TABLE member_fields (
  member_id INTEGER NOT NULL REFERENCES members (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 80),
  PRIMARY KEY (member_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_consents (
  id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES members (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('programme', 'messages', 'calls', 'profiling')),
  is_given INTEGER NOT NULL CHECK (is_given IN (0, 1)),
  text_version TEXT NOT NULL,
  at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id)
) STRICT;
CREATE INDEX member_consents_member ON member_consents (member_id, purpose, at);

CREATE TABLE member_contacts (
  id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES members (id),
  kind TEXT NOT NULL CHECK (kind IN ('call', 'message', 'visit', 'email')),
  outcome TEXT NOT NULL CHECK (outcome IN ('reached', 'noAnswer', 'callBack', 'refused', 'done')),
  text TEXT NOT NULL DEFAULT '' CHECK (length(text) <= 500),
  next_day TEXT,
  task_done_at INTEGER,
  staff_id INTEGER REFERENCES staff (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX member_contacts_member ON member_contacts (member_id, at DESC);
CREATE INDEX member_contacts_due ON member_contacts (next_day, member_id)
  WHERE next_day IS NOT NULL AND task_done_at IS NULL;

CREATE TABLE member_merges (
  merged_id INTEGER PRIMARY KEY REFERENCES members (id),
  survivor_id INTEGER NOT NULL REFERENCES members (id),
  at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  approved_by INTEGER REFERENCES staff (id)
) STRICT;

CREATE TABLE member_distinct (
  one_id INTEGER NOT NULL REFERENCES members (id),
  other_id INTEGER NOT NULL REFERENCES members (id),
  at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  PRIMARY KEY (one_id, other_id),
  CHECK (one_id < other_id)
) STRICT, WITHOUT ROWID;
`,
};
