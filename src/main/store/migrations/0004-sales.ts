import type { Migration } from '../migrate.ts';

/**
 * Sales as they were booked: facts, never changed. Names, prices, tax rates and counters are
 * copied into the lines, so that a receipt reads the same in ten years. Returns have negative
 * quantities and amounts. `discount_minor` is all discounts of the sale without the rounding
 * (抹零); a line's `shared_discount_minor` is its share of the basket's discount and the rounding.
 * A sale brought over from another system (features/imports) is none of this till's receipts: it has
 * no `receipt_seq`, no staff, and was paid 'external'.
 */
export const migration: Migration = {
  version: 4,
  name: 'sales',
  sql: `
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
CREATE INDEX sales_member ON sales (member_id, completed_at DESC, id DESC) WHERE member_id IS NOT NULL;
CREATE INDEX sales_day ON sales (business_day);
CREATE INDEX sales_original ON sales (original_sale_id) WHERE original_sale_id IS NOT NULL;

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
`,
};
