import { pinyin } from 'pinyin-pro';
import { isHan } from '../../../contract/kernel/text.ts';
import { composeReadings, type Readings } from './rules/compose-readings.ts';
import {
  compoundReadings,
  givenReadings,
  isCompoundSurname,
  surnameReadings,
} from './rules/surname-readings.ts';

const NO_READINGS: Readings = { readings: [], initials: [] };
const OPTIONS = { toneType: 'none', type: 'array', nonZh: 'removed' } as const;

/** ü is typed v, written yu in passports, and often just u. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  lü: ['lv', 'lu', 'lyu'],
  nü: ['nv', 'nu', 'nyu'],
  lüe: ['lve', 'lue'],
  nüe: ['nve', 'nue'],
};

// Characters are few and names are many: a million names meet these caches.
const everyday = new Map<string, readonly string[]>();
const surnames = new Map<string, readonly (readonly string[])[]>();

/**
 * How a name's Chinese part can be typed in pinyin: all readings of its surname, those of the
 * given name that people use, with initials. `tokens` are the CJK runs of the folded name.
 */
export function readingsOf(tokens: readonly string[]): Readings {
  const chars: string[] = [];
  for (const token of tokens) {
    for (const char of token) if (isHan(char)) chars.push(char);
  }
  if (chars.length === 0) return NO_READINGS;
  const [first = '', second = ''] = chars;
  const isCompound = chars.length > 2 && isCompoundSurname(first + second);
  const surname = surnameOf(isCompound ? first + second : first);
  const given = chars
    .slice(isCompound ? 2 : 1)
    .map(givenOf)
    .filter((ways) => ways.length > 0);
  if (surname.length === 0 && given.length === 0) return NO_READINGS;
  return composeReadings({ surname: surname.length === 0 ? [[]] : surname, given });
}

function surnameOf(surname: string): readonly (readonly string[])[] {
  const known = surnames.get(surname);
  if (known !== undefined) return known;
  const ways =
    compoundReadings(surname) ??
    surnameReadings(surname)?.map((reading) => [reading]) ??
    lookUpSurname(surname);
  surnames.set(surname, ways);
  return ways;
}

/** The dictionary's surname reading, then the everyday one if it is another. */
function lookUpSurname(surname: string): readonly (readonly string[])[] {
  const asSurname = pinyin(surname, { ...OPTIONS, surname: 'head' });
  const usual = [...surname].map((char) => everydayOf(char));
  const ways = new Map<string, readonly string[]>();
  const [first = ''] = asSurname;
  if (asSurname.length === 1) {
    for (const way of [...spellings(first), ...(usual[0] ?? [])]) ways.set(way, [way]);
  } else if (asSurname.length > 1) {
    ways.set(
      asSurname.join(' '),
      asSurname.map((syllable) => spellings(syllable)[0] ?? syllable),
    );
  }
  return [...ways.values()];
}

function givenOf(char: string): readonly string[] {
  return givenReadings(char) ?? everydayOf(char);
}

function everydayOf(char: string): readonly string[] {
  const known = everyday.get(char);
  if (known !== undefined) return known;
  const [syllable] = pinyin(char, OPTIONS);
  const ways = syllable === undefined ? [] : spellings(syllable);
  everyday.set(char, ways);
  return ways;
}

function spellings(syllable: string): readonly string[] {
  if (!/^[a-zü]+$/.test(syllable)) return [];
  return SPELLINGS[syllable] ?? [syllable];
}
