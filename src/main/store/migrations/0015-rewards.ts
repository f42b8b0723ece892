import type { Migration } from '../migrate.ts';

/**
 * Gifts for points, stamp cards, and who brought whom.
 *
 * `operation` columns name the operations on points that paid or gave them.
 * `gifts.stock` is kept beside its movements so that two who want the last one cannot both have
 * it; `verify` proves it to be their sum. A redemption is never deleted: given back it stays, with
 * its own movement. The `counting` of a stamp card is JSON and does not change once stamps were
 * given under it. Stamps of a member on a card are the sum of the entries less `needed` for each
 * reward that was not withdrawn.
 */
export const migration: Migration = {
  version: 15,
  name: 'rewards',
  sql: `
CREATE TABLE gifts (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
  name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(name) BETWEEN 1 AND 60),
  points INTEGER NOT NULL CHECK (points >= 0),
  product_id INTEGER REFERENCES products (id),
  per_member_limit INTEGER CHECK (per_member_limit > 0),
  tiers TEXT NOT NULL DEFAULT '[]',
  from_day TEXT,
  to_day TEXT CHECK (to_day >= from_day),
  return_days INTEGER NOT NULL CHECK (return_days >= 0),
  low_stock INTEGER NOT NULL DEFAULT 0 CHECK (low_stock >= 0),
  stock INTEGER NOT NULL DEFAULT 0 CHECK (stock >= 0),
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1))
) STRICT;

CREATE TABLE gift_redemptions (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  gift_id INTEGER NOT NULL REFERENCES gifts (id),
  member_id INTEGER NOT NULL REFERENCES members (id),
  points INTEGER NOT NULL CHECK (points >= 0),
  operation_uid TEXT CHECK ((operation_uid IS NULL) = (points = 0)),
  at INTEGER NOT NULL,
  business_day TEXT NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  returned_at INTEGER,
  returned_by INTEGER REFERENCES staff (id),
  return_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX gift_redemptions_member ON gift_redemptions (member_id, at DESC, id DESC);
CREATE INDEX gift_redemptions_gift ON gift_redemptions (gift_id, at DESC, id DESC);

CREATE TABLE gift_movements (
  id INTEGER PRIMARY KEY,
  gift_id INTEGER NOT NULL REFERENCES gifts (id),
  kind TEXT NOT NULL CHECK (kind IN ('receipt', 'adjust', 'given', 'returned')),
  quantity INTEGER NOT NULL CHECK (CASE
    WHEN kind IN ('receipt', 'returned') THEN quantity > 0
    WHEN kind = 'given' THEN quantity < 0
    ELSE quantity <> 0 END),
  redemption_id INTEGER REFERENCES gift_redemptions (id)
    CHECK ((redemption_id IS NOT NULL) = (kind IN ('given', 'returned'))),
  reason TEXT NOT NULL DEFAULT '' CHECK (length(reason) <= 120),
  at INTEGER NOT NULL,
  business_day TEXT NOT NULL,
  staff_id INTEGER REFERENCES staff (id)
) STRICT;
CREATE INDEX gift_movements_gift ON gift_movements (gift_id, at DESC, id DESC);
CREATE UNIQUE INDEX gift_movements_redemption ON gift_movements (redemption_id, kind)
  WHERE redemption_id IS NOT NULL;

CREATE TABLE stamp_cards (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
  name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(name) BETWEEN 1 AND 60),
  needed INTEGER NOT NULL CHECK (needed BETWEEN 1 AND 1000),
  counting TEXT NOT NULL,
  reward TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT CHECK (to_day >= from_day),
  max_cards INTEGER CHECK (max_cards > 0),
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1))
) STRICT;

CREATE TABLE stamp_entries (
  member_id INTEGER NOT NULL REFERENCES members (id),
  card_id INTEGER NOT NULL REFERENCES stamp_cards (id),
  sale_id INTEGER NOT NULL REFERENCES sales (id),
  original_sale_id INTEGER NOT NULL REFERENCES sales (id),
  stamps INTEGER NOT NULL CHECK (CASE WHEN sale_id = original_sale_id THEN stamps > 0 ELSE stamps < 0 END),
  lines TEXT NOT NULL,
  PRIMARY KEY (member_id, card_id, sale_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX stamp_entries_original ON stamp_entries (original_sale_id);

CREATE TABLE stamp_rewards (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  card_id INTEGER NOT NULL REFERENCES stamp_cards (id),
  member_id INTEGER NOT NULL REFERENCES members (id),
  state TEXT NOT NULL CHECK (state IN ('ready', 'taken', 'withdrawn')),
  sale_id INTEGER REFERENCES sales (id),
  points INTEGER NOT NULL DEFAULT 0 CHECK (points >= 0),
  code TEXT NOT NULL DEFAULT '',
  given_at INTEGER NOT NULL,
  expires_on TEXT,
  redemption_id INTEGER REFERENCES gift_redemptions (id)
) STRICT;
CREATE INDEX stamp_rewards_member ON stamp_rewards (member_id, card_id);

CREATE TABLE referrals (
  member_id INTEGER PRIMARY KEY REFERENCES members (id),
  uid TEXT NOT NULL UNIQUE,
  referrer_id INTEGER NOT NULL REFERENCES members (id) CHECK (referrer_id <> member_id),
  at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'rewarded', 'void')),
  sale_id INTEGER REFERENCES sales (id) CHECK ((sale_id IS NULL) = (state IN ('waiting', 'void'))),
  member_points INTEGER NOT NULL DEFAULT 0 CHECK (member_points >= 0),
  member_operation TEXT CHECK ((member_operation IS NULL) = (member_points = 0)),
  referrer_points INTEGER NOT NULL DEFAULT 0 CHECK (referrer_points >= 0),
  referrer_operation TEXT CHECK ((referrer_operation IS NULL) = (referrer_points = 0))
) STRICT;
CREATE INDEX referrals_referrer ON referrals (referrer_id);
CREATE INDEX referrals_sale ON referrals (sale_id) WHERE sale_id IS NOT NULL;
`,
};
