import type { Migration } from '../migrate.ts';

/**
 * What a return is beside its row in `sales`: why, where the refund went, and what became of the
 * points to take back (`points_owed` = taken from lots or left as a debt + deducted + waived).
 * Vouchers are store credit: a voucher holds the sum of its movements, one a receipt.
 */
export const migration: Migration = {
  version: 11,
  name: 'returns',
  sql: `
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

CREATE TABLE vouchers (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  issued_at INTEGER NOT NULL,
  issued_sale_id INTEGER REFERENCES sales (id),
  expires_on TEXT,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX vouchers_sale ON vouchers (issued_sale_id) WHERE issued_sale_id IS NOT NULL;

CREATE TABLE voucher_movements (
  voucher_id INTEGER NOT NULL REFERENCES vouchers (id),
  sale_id INTEGER NOT NULL REFERENCES sales (id),
  amount_minor INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (voucher_id, sale_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX voucher_movements_sale ON voucher_movements (sale_id);
`,
};
