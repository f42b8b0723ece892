import type { Minor } from '../../../contract/kernel/money.ts';
import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** A voucher with what is left of it. */
export interface VoucherRow {
  readonly id: number;
  readonly uid: string;
  readonly code: string;
  readonly balanceMinor: Minor;
  readonly issuedAt: UtcMs;
  readonly issuedReceiptNo: string | null;
  readonly expiresOn: BusinessDay | null;
}

export function selectVoucher(db: Db, code: string): VoucherRow | undefined {
  return db.get<VoucherRow>(
    `SELECT voucher.id, voucher.uid, voucher.code, voucher.issued_at AS issuedAt,
       voucher.expires_on AS expiresOn, sale.receipt_no AS issuedReceiptNo,
       (SELECT coalesce(sum(amount_minor), 0) FROM voucher_movements
        WHERE voucher_id = voucher.id) AS balanceMinor
     FROM vouchers AS voucher LEFT JOIN sales AS sale ON sale.id = voucher.issued_sale_id
     WHERE voucher.code = :code`,
    { code },
  );
}

/** Books a voucher and returns its id; undefined when the code is taken. */
export function insertVoucher(
  db: WritableDb,
  row: {
    readonly uid: string;
    readonly code: string;
    readonly issuedAt: UtcMs;
    readonly issuedSaleId: number;
    readonly expiresOn: BusinessDay | null;
    readonly note: string;
  },
): number | undefined {
  const { changes, lastId } = db.run(
    `INSERT INTO vouchers (uid, code, issued_at, issued_sale_id, expires_on, note)
     VALUES (:uid, :code, :issuedAt, :issuedSaleId, :expiresOn, :note)
     ON CONFLICT (code) DO NOTHING`,
    { ...row },
  );
  return changes === 0 ? undefined : lastId;
}

/** Books what a receipt put into a voucher (more than 0) or took out of it (less than 0). */
export function addMovement(
  db: WritableDb,
  row: {
    readonly voucherId: number;
    readonly saleId: number;
    readonly amountMinor: Minor;
    readonly at: UtcMs;
  },
): void {
  db.run(
    `INSERT INTO voucher_movements (voucher_id, sale_id, amount_minor, at)
     VALUES (:voucherId, :saleId, :amountMinor, :at)
     ON CONFLICT (voucher_id, sale_id)
     DO UPDATE SET amount_minor = amount_minor + excluded.amount_minor`,
    { ...row },
  );
}

/** What is left of a voucher. */
export function selectBalanceOf(db: Db, voucherId: number): Minor {
  const row = db.get<{ balance: number }>(
    `SELECT coalesce(sum(amount_minor), 0) AS balance FROM voucher_movements
     WHERE voucher_id = :voucherId`,
    { voucherId },
  );
  return row?.balance ?? 0;
}
