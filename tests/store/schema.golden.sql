CREATE INDEX cash_movements_shift ON cash_movements (shift_id);

CREATE INDEX club_members_club ON club_members (club_id, left_at, joined_at DESC);

CREATE UNIQUE INDEX club_members_open ON club_members (member_id, club_id) WHERE left_at IS NULL;

CREATE INDEX counters_supplier ON counters (supplier_id);

CREATE INDEX coupon_campaigns_triggers ON coupon_campaigns (trigger_kind)
  WHERE state = 'active' AND trigger_kind IS NOT NULL;

CREATE INDEX coupon_issues_campaign ON coupon_issues (campaign_id, id);

CREATE INDEX coupon_issues_running ON coupon_issues (id) WHERE state = 'running';

CREATE INDEX coupon_redemptions_campaign ON coupon_redemptions (campaign_id, member_id);

CREATE INDEX coupon_redemptions_coupon ON coupon_redemptions (coupon_id);

CREATE INDEX coupons_campaign ON coupons (campaign_id, id);

CREATE UNIQUE INDEX coupons_occasion ON coupons (member_id, campaign_id, occasion)
  WHERE member_id IS NOT NULL;

CREATE INDEX gift_movements_gift ON gift_movements (gift_id, at DESC, id DESC);

CREATE UNIQUE INDEX gift_movements_redemption ON gift_movements (redemption_id, kind)
  WHERE redemption_id IS NOT NULL;

CREATE INDEX gift_redemptions_gift ON gift_redemptions (gift_id, at DESC, id DESC);

CREATE INDEX gift_redemptions_member ON gift_redemptions (member_id, at DESC, id DESC);

CREATE INDEX household_members_household ON household_members (household_id);

CREATE UNIQUE INDEX household_members_now ON household_members (member_id) WHERE left_at IS NULL;

CREATE INDEX import_members_member ON import_members (member_id);

CREATE INDEX member_consents_member ON member_consents (member_id, purpose, at);

CREATE INDEX member_contacts_due ON member_contacts (next_day, member_id)
  WHERE next_day IS NOT NULL AND task_done_at IS NULL;

CREATE INDEX member_contacts_member ON member_contacts (member_id, at DESC);

CREATE INDEX member_identifiers_member ON member_identifiers (member_id);

CREATE INDEX member_identifiers_reversed ON member_identifiers (reversed) WHERE reversed IS NOT NULL AND state = 'active';

CREATE UNIQUE INDEX member_identifiers_value ON member_identifiers (value, kind) WHERE state <> 'removed';

CREATE INDEX member_notes_member ON member_notes (member_id, at DESC);

CREATE INDEX member_tags_member ON member_tags (member_id);

CREATE INDEX member_tiers_due ON member_tiers (due_on) WHERE due_on IS NOT NULL;

CREATE INDEX member_tiers_until ON member_tiers (valid_until) WHERE valid_until IS NOT NULL;

CREATE INDEX members_birth_day ON members (substr(birthday, -5)) WHERE birthday IS NOT NULL;

CREATE INDEX members_birthday_name ON members (birthday, name) WHERE birthday IS NOT NULL;

CREATE INDEX members_email ON members (email, visit_rank) WHERE email IS NOT NULL;

CREATE INDEX members_frozen ON members (id) WHERE frozen_at IS NOT NULL;

CREATE INDEX members_household ON members (household_id) WHERE household_id IS NOT NULL;

CREATE INDEX members_merged ON members (merged_into_id) WHERE merged_into_id IS NOT NULL;

CREATE INDEX members_no_contact ON members (id) WHERE is_no_contact = 1;

CREATE INDEX members_phone_last_four ON members (substr(phone_reversed, 1, 4), visit_rank) WHERE phone_reversed IS NOT NULL;

CREATE INDEX members_phone_reversed ON members (phone_reversed, visit_rank) WHERE phone_reversed IS NOT NULL;

CREATE INDEX members_rank_due ON members (id) WHERE rank_is_due = 1;

CREATE INDEX members_tier ON members (tier);

CREATE INDEX points_entries_member ON points_entries (member_id, at DESC, id DESC);

CREATE INDEX points_entries_sale ON points_entries (sale_id) WHERE sale_id IS NOT NULL;

CREATE INDEX points_lots_debts ON points_lots (member_id, id) WHERE remaining < 0;

CREATE INDEX points_lots_expiring ON points_lots (expires_on, id) WHERE remaining > 0 AND expires_on IS NOT NULL;

CREATE INDEX points_lots_idle ON points_lots (member_id, idle_months, expires_on) WHERE idle_months IS NOT NULL AND remaining > 0;

