import { foldWidth } from '../../../../contract/kernel/text.ts';
import { addDays, type BusinessDay } from '../../../../contract/kernel/time.ts';

/** Which receipts a typed number may mean; each part finds some, null = none. */
export interface NumberQuery {
  /** Numbers that start like this, in capitals. */
  readonly start: string;
  /** The running number. */
  readonly sequence: number | null;
  /** What a number found by its running number must hold: the rest that was typed. */
  readonly part: string;
  readonly day: BusinessDay | null;
}

/** Behind every number that starts the same. */
export const AFTER_ALL = '\u{10ffff}';

/** A day written with eight digits, if there is such a day. */
function dayOf(digits: string): BusinessDay | null {
  const match = /^(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.exec(digits);
  if (match === null) return null;
  const day = `${match[1]}-${match[2]}-${match[3]}`;
  return Number.isNaN(Date.parse(day)) ? null : addDays(day, 0);
}

/**
 * Reads what was typed of a receipt number (DOMAIN, Sales: store-till-day-sequence): its start, its
 * running number alone or after other parts, or the eight digits of its day. Null = nothing typed.
 */
export function readReceiptNumber(text: string): NumberQuery | null {
  const start = foldWidth(text).replaceAll(/\s/g, '').toUpperCase();
  if (start === '') return null;
  const [, part = '', digits] = /^(.*-)?(\d{1,9})$/.exec(start) ?? [];
  return {
    start,
    sequence: digits === undefined ? null : Number(digits),
    part,
    day: dayOf(start),
  };
}
