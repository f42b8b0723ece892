import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { findVoucher } from '../face.ts';
import { readVoucherCode } from '../rules/voucher-code.ts';

/** A voucher by its code. */
export const find: Query<'vouchers.find'> = (context, { code }) => {
  if (readVoucherCode(code).kind === 'wrongCheckDigit') return fail('vouchers.wrongCheckDigit');
  const found = findVoucher(context.db, code, context.today);
  if (found === undefined) return fail('vouchers.unknown');
  const { id: _id, uid: _uid, ...voucher } = found;
  return ok(voucher);
};