CREATE INDEX points_lots_open ON points_lots (member_id, expires_on, earned_at, id, remaining, active_from) WHERE remaining > 0;

CREATE INDEX points_moved_entry ON points_moved (entry_id, at);

CREATE INDEX points_movements_lot ON points_movements (lot_id);

CREATE INDEX points_operation_entries_operation ON points_operation_entries (operation_id);

CREATE INDEX points_operations_member ON points_operations (member_id);

CREATE INDEX points_operations_source ON points_operations (source_uid) WHERE source_uid IS NOT NULL;

CREATE INDEX print_jobs_sale ON print_jobs (sale_id) WHERE sale_id IS NOT NULL;

CREATE INDEX print_jobs_state ON print_jobs (state);

CREATE INDEX product_barcodes_product ON product_barcodes (product_id);

CREATE INDEX product_prices_due ON product_prices (from_day) WHERE kind = 'regular' AND is_begun = 0;

CREATE INDEX product_prices_product ON product_prices (product_id, from_day);

CREATE UNIQUE INDEX product_prices_regular ON product_prices (product_id, from_day)
  WHERE kind = 'regular';

CREATE INDEX products_brand ON products (brand_id, sku) WHERE brand_id IS NOT NULL;

CREATE INDEX products_category ON products (category_id, sku) WHERE category_id IS NOT NULL;

CREATE INDEX products_counter ON products (counter_id, sku);

CREATE INDEX products_name ON products (name, id);

CREATE INDEX referrals_referrer ON referrals (referrer_id);

CREATE INDEX referrals_sale ON referrals (sale_id) WHERE sale_id IS NOT NULL;

CREATE INDEX sales_day ON sales (business_day);

CREATE INDEX sales_member ON sales (member_id, completed_at DESC, id DESC) WHERE member_id IS NOT NULL;

CREATE INDEX sales_original ON sales (original_sale_id) WHERE original_sale_id IS NOT NULL;

CREATE INDEX shift_notes_unread ON shift_notes (id) WHERE read_at IS NULL;

CREATE UNIQUE INDEX shifts_open ON shifts (closed_at IS NULL) WHERE closed_at IS NULL;

CREATE UNIQUE INDEX staff_name ON staff (name) WHERE is_active = 1;

CREATE INDEX stamp_entries_original ON stamp_entries (original_sale_id);

CREATE INDEX stamp_rewards_member ON stamp_rewards (member_id, card_id);

CREATE INDEX tier_changes_day ON tier_changes (business_day);

CREATE INDEX tier_changes_member ON tier_changes (member_id, at);

CREATE INDEX voucher_movements_sale ON voucher_movements (sale_id);

CREATE INDEX vouchers_sale ON vouchers (issued_sale_id) WHERE issued_sale_id IS NOT NULL;

CREATE TABLE brands (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(name) > 0)
) STRICT;

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

CREATE TABLE categories (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(name) > 0)
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

CREATE TABLE counters (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) > 0),
  supplier_id INTEGER REFERENCES suppliers (id)
, is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1))) STRICT;

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

CREATE TABLE devices (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('scanner', 'printer', 'display')),
  config TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;

