import { foldWidth } from '../../contract/kernel/text.ts';

/** A PIN as it is kept: full-width digits folded, nothing but digits, at most twelve. */
export function tidyPin(text: string): string {
  return foldWidth(text).replace(/\D/g, '').slice(0, 12);
}
