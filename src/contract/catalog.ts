import { z } from 'zod';
import { call, STAFF } from './call.ts';
import { amountMinor, rowId } from './primitives.ts';

/** A product as the counter needs it. */
export const productHit = z.object({
  id: rowId,
  sku: z.string(),
  name: z.string(),
  barcode: z.string().nullable(),
  priceMinor: amountMinor,
  /** `piece`: whole numbers only. `kg`: thousandths. */
  unit: z.enum(['piece', 'kg']),
  counterCode: z.string(),
  counterName: z.string(),
  category: z.string(),
});
export type ProductHit = z.infer<typeof productHit>;

export const catalogCalls = {
  /** Products by name part, pinyin, initials, SKU or barcode digits. */
  'catalog.search': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({
      text: z.string().max(4096),
      limit: z.int().min(1).max(50).default(20),
    }),
    output: z.object({ hits: z.array(productHit), hasMore: z.boolean() }),
    errors: [],
  }),
  /** A few products of each counter, for the virtual scanner. */
  'catalog.samples': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ limit: z.int().min(1).max(100).default(24) }),
    output: z.array(productHit),
    errors: [],
  }),
};