CREATE TABLE drafts (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  payload TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

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

CREATE TABLE held_baskets (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  payload TEXT NOT NULL,
  line_count INTEGER NOT NULL CHECK (line_count > 0),
  total_minor INTEGER CHECK (total_minor >= 0),
  member_id INTEGER REFERENCES members (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE household_members (
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES households (id),
  member_id INTEGER NOT NULL REFERENCES members (id),
  joined_at INTEGER NOT NULL,
  left_at INTEGER
) STRICT;

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

CREATE TABLE import_members (
  source_id INTEGER NOT NULL REFERENCES import_sources (id),
  code TEXT NOT NULL,
  member_id INTEGER NOT NULL REFERENCES members (id),
  PRIMARY KEY (source_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_runs (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('purchases', 'members', 'products')),
  source_id INTEGER NOT NULL REFERENCES import_sources (id),
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  imported INTEGER NOT NULL DEFAULT 0,
  duplicates INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  amount_minor INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE import_sources (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 40)
) STRICT;

CREATE TABLE imported_sales (
  source_id INTEGER NOT NULL REFERENCES import_sources (id),
  number TEXT NOT NULL,
  day TEXT NOT NULL,
  sale_id INTEGER NOT NULL REFERENCES sales (id),
  row_keys BLOB NOT NULL,
  PRIMARY KEY (source_id, number, day, sale_id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE loyalty_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  expired_through TEXT NOT NULL
) STRICT;

CREATE TABLE member_consents (
  id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES members (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('programme', 'messages', 'calls', 'profiling')),
  is_given INTEGER NOT NULL CHECK (is_given IN (0, 1)),
  text_version TEXT NOT NULL,
  at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id)
) STRICT;

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

CREATE TABLE member_days (
  member_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  spend_minor INTEGER NOT NULL,
  total_minor INTEGER NOT NULL,
  earned_points INTEGER NOT NULL,
  PRIMARY KEY (member_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_distinct (
  one_id INTEGER NOT NULL REFERENCES members (id),
  other_id INTEGER NOT NULL REFERENCES members (id),
  at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  PRIMARY KEY (one_id, other_id),
  CHECK (one_id < other_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_fields (
  member_id INTEGER NOT NULL REFERENCES members (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 80),
  PRIMARY KEY (member_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_grams (
  gram TEXT NOT NULL,
  visit_rank INTEGER NOT NULL,
  member_id INTEGER NOT NULL,
  PRIMARY KEY (gram, visit_rank, member_id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE member_merges (
  merged_id INTEGER PRIMARY KEY REFERENCES members (id),
  survivor_id INTEGER NOT NULL REFERENCES members (id),
  at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  approved_by INTEGER REFERENCES staff (id)
) STRICT;

CREATE TABLE member_notes (
  id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES members (id),
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
  staff_id INTEGER REFERENCES staff (id),
  at INTEGER NOT NULL
, kind TEXT NOT NULL DEFAULT 'note'
  CHECK (kind IN ('note', 'important', 'preference', 'service', 'complaint'))) STRICT;

CREATE TABLE member_tags (
  tag TEXT NOT NULL COLLATE NOCASE CHECK (length(tag) BETWEEN 1 AND 24),
  member_id INTEGER NOT NULL REFERENCES members (id),
  added_at INTEGER NOT NULL,
  added_by INTEGER REFERENCES staff (id),
  PRIMARY KEY (tag, member_id)
) STRICT, WITHOUT ROWID;

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
, version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), gender TEXT CHECK (gender IN ('female', 'male', 'other')), locale TEXT CHECK (locale IN ('en', 'zh-CN', 'zh-TW', 'es')), channel TEXT CHECK (channel IN ('phone', 'message', 'email', 'post')), is_no_contact INTEGER NOT NULL DEFAULT 0 CHECK (is_no_contact IN (0, 1)), style TEXT CHECK (style IN ('peacock', 'tiger', 'koala')), frozen_at INTEGER, frozen_reason TEXT CHECK ((frozen_reason IS NULL) = (frozen_at IS NULL)
  AND frozen_reason IN ('misuse', 'dispute', 'request', 'other')), merged_into_id INTEGER REFERENCES members (id)
  CHECK (merged_into_id IS NULL OR is_active = 0), household_id INTEGER REFERENCES households (id)) STRICT;

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

CREATE TABLE points_moved (
  from_id INTEGER NOT NULL REFERENCES members (id),
  entry_id INTEGER NOT NULL REFERENCES points_entries (id),
  at INTEGER NOT NULL,
  PRIMARY KEY (from_id, entry_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE points_movements (
  entry_id INTEGER NOT NULL REFERENCES points_entries (id),
  lot_id INTEGER NOT NULL REFERENCES points_lots (id),
  points INTEGER NOT NULL CHECK (points <> 0),
  PRIMARY KEY (entry_id, lot_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE points_operation_entries (
  entry_id INTEGER PRIMARY KEY REFERENCES points_entries (id),
  operation_id INTEGER NOT NULL REFERENCES points_operations (id)
) STRICT;

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

CREATE TABLE print_jobs (
  id INTEGER PRIMARY KEY,
  job_key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('receipt', 'page', 'test', 'drawer')),
  device_id INTEGER REFERENCES devices (id),
  sale_id INTEGER REFERENCES sales (id),
  copy_of INTEGER REFERENCES print_jobs (id),
  title TEXT NOT NULL DEFAULT '' CHECK ((title <> '') = (kind = 'page')),
  document TEXT,
  markup TEXT CHECK (markup IS NOT NULL OR document IS NOT NULL),
  columns INTEGER NOT NULL CHECK (columns IN (32, 42, 48)),
  locale TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'printed', 'failed', 'uncertain', 'cancelled')),
  segments_sent INTEGER NOT NULL DEFAULT 0 CHECK (segments_sent >= 0),
  segments_acked INTEGER NOT NULL DEFAULT 0 CHECK (segments_acked BETWEEN 0 AND segments_sent),
  error TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE product_barcodes (
  barcode TEXT PRIMARY KEY,
  product_id INTEGER NOT NULL REFERENCES products (id)
, pieces INTEGER NOT NULL DEFAULT 1
  CHECK (pieces BETWEEN 1 AND 9999)) STRICT, WITHOUT ROWID;

CREATE TABLE product_grams (
  gram TEXT NOT NULL,
  product_id INTEGER NOT NULL REFERENCES products (id),
  PRIMARY KEY (gram, product_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE product_prices (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  product_id INTEGER NOT NULL REFERENCES products (id),
  kind TEXT NOT NULL CHECK (kind IN ('regular', 'offer')),
  tier TEXT CHECK (tier IN ('standard', 'silver', 'gold', 'platinum')),
  price_minor INTEGER NOT NULL CHECK (price_minor >= 0),
  from_day TEXT NOT NULL,
  to_day TEXT CHECK (to_day >= from_day),
  is_begun INTEGER NOT NULL DEFAULT 0 CHECK (is_begun IN (0, 1)),
  CHECK (kind = 'offer' OR tier IS NULL)
) STRICT;

CREATE TABLE product_reindex (
  product_id INTEGER PRIMARY KEY REFERENCES products (id),
  name TEXT NOT NULL,
  brand TEXT NOT NULL
) STRICT;

CREATE TABLE products (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  sku TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) > 0),
  unit TEXT NOT NULL CHECK (unit IN ('piece', 'kg')),
  price_minor INTEGER NOT NULL CHECK (price_minor >= 0),
  floor_minor INTEGER CHECK (floor_minor >= 0),
  tax_rate_bp INTEGER NOT NULL CHECK (tax_rate_bp BETWEEN 0 AND 10000),
  counter_id INTEGER NOT NULL REFERENCES counters (id),
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1))
, category_id INTEGER REFERENCES categories (id), brand_id INTEGER REFERENCES brands (id)) STRICT;

CREATE TABLE programme_drafts (
  uid TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  based_on INTEGER REFERENCES loyalty_programmes (version),
  effective_from TEXT,
  row_version INTEGER NOT NULL CHECK (row_version > 0),
  rules TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES staff (id),
  saved_at INTEGER NOT NULL,
  saved_by INTEGER REFERENCES staff (id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE requests (
  request_id TEXT PRIMARY KEY,
  call TEXT NOT NULL,
  input_hash BLOB NOT NULL,
  reply TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE returns (
  sale_id INTEGER PRIMARY KEY REFERENCES sales (id),
  reason TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  refund_to TEXT NOT NULL CHECK (refund_to IN ('original', 'cash', 'voucher')),
  points_owed INTEGER NOT NULL DEFAULT 0 CHECK (points_owed >= 0),
  points_debt INTEGER NOT NULL DEFAULT 0 CHECK (points_debt >= 0),
  points_deducted INTEGER NOT NULL DEFAULT 0 CHECK (points_deducted >= 0),
  deducted_minor INTEGER NOT NULL DEFAULT 0 CHECK (deducted_minor >= 0),
  points_waived INTEGER NOT NULL DEFAULT 0 CHECK (points_waived >= 0),
  approved_by INTEGER REFERENCES staff (id),
  CHECK (points_debt + points_deducted + points_waived <= points_owed)
) STRICT;

CREATE TABLE sale_claims (
  sale_id INTEGER PRIMARY KEY REFERENCES sales (id),
  member_id INTEGER NOT NULL REFERENCES members (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  claimed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sale_lines (
  sale_id INTEGER NOT NULL REFERENCES sales (id),
  line_no INTEGER NOT NULL CHECK (line_no > 0),
  product_id INTEGER NOT NULL REFERENCES products (id),
  counter_id INTEGER NOT NULL REFERENCES counters (id),
  name TEXT NOT NULL,
  barcode TEXT,
  unit TEXT NOT NULL,
  quantity_milli INTEGER NOT NULL CHECK (quantity_milli <> 0),
  regular_price_minor INTEGER NOT NULL CHECK (regular_price_minor >= 0),
  unit_price_minor INTEGER NOT NULL CHECK (unit_price_minor >= 0),
  price_source TEXT NOT NULL DEFAULT 'regular' CHECK (price_source IN ('regular', 'dated', 'tier', 'manual', 'label')),
  price_reason TEXT NOT NULL DEFAULT '',
  line_discount_minor INTEGER NOT NULL DEFAULT 0,
  discount_reason TEXT NOT NULL DEFAULT '',
  shared_discount_minor INTEGER NOT NULL DEFAULT 0,
  total_minor INTEGER NOT NULL,
  tax_rate_bp INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  paid_with_points_minor INTEGER NOT NULL DEFAULT 0,
  eligible_minor INTEGER NOT NULL DEFAULT 0,
  points_earned INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT '',
  original_line_no INTEGER,
  PRIMARY KEY (sale_id, line_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE sale_tenders (
  sale_id INTEGER NOT NULL REFERENCES sales (id),
  tender_no INTEGER NOT NULL CHECK (tender_no > 0),
  kind TEXT NOT NULL CHECK (kind IN ('cash', 'card', 'wallet', 'voucher', 'points', 'external')),
  amount_minor INTEGER NOT NULL,
  handed_minor INTEGER NOT NULL,
  points INTEGER NOT NULL DEFAULT 0,
  reference TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (sale_id, tender_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE sales (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  receipt_no TEXT NOT NULL UNIQUE,
  receipt_seq INTEGER UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('sale', 'return')),
  original_sale_id INTEGER REFERENCES sales (id),
  business_day TEXT NOT NULL,
  completed_at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  member_id INTEGER REFERENCES members (id),
  member_tier TEXT,
  programme_version INTEGER,
  total_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  discount_minor INTEGER NOT NULL DEFAULT 0,
  discount_reason TEXT NOT NULL DEFAULT '',
  rounding_minor INTEGER NOT NULL DEFAULT 0,
  tax_mode TEXT NOT NULL DEFAULT 'line' CHECK (tax_mode IN ('line', 'rate')),
  note TEXT NOT NULL DEFAULT '',
  shift_id INTEGER,
  points_paid_minor INTEGER NOT NULL DEFAULT 0,
  points_earned INTEGER NOT NULL DEFAULT 0,
  points_redeemed INTEGER NOT NULL DEFAULT 0,
  balance_after INTEGER,
  change_minor INTEGER NOT NULL DEFAULT 0 CHECK (change_minor >= 0),
  line_count INTEGER NOT NULL CHECK (line_count > 0),
  CHECK (receipt_seq IS NULL OR staff_id IS NOT NULL)
) STRICT;

CREATE TABLE scanner_days (
  device_id INTEGER NOT NULL REFERENCES devices (id),
  day TEXT NOT NULL,
  scans INTEGER NOT NULL DEFAULT 0 CHECK (scans >= 0),
  bounces INTEGER NOT NULL DEFAULT 0 CHECK (bounces >= 0),
  wrong_check_digits INTEGER NOT NULL DEFAULT 0 CHECK (wrong_check_digits >= 0),
  unreadable INTEGER NOT NULL DEFAULT 0 CHECK (unreadable >= 0),
  too_long INTEGER NOT NULL DEFAULT 0 CHECK (too_long >= 0),
  PRIMARY KEY (device_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  part TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by INTEGER REFERENCES staff (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE shift_counts (
  shift_id INTEGER NOT NULL REFERENCES shifts (id),
  denomination_minor INTEGER NOT NULL CHECK (denomination_minor > 0),
  pieces INTEGER NOT NULL CHECK (pieces > 0),
  PRIMARY KEY (shift_id, denomination_minor)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE suppliers (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) > 0)
, is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1))) STRICT;

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

CREATE TABLE tier_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL,
  was_automatic INTEGER NOT NULL CHECK (was_automatic IN (0, 1)),
  cursor INTEGER
) STRICT;

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

CREATE TABLE voucher_movements (
  voucher_id INTEGER NOT NULL REFERENCES vouchers (id),
  sale_id INTEGER NOT NULL REFERENCES sales (id),
  amount_minor INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (voucher_id, sale_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE vouchers (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  issued_at INTEGER NOT NULL,
  issued_sale_id INTEGER REFERENCES sales (id),
  expires_on TEXT,
  note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TRIGGER event_log_is_append_only_delete BEFORE DELETE ON event_log
BEGIN SELECT RAISE(ABORT, 'event_log is append-only'); END;

CREATE TRIGGER event_log_is_append_only_update BEFORE UPDATE ON event_log
BEGIN SELECT RAISE(ABORT, 'event_log is append-only'); END;

CREATE TRIGGER loyalty_programmes_are_fixed
BEFORE UPDATE OF version, effective_from, note, draft_uid, rules, published_at, published_by
ON loyalty_programmes
BEGIN SELECT RAISE(ABORT, 'a published programme is never changed'); END;

CREATE TRIGGER loyalty_programmes_stay BEFORE DELETE ON loyalty_programmes
BEGIN SELECT RAISE(ABORT, 'a published programme is never removed'); END
