CREATE INDEX counters_supplier ON counters (supplier_id);

CREATE INDEX member_notes_member ON member_notes (member_id, at DESC);

CREATE INDEX members_birthday_name ON members (birthday, name) WHERE birthday IS NOT NULL;

CREATE INDEX members_email ON members (email, visit_rank) WHERE email IS NOT NULL;

CREATE INDEX members_phone_last_four ON members (substr(phone_reversed, 1, 4), visit_rank) WHERE phone_reversed IS NOT NULL;

CREATE INDEX members_phone_reversed ON members (phone_reversed, visit_rank) WHERE phone_reversed IS NOT NULL;

CREATE INDEX members_rank_due ON members (id) WHERE rank_is_due = 1;

CREATE INDEX points_entries_member ON points_entries (member_id, at DESC, id DESC);

CREATE INDEX points_entries_sale ON points_entries (sale_id) WHERE sale_id IS NOT NULL;

CREATE INDEX points_lots_expiring ON points_lots (expires_on, id) WHERE remaining > 0 AND expires_on IS NOT NULL;

CREATE INDEX points_lots_open ON points_lots (member_id, expires_on, earned_at, id, remaining, active_from) WHERE remaining > 0;

CREATE INDEX points_movements_lot ON points_movements (lot_id);

CREATE INDEX print_jobs_sale ON print_jobs (sale_id) WHERE sale_id IS NOT NULL;

CREATE INDEX print_jobs_state ON print_jobs (state);

CREATE INDEX product_barcodes_product ON product_barcodes (product_id);

CREATE INDEX products_counter ON products (counter_id);

CREATE INDEX sales_day ON sales (business_day);

CREATE INDEX sales_member ON sales (member_id, completed_at DESC, id DESC) WHERE member_id IS NOT NULL;

CREATE UNIQUE INDEX staff_name ON staff (name) WHERE is_active = 1;

CREATE TABLE counters (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) > 0),
  supplier_id INTEGER REFERENCES suppliers (id)
) STRICT;

CREATE TABLE devices (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('scanner', 'printer')),
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

CREATE TABLE loyalty_programmes (
  version INTEGER PRIMARY KEY CHECK (version > 0),
  effective_from TEXT NOT NULL,
  rules TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  published_by INTEGER REFERENCES staff (id)
) STRICT;

CREATE TABLE loyalty_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  expired_through TEXT NOT NULL
) STRICT;

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

CREATE TABLE points_entries (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  member_id INTEGER NOT NULL REFERENCES members (id),
  kind TEXT NOT NULL CHECK (kind IN ('earn', 'redeem', 'expire', 'adjust', 'clawback', 'restore', 'opening')),
  points INTEGER NOT NULL CHECK (CASE
    WHEN kind IN ('earn', 'restore', 'opening') THEN points > 0
    WHEN kind IN ('redeem', 'expire', 'clawback') THEN points < 0
    ELSE points <> 0 END),
  at INTEGER NOT NULL,
  business_day TEXT NOT NULL,
  sale_id INTEGER REFERENCES sales (id),
  staff_id INTEGER REFERENCES staff (id),
  programme_version INTEGER REFERENCES loyalty_programmes (version),
  reason TEXT
) STRICT;

CREATE TABLE points_lots (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  member_id INTEGER NOT NULL REFERENCES members (id),
  entry_id INTEGER NOT NULL REFERENCES points_entries (id),
  amount INTEGER NOT NULL CHECK (amount > 0),
  remaining INTEGER NOT NULL CHECK (remaining BETWEEN 0 AND amount),
  earned_at INTEGER NOT NULL,
  active_from TEXT NOT NULL,
  expires_on TEXT,
  programme_version INTEGER NOT NULL REFERENCES loyalty_programmes (version)
) STRICT;

CREATE TABLE points_movements (
  entry_id INTEGER NOT NULL REFERENCES points_entries (id),
  lot_id INTEGER NOT NULL REFERENCES points_lots (id),
  points INTEGER NOT NULL CHECK (points <> 0),
  PRIMARY KEY (entry_id, lot_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE print_jobs (
  id INTEGER PRIMARY KEY,
  job_key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('receipt', 'test', 'drawer')),
  device_id INTEGER REFERENCES devices (id),
  sale_id INTEGER REFERENCES sales (id),
  copy_of INTEGER REFERENCES print_jobs (id),
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
) STRICT, WITHOUT ROWID;

CREATE TABLE product_grams (
  gram TEXT NOT NULL,
  product_id INTEGER NOT NULL REFERENCES products (id),
  PRIMARY KEY (gram, product_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE products (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  sku TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) > 0),
  category TEXT NOT NULL,
  brand TEXT NOT NULL DEFAULT '',
  unit TEXT NOT NULL CHECK (unit IN ('piece', 'kg')),
  price_minor INTEGER NOT NULL CHECK (price_minor >= 0),
  tax_rate_bp INTEGER NOT NULL CHECK (tax_rate_bp BETWEEN 0 AND 10000),
  counter_id INTEGER NOT NULL REFERENCES counters (id),
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1))
) STRICT;

CREATE TABLE requests (
  request_id TEXT PRIMARY KEY,
  call TEXT NOT NULL,
  input_hash BLOB NOT NULL,
  reply TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sale_lines (
  sale_id INTEGER NOT NULL REFERENCES sales (id),
  line_no INTEGER NOT NULL CHECK (line_no > 0),
  product_id INTEGER NOT NULL REFERENCES products (id),
  counter_id INTEGER NOT NULL REFERENCES counters (id),
  name TEXT NOT NULL,
  barcode TEXT,
  unit TEXT NOT NULL,
  quantity_milli INTEGER NOT NULL CHECK (quantity_milli <> 0),
  unit_price_minor INTEGER NOT NULL CHECK (unit_price_minor >= 0),
  total_minor INTEGER NOT NULL,
  tax_rate_bp INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  paid_with_points_minor INTEGER NOT NULL DEFAULT 0,
  eligible_minor INTEGER NOT NULL DEFAULT 0,
  points_earned INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (sale_id, line_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE sale_tenders (
  sale_id INTEGER NOT NULL REFERENCES sales (id),
  tender_no INTEGER NOT NULL CHECK (tender_no > 0),
  kind TEXT NOT NULL CHECK (kind IN ('cash', 'card', 'points')),
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
  receipt_seq INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('sale', 'return')),
  original_sale_id INTEGER REFERENCES sales (id),
  business_day TEXT NOT NULL,
  completed_at INTEGER NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  member_id INTEGER REFERENCES members (id),
  member_tier TEXT,
  programme_version INTEGER,
  total_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  points_paid_minor INTEGER NOT NULL DEFAULT 0,
  points_earned INTEGER NOT NULL DEFAULT 0,
  points_redeemed INTEGER NOT NULL DEFAULT 0,
  balance_after INTEGER,
  change_minor INTEGER NOT NULL DEFAULT 0 CHECK (change_minor >= 0),
  line_count INTEGER NOT NULL CHECK (line_count > 0)
) STRICT;

CREATE TABLE settings (
  part TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by INTEGER REFERENCES staff (id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE suppliers (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) > 0)
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
  created_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER event_log_is_append_only_delete BEFORE DELETE ON event_log
BEGIN SELECT RAISE(ABORT, 'event_log is append-only'); END;

CREATE TRIGGER event_log_is_append_only_update BEFORE UPDATE ON event_log
BEGIN SELECT RAISE(ABORT, 'event_log is append-only'); END
