import { foldSearch } from './text.ts';

/**
 * What one member or product can be found by, all of it folded ({@link foldSearch}).
 * `names`: runs of CJK characters, and words. `readings`: pinyin without tones, spaces or marks.
 * `initials`: the first letters of the syllables.
 */
export interface SearchTerms {
  readonly names: readonly string[];
  readonly readings: readonly string[];
  readonly initials: readonly string[];
}

/** Word prefixes up to this many characters are indexed, and the whole word. */
export const PREFIX_LENGTH = 4;
/** CJK runs are indexed by one, two and three characters in a row. */
const CJK_GRAM_LENGTH = 3;

const CJK =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Bopomofo}\\p{Co}ー';
const CJK_CHAR = new RegExp(`[${CJK}]`, 'u');
const TOKEN = new RegExp(`[${CJK}]+|(?:(?![${CJK}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
const INNER_APOSTROPHE = /(?<=[\p{L}\p{N}])['’‘ʼ`](?=[\p{L}\p{N}])/gu;

/** Whether a token is written in characters (searched anywhere) and not in words (by prefix). */
export function isCjk(token: string): boolean {
  return CJK_CHAR.test(token);
}

/**
 * The tokens of a text: folded runs of CJK characters, and words. `王小明 O'Brien-Smith` gives
 * `王小明`, `obrien`, `smith`.
 */
export function searchTokens(text: string): string[] {
  return foldSearch(text).replace(INNER_APOSTROPHE, '').match(TOKEN) ?? [];
}

/**
 * Terms as one text, kept beside the row: ` 王小明 david| wangxiaoming| wxm`. A word prefix `w`
 * occurs in it exactly as ` w`, so that a walk along the index can test the other words of a
 * query without unfolding the name again.
 */
export function writeTerms(terms: SearchTerms): string {
  return [terms.names, terms.readings, terms.initials].map(writeTokens).join('|');
}

function writeTokens(tokens: readonly string[]): string {
  let text = '';
  for (const token of tokens) text += ` ${token}`;
  return text;
}

/** Reads what {@link writeTerms} wrote. */
export function readTerms(text: string): SearchTerms {
  const [names = '', readings = '', initials = ''] = text.split('|');
  return {
    names: readTokens(names),
    readings: readTokens(readings),
    initials: readTokens(initials),
  };
}

function readTokens(text: string): string[] {
  return text === '' ? [] : text.slice(1).split(' ');
}

/**
 * The index keys of terms (DOMAIN, Members): CJK grams of one to three characters; prefixes of
 * one to four characters and the whole of every word, reading and initials; and for every two
 * words, or a character and a word, the pair of their beginnings, so that two common ones together
 * are still rare.
 */
export function gramsOf(terms: SearchTerms): string[] {
  const grams = new Set<string>();
  const words = terms.names.filter((token) => !isCjk(token));
  const runs = terms.names.filter(isCjk);
  for (const run of runs) addCjkGrams(grams, run);
  const readings = [...terms.readings, ...terms.initials];
  for (const word of [...words, ...readings]) addPrefixes(grams, word);
  for (const [index, word] of words.entries()) {
    for (const other of words.slice(index + 1)) addPairs(grams, word, other);
    for (const reading of readings) addPairs(grams, word, reading);
    for (const char of runs.join('')) grams.add(mixedPairGram(char, word));
  }
  return [...grams];
}

function addCjkGrams(grams: Set<string>, run: string): void {
  const chars = [...run];
  for (let start = 0; start < chars.length; start += 1) {
    let gram = '';
    for (const char of chars.slice(start, start + CJK_GRAM_LENGTH)) {
      gram += char;
      grams.add(gram);
    }
  }
}

function addPrefixes(grams: Set<string>, word: string): void {
  let prefix = '';
  let count = 0;
  for (const char of word) {
    prefix += char;
    count += 1;
    grams.add(prefix);
    if (count === PREFIX_LENGTH) break;
  }
  grams.add(word);
}

function addPairs(grams: Set<string>, one: string, other: string): void {
  grams.add(pairGram(prefixOf(one, 1), prefixOf(other, 1)));
  const [first, second] = [prefixOf(one, 2), prefixOf(other, 2)];
  if (codePointCount(first) === 2 && codePointCount(second) === 2) {
    grams.add(pairGram(first, second));
  }
}

/** The key under which two different words of one name are found together. */
function pairGram(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/**
 * The rarest-looking pair key two words of a query share with every name that holds both: of
 * two letters each if both have as many, else of one.
 */
export function queryPairGram(one: string, other: string): string {
  const [first, second] = [prefixOf(one, 2), prefixOf(other, 2)];
  return codePointCount(first) === 2 && codePointCount(second) === 2
    ? pairGram(first, second)
    : pairGram(prefixOf(one, 1), prefixOf(other, 1));
}

/** The key of a CJK character and a word in one name, asked for as `王 dav`. */
export function mixedPairGram(char: string, word: string): string {
  return `${char} ${prefixOf(word, 1)}`;
}

/** The first `length` characters (code points) of a word. */
export function prefixOf(word: string, length: number): string {
  let prefix = '';
  let count = 0;
  for (const char of word) {
    if (count === length) break;
    prefix += char;
    count += 1;
  }
  return prefix;
}

function codePointCount(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The CJK grams a run of a query asks for, the longest kind it has room for. */
export function queryCjkGrams(run: string): string[] {
  const chars = [...run];
  const length = Math.min(chars.length, CJK_GRAM_LENGTH);
  const grams: string[] = [];
  for (let start = 0; start + length <= chars.length; start += 1) {
    grams.push(chars.slice(start, start + length).join(''));
  }
  return grams;
}

/**
 * Whether a name holds everything a query asks for, and by what. CJK runs match anywhere in a
 * run; words match by prefix, each a different word of the name, in any order. The readings of a
 * name together count as one word, unless characters are asked for as well: then the words are
 * those of a name in both scripts.
 */
export function matchTerms(
  terms: SearchTerms,
  query: readonly string[],
): 'name' | 'reading' | 'initials' | null {
  if (query.length === 0) return null;
  const words: string[] = [];
  for (const token of query) {
    if (!isCjk(token)) words.push(token);
    else if (!terms.names.some((name) => name.includes(token))) return null;
  }
  const isMixed = words.length < query.length;
  return matchWords(isMixed ? { ...terms, readings: [], initials: [] } : terms, words);
}

function matchWords(
  terms: SearchTerms,
  words: readonly string[],
): 'name' | 'reading' | 'initials' | null {
  // Longest first: its candidates are among those of every shorter word, so any choice will do.
  const byLength = [...words].sort((a, b) => b.length - a.length);
  const free = terms.names.filter((name) => !isCjk(name));
  let by: 'name' | 'reading' | 'initials' = 'name';
  for (const word of byLength) {
    const at = free.findIndex((name) => name.startsWith(word));
    if (at >= 0) {
      free.splice(at, 1);
      continue;
    }
    if (by !== 'name') return null;
    if (terms.readings.some((reading) => reading.startsWith(word))) by = 'reading';
    else if (terms.initials.some((initials) => initials.startsWith(word))) by = 'initials';
    else return null;
  }
  return by;
}
