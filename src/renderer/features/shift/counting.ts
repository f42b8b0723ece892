import { foldWidth } from '../../../contract/kernel/text.ts';

/** At most so many pieces of one note or coin; the contract takes no more. */
const MAX_PIECES = 100_000;

/** Digits of a number of pieces as they are kept: full-width ones folded, nothing else. */
export function tidyPieces(text: string): string {
  const digits = foldWidth(text)
    .replace(/\D/g, '')
    .replace(/^0+(?=\d)/, '');
  return Number(digits) > MAX_PIECES ? String(MAX_PIECES) : digits;
}

/** What was typed for each note and coin, as the till counts it: fields left empty are none. */
export function countsOf(
  typed: ReadonlyMap<number, string>,
): { denominationMinor: number; pieces: number }[] {
  return [...typed]
    .map(([denominationMinor, text]) => ({ denominationMinor, pieces: Number(tidyPieces(text)) }))
    .filter(({ pieces }) => pieces > 0);
}
