import { pinyin } from 'pinyin-pro';
import { isHan } from '../../../contract/kernel/text.ts';
import type { SearchTerms } from '../../../contract/kernel/search-terms.ts';
import { suffixReadings } from './rules/product-terms.ts';

/**
 * How the Chinese runs of a product's name can be typed in pinyin, from any of its first
 * characters on: people look for 唇膏, not for the brand before it.
 */
export function productReadings(
  tokens: readonly string[],
): Pick<SearchTerms, 'readings' | 'initials'> {
  const readings = new Set<string>();
  const initials = new Set<string>();
  for (const token of tokens) {
    if (![...token].some(isHan)) continue;
    const syllables = pinyin(token, {
      toneType: 'none',
      type: 'array',
      nonZh: 'removed',
      v: true,
    }).filter((syllable) => /^[a-z]+$/.test(syllable));
    for (const ways of suffixReadings(syllables)) {
      readings.add(ways.reading);
      initials.add(ways.initials);
    }
  }
  return { readings: [...readings], initials: [...initials] };
}
