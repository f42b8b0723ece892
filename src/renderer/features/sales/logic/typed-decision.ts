import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import { foldWidth } from '../../../../contract/kernel/text.ts';
import type { Discount, LinePrice } from '../../../../contract/sales.ts';
import { parseAmount } from '../../../lib/parse-decimal.ts';
import type { DecimalError, DecimalSign } from '../../../lib/parse-decimal.ts';

/** How a price is changed: so many percent off, so much off, or another price for one. */
export type DecisionWay = 'percent' | 'amount' | 'price';

/** What was typed, and why. */
export type TypedDecision =
  | { readonly to: 'discount'; readonly discount: Discount }
  | { readonly to: 'price'; readonly price: LinePrice };

export type DecisionError = DecimalError | 'overHundred';

interface Typed {
  readonly way: DecisionWay;
  readonly text: string;
  readonly reason: string;
  readonly decimals: number;
  readonly decimalSign: DecimalSign;
}

const ALL_BASIS_POINTS = 10_000;

/** Reads a discount or price. A price may be nothing (a present), a discount may not. */
export function typedDecision(typed: Typed): Result<TypedDecision, DecisionError> {
  const { way, reason } = typed;
  if (way === 'percent') return percentOff(typed);
  const read = parseAmount(typed.text, typed);
  if (!read.ok) return read;
  if (way === 'price') {
    const price = { unitPriceMinor: read.value, source: 'manual', reason } as const;
    return ok({ to: 'price', price });
  }
  if (read.value === 0) return fail('zero');
  return ok({ to: 'discount', discount: { kind: 'amount', amountMinor: read.value, reason } });
}

function percentOff({ text, reason, decimalSign }: Typed): Result<TypedDecision, DecisionError> {
  const bare = foldWidth(text).replace(/[%\s]+$/, '');
  const read = parseAmount(bare, { decimals: 2, decimalSign });
  if (!read.ok) return read;
  if (read.value === 0) return fail('zero');
  if (read.value > ALL_BASIS_POINTS) return fail('overHundred');
  return ok({ to: 'discount', discount: { kind: 'percent', basisPoints: read.value, reason } });
}

/** The rounding after this one: off, the smallest, the next, off again. */
export function nextRounding(choices: readonly number[], current: number | null): number | null {
  const at = current === null ? -1 : choices.indexOf(current);
  return choices[at + 1] ?? null;
}

/** The reason that an arrow goes to, round the list; what was typed freely stands before it. */
export function nextReason(reasons: readonly string[], current: string, by: 1 | -1): string {
  const at = reasons.indexOf(current);
  const from = at < 0 && by === -1 ? 0 : at;
  return reasons[(from + by + reasons.length) % reasons.length] ?? current;
}
