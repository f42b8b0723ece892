import type { Migration } from '../migrate.ts';

/**
 * Tiers (features/tiers). `member_days` is what a member's tier is measured by: a row for each day
 * on which something was bought, returns taken off the day of their sale, so that any window of
 * days is one short range. `member_tiers` keeps what the programme gives and for how long it is
 * promised (`auto_tier` … `valid_until`), what a person set (`hand_…`), since when the tier in
 * `members.tier` is held, and the next day on which to look again. `tier_changes` is the history,
 * as the event log tells it. `tier_state` is how far the look at everybody has come that follows a
 * new version of the programme.
 */
export const migration: Migration = {
  version: 18,
  name: 'tiers',
  sql: `
CREATE TABLE member_days (
  member_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  spend_minor INTEGER NOT NULL,
  total_minor INTEGER NOT NULL,
  earned_points INTEGER NOT NULL,
  PRIMARY KEY (member_id, day)
) STRICT, WITHOUT ROWID;

INSERT INTO member_days (member_id, day, spend_minor, total_minor, earned_points)
  SELECT s.member_id, coalesce(o.business_day, s.business_day),
    sum(s.total_minor - s.points_paid_minor), sum(s.total_minor),
    sum(CASE WHEN r.sale_id IS NULL THEN s.points_earned ELSE -r.points_owed END)
  FROM sales s LEFT JOIN sales o ON o.id = s.original_sale_id
    LEFT JOIN returns r ON r.sale_id = s.id
  WHERE s.member_id IS NOT NULL
  GROUP BY 1, 2;

CREATE TABLE member_tiers (
  member_id INTEGER PRIMARY KEY REFERENCES members (id),
  auto_tier TEXT NOT NULL CHECK (auto_tier IN ('standard', 'silver', 'gold', 'platinum')),
  auto_since TEXT,
  anchor TEXT,
  kept_from TEXT,
  valid_until TEXT CHECK ((valid_until IS NULL) = (kept_from IS NULL) AND (valid_until IS NULL) = (anchor IS NULL)),
  hand_tier TEXT CHECK (hand_tier IN ('standard', 'silver', 'gold', 'platinum')),
  hand_until TEXT CHECK (hand_until IS NULL OR hand_tier IS NOT NULL),
  hand_fixed INTEGER NOT NULL DEFAULT 0 CHECK (hand_fixed IN (0, 1)),
  since TEXT,
  due_on TEXT
) STRICT;
CREATE INDEX member_tiers_due ON member_tiers (due_on) WHERE due_on IS NOT NULL;
CREATE INDEX member_tiers_until ON member_tiers (valid_until) WHERE valid_until IS NOT NULL;

CREATE TABLE tier_changes (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  member_id INTEGER NOT NULL REFERENCES members (id),
  at INTEGER NOT NULL,
  business_day TEXT NOT NULL,
  from_tier TEXT NOT NULL,
  to_tier TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('reached', 'kept', 'notKept', 'lateFacts', 'rulesChanged', 'merge', 'imported', 'byHand', 'handEnded')),
  hand_reason TEXT CHECK (hand_reason IN ('goodwill', 'partner', 'staff', 'correction', 'misuse', 'other')),
  note TEXT NOT NULL DEFAULT '',
  metric TEXT CHECK (metric IN ('spend', 'points', 'visits')),
  value INTEGER,
  threshold INTEGER,
  window_from TEXT,
  window_to TEXT,
  valid_until TEXT,
  programme_version INTEGER,
  sale_id INTEGER REFERENCES sales (id),
  staff_id INTEGER REFERENCES staff (id),
  approved_by INTEGER REFERENCES staff (id)
) STRICT;
CREATE INDEX tier_changes_member ON tier_changes (member_id, at);
CREATE INDEX tier_changes_day ON tier_changes (business_day);

CREATE TABLE tier_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL,
  was_automatic INTEGER NOT NULL CHECK (was_automatic IN (0, 1)),
  cursor INTEGER
) STRICT;
`,
};
