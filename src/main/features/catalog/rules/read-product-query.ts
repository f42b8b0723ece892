import { searchTokens } from '../../../../contract/kernel/search-terms.ts';
import { codePoints, foldWidth } from '../../../../contract/kernel/text.ts';

/** No product name, SKU or barcode is longer. */
const MAX_QUERY = 240;
const MAX_TOKENS = 12;
/** Fewer digits than this are no part of a barcode. */
const MIN_DIGITS = 3;

/** What a typed text may mean for the catalogue. */
export interface ProductQuery {
  /** Runs of characters and words that must all be in the name, brand or readings. */
  readonly tokens: readonly string[];
  /** Ways to write the start of an SKU: as typed, upper case, lower case. */
  readonly skus: readonly string[];
  /** The first or last digits of a barcode. */
  readonly digits: string | null;
}

/** Classifies what stands in the search box; full-width signs count as plain ones. */
export function readProductQuery(text: string): ProductQuery {
  const folded = foldWidth(text);
  if (folded === '' || codePoints(folded) > MAX_QUERY) {
    return { tokens: [], skus: [], digits: null };
  }
  const tokens = searchTokens(folded);
  const digits = folded.replace(/[\s-]/g, '');
  return {
    tokens: tokens.length > MAX_TOKENS ? [] : tokens,
    skus: /\s/.test(folded)
      ? []
      : [...new Set([folded, folded.toUpperCase(), folded.toLowerCase()])],
    digits: /^\d+$/.test(digits) && digits.length >= MIN_DIGITS ? digits : null,
  };
}
