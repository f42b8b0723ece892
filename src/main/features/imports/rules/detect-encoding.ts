import type { Encoding } from '../../../../contract/imports.ts';

/** An encoding and how many bytes at the start only mark it. */
export interface DetectedEncoding {
  readonly encoding: Encoding;
  readonly bomBytes: number;
}

/** The mark at the start of a file, if there is one. */
export function readBom(bytes: Uint8Array): DetectedEncoding | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', bomBytes: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', bomBytes: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', bomBytes: 2 };
  return undefined;
}

/**
 * How a file's bytes are written, by its first ones: the mark; zeros at every other place;
 * whatever is valid UTF-8; and else what GB 18030, Big5 and Windows-1252 would make of the bytes
 * above 127. A person can choose another.
 */
export function detectEncoding(sample: Uint8Array): DetectedEncoding {
  const marked = readBom(sample);
  if (marked !== undefined) return marked;
  const wide = detectUtf16(sample);
  if (wide !== undefined) return { encoding: wide, bomBytes: 0 };
  if (isUtf8(sample)) return { encoding: 'utf-8', bomBytes: 0 };
  return { encoding: detectLegacy(sample), bomBytes: 0 };
}

/** Text of two bytes a character has zeros where Latin letters and delimiters stand. */
function detectUtf16(sample: Uint8Array): Encoding | undefined {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < sample.length; at += 1) {
    if (sample[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const enough = sample.length / 100;
  if (odd > enough && odd > even * 4) return 'utf-16le';
  if (even > enough && even > odd * 4) return 'utf-16be';
  return undefined;
}

/** Whether bytes are UTF-8; a character cut off at the end of the sample does not count. */
export function isUtf8(bytes: Uint8Array): boolean {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (length === 0 || lead > 0xf4) return false;
    for (let next = 1; next < length; next += 1) {
      const byte = bytes[at + next];
      if (byte === undefined) return true;
      if (byte < 0x80 || byte > 0xbf) return false;
    }
    at += length;
  }
  return true;
}

const isHigh = (byte: number | undefined) => byte !== undefined && byte >= 0x80;
const isBetween = (byte: number, low: number, high: number) => byte >= low && byte <= high;

/** A share of the pairs that must be everyday characters for a text to count as Chinese. */
const CHINESE_SHARE = 0.6;

function detectLegacy(sample: Uint8Array): Encoding {
  const gb = shareOfPairs(sample, isEverydayGb);
  const big5 = shareOfPairs(sample, isEverydayBig5);
  const best = Math.max(gb, big5);
  if (best < CHINESE_SHARE || isMostlyLatin(sample)) return 'windows-1252';
  return gb >= big5 ? 'gb18030' : 'big5';
}

/** GB 2312: the everyday characters, sorted by sound, and the full-width signs. */
function isEverydayGb(lead: number, trail: number): boolean {
  return (isBetween(lead, 0xb0, 0xd7) || isBetween(lead, 0xa1, 0xa3)) && trail >= 0xa1;
}

/** Big5: the everyday characters and the signs; their second byte is often below 128. */
function isEverydayBig5(lead: number, trail: number): boolean {
  return (
    isBetween(lead, 0xa1, 0xc6) && (isBetween(trail, 0x40, 0x7e) || isBetween(trail, 0xa1, 0xfe))
  );
}

/** How many of the two-byte characters are everyday ones in an encoding. */
function shareOfPairs(
  sample: Uint8Array,
  isEveryday: (lead: number, trail: number) => boolean,
): number {
  let pairs = 0;
  let everyday = 0;
  for (let at = 0; at + 1 < sample.length; at += 1) {
    const lead = sample[at] ?? 0;
    if (lead < 0x80) continue;
    pairs += 1;
    const trail = sample[at + 1] ?? 0;
    if (isEveryday(lead, trail)) everyday += 1;
    at += 1;
  }
  return pairs === 0 ? 0 : everyday / pairs;
}

/** Latin accents stand alone between Latin letters; Chinese bytes come in pairs and runs. */
function isMostlyLatin(sample: Uint8Array): boolean {
  let high = 0;
  let alone = 0;
  for (let at = 0; at < sample.length; at += 1) {
    if (!isHigh(sample[at])) continue;
    high += 1;
    if (!isHigh(sample[at - 1]) && !isHigh(sample[at + 1])) alone += 1;
  }
  return alone * 2 > high;
}
