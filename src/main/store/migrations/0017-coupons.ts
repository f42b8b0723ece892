import type { Migration } from '../migrate.ts';

/**
 * Coupons (features/coupons). A campaign's `terms` are JSON as in contract/coupons.ts and never
 * change once it is active. A code's `uses` are its redemptions that were not given back; the
 * CHECK keeps any order of commands from using one more often than it may be. `occasion` makes
 * that nobody gets two coupons for the same birthday, run or enrolment. `told_sale_id` is the
 * receipt that told the member of the coupon; null = none yet.
 *
 * What has to be looked at to give coupons by events lies in the campaign: days are done through
 * `events_through`, members up to `lapse_after_id` on `lapse_day`, the event log up to
 * `events_seq`.
 */
export const migration: Migration = {
  version: 17,
  name: 'coupons',
  sql: `
CREATE TABLE coupon_campaigns (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) <= 60),
  state TEXT NOT NULL CHECK (state IN ('draft', 'active', 'ended')),
  is_void INTEGER NOT NULL DEFAULT 0 CHECK (is_void IN (0, 1)),
  terms TEXT NOT NULL,
  trigger_kind TEXT CHECK (trigger_kind IN
    ('birthday', 'tierReached', 'firstPurchase', 'enrolment', 'lapse')),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES staff (id),
  activated_at INTEGER,
  activated_day TEXT,
  ended_at INTEGER,
  events_through TEXT,
  events_seq INTEGER,
  lapse_day TEXT,
  lapse_after_id INTEGER NOT NULL DEFAULT 0,
  CHECK (state <> 'active' OR activated_at IS NOT NULL),
  CHECK ((state = 'ended') = (ended_at IS NOT NULL))
) STRICT;
CREATE INDEX coupon_campaigns_triggers ON coupon_campaigns (trigger_kind)
  WHERE state = 'active' AND trigger_kind IS NOT NULL;

CREATE TABLE coupon_issues (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  campaign_id INTEGER NOT NULL REFERENCES coupon_campaigns (id),
  segment TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled')),
  after_member_id INTEGER NOT NULL DEFAULT 0,
  looked INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL,
  issued INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0,
  started_at INTEGER NOT NULL,
  started_by INTEGER REFERENCES staff (id)
) STRICT;
CREATE INDEX coupon_issues_campaign ON coupon_issues (campaign_id, id);
CREATE INDEX coupon_issues_running ON coupon_issues (id) WHERE state = 'running';

CREATE TABLE coupons (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  campaign_id INTEGER NOT NULL REFERENCES coupon_campaigns (id),
  code TEXT NOT NULL UNIQUE CHECK (length(code) = 16),
  member_id INTEGER REFERENCES members (id),
  occasion TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL CHECK (valid_to >= valid_from),
  uses INTEGER NOT NULL DEFAULT 0 CHECK (uses >= 0 AND uses <= max_uses),
  max_uses INTEGER CHECK (max_uses > 0),
  issued_at INTEGER NOT NULL,
  issued_by INTEGER REFERENCES staff (id),
  told_sale_id INTEGER REFERENCES sales (id)
) STRICT;
CREATE INDEX coupons_campaign ON coupons (campaign_id, id);
CREATE UNIQUE INDEX coupons_occasion ON coupons (member_id, campaign_id, occasion)
  WHERE member_id IS NOT NULL;

CREATE TABLE coupon_redemptions (
  sale_id INTEGER NOT NULL REFERENCES sales (id),
  coupon_id INTEGER NOT NULL REFERENCES coupons (id),
  campaign_id INTEGER NOT NULL REFERENCES coupon_campaigns (id),
  member_id INTEGER REFERENCES members (id),
  discount_minor INTEGER NOT NULL CHECK (discount_minor > 0),
  at INTEGER NOT NULL,
  given_back_sale_id INTEGER REFERENCES sales (id),
  PRIMARY KEY (sale_id, coupon_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX coupon_redemptions_coupon ON coupon_redemptions (coupon_id);
CREATE INDEX coupon_redemptions_campaign ON coupon_redemptions (campaign_id, member_id);

CREATE INDEX members_birth_day ON members (substr(birthday, -5)) WHERE birthday IS NOT NULL;
`,
};
