import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import type { Tender } from '../../../../contract/sales.ts';
import { parseAmount } from '../../../lib/parse-decimal.ts';
import type { DecimalError, DecimalSign } from '../../../lib/parse-decimal.ts';

export type TenderError =
  | DecimalError
  | 'overDue'
  | 'nothingDue'
  | 'referenceMissing'
  | 'voucherMissing'
  | 'voucherTaken'
  | 'voucherSpent'
  | 'voucherExpired'
  | 'voucherTooLow';

/** A voucher that was looked up. */
export interface VoucherAtHand {
  readonly code: string;
  readonly state: 'open' | 'spent' | 'expired';
  readonly balanceMinor: number;
}

interface TypedTender {
  readonly kind: Exclude<Tender['kind'], 'points'>;
  readonly text: string;
  readonly reference: string;
  readonly voucher: VoucherAtHand | null;
  /** What was taken already. */
  readonly tenders: readonly Tender[];
  /** What is still due before this tender, as the till says. */
  readonly dueMinor: number;
  readonly decimals: number;
  readonly decimalSign: DecimalSign;
  /** Whether an empty field stands for exactly what is due. */
  readonly isEmptyExact: boolean;
}

/**
 * The tender that is being typed. Only cash may be more than due (change); a wallet needs its
 * reference; a voucher pays what is left on it, and once.
 */
export function nextTender(typed: TypedTender): Result<Tender, TenderError> {
  const { kind, dueMinor } = typed;
  if (dueMinor === 0) return fail('nothingDue');
  if (kind === 'voucher') return voucherTender(typed);
  const read = amountOf(typed, dueMinor);
  if (!read.ok) return read;
  const amountMinor = read.value;
  if (kind === 'cash') return ok({ kind, amountMinor });
  if (amountMinor > dueMinor) return fail('overDue');
  const reference = typed.reference.trim().slice(0, 64);
  if (kind === 'wallet' && reference === '') return fail('referenceMissing');
  return ok({ kind, amountMinor, reference });
}

function voucherTender(typed: TypedTender): Result<Tender, TenderError> {
  const { voucher, dueMinor, tenders } = typed;
  if (voucher === null) return fail('voucherMissing');
  const { code, state, balanceMinor } = voucher;
  if (state === 'spent') return fail('voucherSpent');
  if (state === 'expired') return fail('voucherExpired');
  if (tenders.some((tender) => tender.kind === 'voucher' && tender.code === code)) {
    return fail('voucherTaken');
  }
  // All of it, or all that is due, unless somebody says how much.
  const read = amountOf({ ...typed, isEmptyExact: true }, Math.min(dueMinor, balanceMinor));
  if (!read.ok) return read;
  if (read.value > balanceMinor) return fail('voucherTooLow');
  if (read.value > dueMinor) return fail('overDue');
  return ok({ kind: 'voucher', code, amountMinor: read.value });
}

function amountOf(typed: TypedTender, exactMinor: number): Result<number, DecimalError> {
  const isExact = typed.text.trim() === '' && typed.isEmptyExact;
  const read = isExact ? ok(exactMinor) : parseAmount(typed.text, typed);
  if (!read.ok) return read;
  return read.value === 0 ? fail('zero') : read;
}
