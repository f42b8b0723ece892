import type { Migration } from '../migrate.ts';

/**
 * Points: programme versions, lots, and the ledger of entries with the lots each one moved.
 * Per lot, the sum of its movements is its remaining points; per member, the sum of entries is
 * the sum of the lots' remaining (DOMAIN, invariants). Nothing here is a cached balance. A debt
 * (points taken back that were spent) is a lot with a negative amount, which the next earning
 * fills up to nothing.
 * `points_entries.detail` is JSON: what an earning was worked out from, beside amounts and tier, for
 * programmes that look at more; null otherwise.
 * A lot that lapses by inactivity (`idle_months`) has its last day moved on by every earning and
 * redemption; `first_expires_on` is where it began, so that any past day can be told again.
 * `loyalty_state.expired_through` is the latest day expiry was posted for, so that a clock
 * that jumped far ahead is noticed before points are lost.
 */
export const migration: Migration = {
  version: 5,
  name: 'loyalty',
  sql: `
CREATE TABLE loyalty_programmes (
  version INTEGER PRIMARY KEY CHECK (version > 0),
  effective_from TEXT NOT NULL,
  retired_at INTEGER,
  retired_by INTEGER REFERENCES staff (id),
  retired_note TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  draft_uid TEXT UNIQUE,
  rules TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  published_by INTEGER REFERENCES staff (id)
) STRICT;
CREATE TRIGGER loyalty_programmes_are_fixed
BEFORE UPDATE OF version, effective_from, note, draft_uid, rules, published_at, published_by
ON loyalty_programmes
BEGIN SELECT RAISE(ABORT, 'a published programme is never changed'); END;
CREATE TRIGGER loyalty_programmes_stay BEFORE DELETE ON loyalty_programmes
BEGIN SELECT RAISE(ABORT, 'a published programme is never removed'); END;

CREATE TABLE points_entries (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  member_id INTEGER NOT NULL REFERENCES members (id),
  kind TEXT NOT NULL CHECK (kind IN ('earn', 'redeem', 'expire', 'adjust', 'clawback', 'restore',
    'opening', 'transfer', 'gift', 'bonus')),
  points INTEGER NOT NULL CHECK (CASE
    WHEN kind IN ('earn', 'restore', 'opening', 'bonus') THEN points > 0
    WHEN kind IN ('redeem', 'expire', 'clawback', 'gift') THEN points < 0
    ELSE points <> 0 END),
  at INTEGER NOT NULL,
  business_day TEXT NOT NULL,
  sale_id INTEGER REFERENCES sales (id),
  staff_id INTEGER REFERENCES staff (id),
  programme_version INTEGER REFERENCES loyalty_programmes (version),
  reason TEXT,
  detail TEXT
) STRICT;
CREATE INDEX points_entries_member ON points_entries (member_id, at DESC, id DESC);
CREATE INDEX points_entries_sale ON points_entries (sale_id) WHERE sale_id IS NOT NULL;

CREATE TABLE points_lots (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  member_id INTEGER NOT NULL REFERENCES members (id),
  entry_id INTEGER NOT NULL REFERENCES points_entries (id),
  amount INTEGER NOT NULL CHECK (amount <> 0),
  remaining INTEGER NOT NULL CHECK (remaining BETWEEN min(amount, 0) AND max(amount, 0)),
  earned_at INTEGER NOT NULL,
  active_from TEXT NOT NULL,
  expires_on TEXT,
  programme_version INTEGER NOT NULL REFERENCES loyalty_programmes (version),
  idle_months INTEGER CHECK (idle_months > 0),
  first_expires_on TEXT CHECK ((first_expires_on IS NULL) = (idle_months IS NULL))
) STRICT;
CREATE INDEX points_lots_open ON points_lots (member_id, expires_on, earned_at, id, remaining, active_from) WHERE remaining > 0;
CREATE INDEX points_lots_debts ON points_lots (member_id, id) WHERE remaining < 0;
CREATE INDEX points_lots_expiring ON points_lots (expires_on, id) WHERE remaining > 0 AND expires_on IS NOT NULL;
CREATE INDEX points_lots_idle ON points_lots (member_id, idle_months, expires_on) WHERE idle_months IS NOT NULL AND remaining > 0;

CREATE TABLE points_movements (
  entry_id INTEGER NOT NULL REFERENCES points_entries (id),
  lot_id INTEGER NOT NULL REFERENCES points_lots (id),
  points INTEGER NOT NULL CHECK (points <> 0),
  PRIMARY KEY (entry_id, lot_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX points_movements_lot ON points_movements (lot_id);

CREATE TABLE loyalty_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  expired_through TEXT NOT NULL
) STRICT;
`,
};
