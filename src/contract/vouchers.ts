import { z } from 'zod';
import { call, STAFF } from './call.ts';
import { amountMinor, businessDay, utcMs } from './primitives.ts';

/** A store-credit voucher's code: `V`, eleven digits, and their Luhn check digit. */
export const voucherCode = z.string().regex(/^V\d{12}$/);

/** `open`: something is left. `spent`: nothing is. `expired`: its last day has passed. */
export const VOUCHER_STATES = ['open', 'spent', 'expired'] as const;

/** A store-credit voucher as the counter needs it. */
export const voucher = z.object({
  code: voucherCode,
  state: z.enum(VOUCHER_STATES),
  /** What is left, also of one that expired. */
  balanceMinor: amountMinor,
  issuedAt: utcMs,
  /** The receipt that says what it was given for; null = for none. */
  issuedReceiptNo: z.string().nullable(),
  /** Last day on which it pays, inclusive; null = for ever. */
  expiresOn: businessDay.nullable(),
});
export type Voucher = z.infer<typeof voucher>;

export const vouchersCalls = {
  /** A voucher by its code, scanned or typed with spaces and dashes. */
  'vouchers.find': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ code: z.string().max(200) }),
    output: voucher,
    errors: ['vouchers.unknown', 'vouchers.wrongCheckDigit'],
  }),
};
