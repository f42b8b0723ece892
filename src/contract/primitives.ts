import { z } from 'zod';
import { MAX_AMOUNT_MINOR, MAX_POINTS, MAX_QUANTITY_MILLI } from './kernel/money.ts';

/** Languages of screens and receipts. */
export const LOCALES = ['en', 'zh-CN', 'zh-TW', 'es'] as const;
export const locale = z.enum(LOCALES);
export type Locale = z.infer<typeof locale>;

/** Integer key of a row in this till's store. */
export const rowId = z.int().positive();

/** The key under which a command happens at most once: made by the screen, kept for retries. */
export const requestId = z.uuid();

/** Who else consented, by `staff.approve`: a field of every call that may need a manager. */
export const approvalId = z.uuid().nullable().default(null);

/** An amount in minor units, zero or more. */
export const amountMinor = z.int().min(0).max(MAX_AMOUNT_MINOR);

/** An amount in minor units that may be negative. */
export const signedMinor = z.int().min(-MAX_AMOUNT_MINOR).max(MAX_AMOUNT_MINOR);

/** A quantity in thousandths, more than zero. */
export const quantityMilli = z.int().positive().max(MAX_QUANTITY_MILLI);

/** Points, zero or more. */
export const points = z.int().min(0).max(MAX_POINTS);

/** Points with a sign. */
export const signedPoints = z.int().min(-MAX_POINTS).max(MAX_POINTS);

/** An instant in UTC milliseconds. */
export const utcMs = z.int();

/** `YYYY-MM-DD`. */
export const businessDay = z.iso.date();

/** A page of a list: rows after `cursor`; absent = from the top. */
export const pageRequest = {
  cursor: z.string().max(200).optional(),
  limit: z.int().min(1).max(200).default(50),
};

/** Text from a person, before it is cleaned; longer input is refused with its place. */
export const personText = (max: number) => z.string().max(max);
