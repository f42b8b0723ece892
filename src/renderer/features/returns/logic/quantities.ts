import type { ReturnableLine } from '../../../../contract/returns.ts';
import { parseQuantity } from '../../../lib/parse-decimal.ts';
import type { DecimalError, DecimalSign } from '../../../lib/parse-decimal.ts';

/** What is typed for each line, by its number; a line that is not there comes not back. */
export type TypedQuantities = Readonly<Record<number, string>>;

/** A typed quantity, read: nothing typed is nothing; more than is left is refused by name. */
export type ReadQuantity =
  | { readonly ok: true; readonly milli: number }
  | { readonly ok: false; readonly error: DecimalError | 'tooMany' };

export function readQuantity(text: string, line: ReturnableLine, sign: DecimalSign): ReadQuantity {
  if (text.trim() === '') return { ok: true, milli: 0 };
  const read = parseQuantity(text, line.unit, sign);
  if (!read.ok) {
    return read.error.code === 'zero'
      ? { ok: true, milli: 0 }
      : { ok: false, error: read.error.code };
  }
  return read.value > line.leftMilli
    ? { ok: false, error: 'tooMany' }
    : { ok: true, milli: read.value };
}

/** The text of a quantity in thousandths, as a person would type it; nothing for nothing. */
export function quantityText(milli: number, sign: DecimalSign): string {
  return milli === 0 ? '' : String(milli / 1000).replace('.', sign);
}

/** One piece more or less; weighed goods come back whole or not at all. */
export function stepped(milli: number, line: ReturnableLine, by: 1 | -1): number {
  if (line.unit === 'kg') return by === 1 ? line.leftMilli : 0;
  return Math.min(line.leftMilli, Math.max(0, milli + by * 1000));
}

/** Everything that is left. */
export function everything(lines: readonly ReturnableLine[], sign: DecimalSign): TypedQuantities {
  return Object.fromEntries(lines.map((line) => [line.lineNo, quantityText(line.leftMilli, sign)]));
}

/** The lines that come back, or null when something typed cannot be. */
export function wantedLines(
  lines: readonly ReturnableLine[],
  typed: TypedQuantities,
  sign: DecimalSign,
): { lineNo: number; quantityMilli: number }[] | null {
  const wanted: { lineNo: number; quantityMilli: number }[] = [];
  for (const line of lines) {
    const read = readQuantity(typed[line.lineNo] ?? '', line, sign);
    if (!read.ok) return null;
    if (read.milli > 0) wanted.push({ lineNo: line.lineNo, quantityMilli: read.milli });
  }
  return wanted;
}
