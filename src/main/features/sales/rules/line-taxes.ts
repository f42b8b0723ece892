import {
  apportion,
  type BasisPoints,
  type Minor,
  taxIncluded,
} from '../../../../contract/kernel/money.ts';
import type { TaxMode } from '../../../../contract/sales.ts';
import { sum } from './discounts.ts';

/**
 * The tax inside each line: rounded half up once per line, or once per rate and then shared by
 * the rate's lines by largest remainder (DOMAIN, Sales: tax). What is booked is what returns use.
 */
export function lineTaxes(
  lines: readonly { readonly totalMinor: Minor; readonly taxRateBp: BasisPoints }[],
  mode: TaxMode,
): Minor[] {
  if (mode === 'line') return lines.map((line) => taxIncluded(line.totalMinor, line.taxRateBp));
  const taxes = lines.map(() => 0);
  for (const rate of new Set(lines.map((line) => line.taxRateBp))) {
    const places = [...lines.keys()].filter((index) => lines[index]?.taxRateBp === rate);
    const amounts = places.map((index) => lines[index]?.totalMinor ?? 0);
    const shares = apportion(taxIncluded(sum(amounts), rate), amounts);
    for (const [nth, index] of places.entries()) taxes[index] = shares[nth] ?? 0;
  }
  return taxes;
}
