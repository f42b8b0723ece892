/** Readings start at so many of a run's first characters, and are so long at most. */
const MAX_STARTS = 8;
const MAX_SYLLABLES = 12;

/** The readings of a run of syllables from its first, second, third … on. */
export function suffixReadings(
  syllables: readonly string[],
): { readonly reading: string; readonly initials: string }[] {
  const starts = Math.min(syllables.length, MAX_STARTS);
  const ways: { reading: string; initials: string }[] = [];
  for (let start = 0; start < starts; start += 1) {
    const rest = syllables.slice(start, start + MAX_SYLLABLES);
    ways.push({
      reading: rest.join(''),
      initials: rest.map((syllable) => syllable.charAt(0)).join(''),
    });
  }
  return ways;
}

/** The index key of a barcode by its last digits: people read those off a label. */
export function barcodeTailGram(digits: string): string {
  return `#${[...digits].reverse().join('')}`;
}
