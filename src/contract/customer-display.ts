import { z } from 'zod';
import { amountMinor, locale, personText, quantityMilli } from './primitives.ts';

/** Settings of a display that shows the customer two lines of twenty characters (DEVICES, printer). */
export const displaySettings = z.strictObject({
  /** `1F 24 x y` or `ESC Q A … CR`: what the display's maker calls its command mode. */
  protocol: z.enum(['esc-pos', 'cd5220']),
  /** What it can show: Western European letters (CP858), only ASCII, or Chinese (GB18030). */
  characters: z.enum(['latin', 'ascii', 'gb18030']),
  /** The language of its words. */
  locale,
  /** What stands on it between two sales; empty = a greeting in its language. */
  greeting: personText(80),
});
export type DisplaySettings = z.infer<typeof displaySettings>;

/**
 * What a customer sees of the sale. There is no place in it for a person's name, phone or card:
 * whoever stands in the queue reads it too.
 */
export const customerPage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('greeting') }),
  /** The line that changed last, and what the basket comes to. */
  z.strictObject({
    kind: z.literal('item'),
    name: z.string().max(400),
    quantityMilli,
    unit: z.enum(['piece', 'kg']),
    amountMinor,
    totalMinor: amountMinor,
  }),
  /** While it is paid: what it comes to, and what is still open. */
  z.strictObject({ kind: z.literal('due'), totalMinor: amountMinor, dueMinor: amountMinor }),
  /** Paid: what goes back. */
  z.strictObject({ kind: z.literal('paid'), totalMinor: amountMinor, changeMinor: amountMinor }),
]);
export type CustomerPage = z.infer<typeof customerPage>;

/** In which money a customer's page counts. */
export const pageMoney = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/),
  decimals: z.int().min(0).max(3),
});
export type PageMoney = z.infer<typeof pageMoney>;
