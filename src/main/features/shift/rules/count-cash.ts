import { MAX_AMOUNT_MINOR, type Minor } from '../../../../contract/kernel/money.ts';

/** What was counted, in minor units; null when a note is listed twice or no till holds so much. */
export function countCash(count: {
  readonly counts: readonly { readonly denominationMinor: Minor; readonly pieces: number }[];
  readonly otherMinor: Minor;
}): Minor | null {
  const kinds = new Set(count.counts.map(({ denominationMinor }) => denominationMinor));
  if (kinds.size !== count.counts.length) return null;
  let sum = BigInt(count.otherMinor);
  for (const { denominationMinor, pieces } of count.counts) {
    sum += BigInt(denominationMinor) * BigInt(pieces);
  }
  return sum > BigInt(MAX_AMOUNT_MINOR) ? null : Number(sum);
}
