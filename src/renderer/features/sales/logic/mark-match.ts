import type { MemberHit } from '../../../../contract/members.ts';
import { foldSearch, isHan } from '../../../../contract/kernel/text.ts';

/** A piece of a text, and whether it is what was searched for. */
export interface Segment {
  readonly text: string;
  readonly isMatch: boolean;
}

/**
 * Cuts a text where a word of the query stands in it, compared the way the search compares
 * (width, case and accents aside), and keeps the text's own characters.
 */
export function markWords(text: string, query: string): readonly Segment[] {
  const chars = [...text];
  const marks = chars.map(() => false);
  const folded = chars.map((char) => (/\s/u.test(char) ? ' ' : foldSearch(char)));
  const { joined, owner } = joinWithOwners(folded);
  for (const word of foldSearch(query).split(' ')) {
    if (word === '') continue;
    const at = joined.indexOf(word);
    if (at < 0) continue;
    for (let index = at; index < at + word.length; index += 1) marks[owner[index] ?? 0] = true;
  }
  return segments(chars, marks);
}

/** Marks the last `count` characters: the four digits of a phone number someone remembered. */
export function markTail(text: string, count: number): readonly Segment[] {
  const chars = [...text];
  return segments(
    chars,
    chars.map((_, index) => index >= chars.length - count),
  );
}

/** The name of a hit with what matched marked; pinyin and initials mark the characters they spell. */
export function markName(
  hit: Pick<MemberHit, 'name' | 'matchedBy'>,
  query: string,
): readonly Segment[] {
  const whole = [{ text: hit.name, isMatch: false }];
  switch (hit.matchedBy) {
    case 'name':
      return markWords(hit.name, query);
    case 'initials':
      return markFirstHan(hit.name, [...foldSearch(query)].length);
    case 'pinyin':
      return markFirstHan(hit.name, Number.POSITIVE_INFINITY);
    case 'card':
    case 'phone':
    case 'phoneTail':
    case 'email':
    default:
      return whole;
  }
}

function markFirstHan(name: string, count: number): readonly Segment[] {
  let left = count;
  const chars = [...name];
  const marks = chars.map((char) => {
    if (left <= 0 || !isHan(char)) return false;
    left -= 1;
    return true;
  });
  return segments(chars, marks);
}

function joinWithOwners(folded: readonly string[]): {
  readonly joined: string;
  readonly owner: readonly number[];
} {
  const owner: number[] = [];
  folded.forEach((part, index) => {
    for (let unit = 0; unit < part.length; unit += 1) owner.push(index);
  });
  return { joined: folded.join(''), owner };
}

function segments(chars: readonly string[], marks: readonly boolean[]): readonly Segment[] {
  const cut: { text: string; isMatch: boolean }[] = [];
  chars.forEach((char, index) => {
    const isMatch = marks[index] ?? false;
    const last = cut.at(-1);
    if (last !== undefined && last.isMatch === isMatch) last.text += char;
    else cut.push({ text: char, isMatch });
  });
  return cut;
}
