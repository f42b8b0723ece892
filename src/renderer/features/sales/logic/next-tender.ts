import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import type { Tender } from '../../../../contract/sales.ts';
import { parseAmount } from '../../../lib/parse-decimal.ts';
import type { DecimalError, DecimalSign } from '../../../lib/parse-decimal.ts';

export type TenderError = DecimalError | 'cardOverDue' | 'nothingDue';

interface TypedTender {
  readonly kind: 'cash' | 'card';
  readonly text: string;
  readonly reference: string;
  /** What is still due before this tender, as the till says. */
  readonly dueMinor: number;
  readonly decimals: number;
  readonly decimalSign: DecimalSign;
  /** Whether an empty field stands for exactly what is due. */
  readonly isEmptyExact: boolean;
}

/** The tender that is being typed: cash may be more than due (change), a card may not. */
export function nextTender(typed: TypedTender): Result<Tender, TenderError> {
  const { kind, text, dueMinor } = typed;
  if (dueMinor === 0) return fail('nothingDue');
  const isExact = text.trim() === '' && typed.isEmptyExact;
  const read = isExact ? ok(dueMinor) : parseAmount(text, typed);
  if (!read.ok) return read;
  if (read.value === 0) return fail('zero');
  if (kind === 'cash') return ok({ kind, amountMinor: read.value });
  if (read.value > dueMinor) return fail('cardOverDue');
  return ok({ kind, amountMinor: read.value, reference: typed.reference.trim().slice(0, 64) });
}
