import { createHash } from 'node:crypto';
import type { PurchaseFact } from './rules/purchase-row.ts';

/** Bytes of a row's key: enough to tell the rows of one receipt apart. */
export const KEY_BYTES = 8;

/** The key of what a row says, by which it is known when it comes again. */
export function rowKey(fact: PurchaseFact): Uint8Array {
  return createHash('sha256')
    .update(
      `${fact.at}\n${fact.member ?? ''}\n${fact.product}\n${fact.quantityMilli}\n${fact.unitPriceMinor}\n${fact.discountMinor}\n${fact.totalMinor}`,
    )
    .digest()
    .subarray(0, KEY_BYTES);
}
