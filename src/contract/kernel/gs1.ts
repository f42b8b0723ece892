import { gs1CheckDigit } from './barcode.ts';
import { aiAt, type Gs1Part, predefinedLength } from './gs1-table.ts';

/** FNC1 as a scanner sends it between elements: ASCII 29, GS. */
export const FNC1 = '\u001d';

/** One element: its application identifier, such as `3103`, and its data. */
export interface Gs1Element {
  readonly ai: string;
  readonly data: string;
}

/** What is wrong with a GS1 code. */
export type Gs1Fault =
  | 'empty'
  | 'unknownAi'
  | 'tooShort'
  | 'tooLong'
  | 'badCharacter'
  | 'wrongCheckDigit'
  | 'badDate'
  /** The same identifier twice with different data. */
  | 'contradiction';

export interface Gs1Wrong {
  readonly kind: 'wrong';
  readonly fault: Gs1Fault;
  /** Where: the application identifier, or what stands in its place. */
  readonly ai: string;
  /** With `wrongCheckDigit`: the digit that would have been right. */
  readonly expectedDigit?: number;
}

/** A code read as GS1: its elements in order, what is wrong with it, or that it is none. */
export type Gs1Reading =
  | {
      readonly kind: 'gs1';
      readonly elements: readonly Gs1Element[];
      /** The scanner or a separator says that it is GS1; else only its form does. */
      readonly isCertain: boolean;
    }
  | Gs1Wrong
  | { readonly kind: 'none' };

/**
 * AIM identifiers whose data are element strings (GS1 General Specifications, "Symbology
 * identifiers"; ISO/IEC 15424): GS1-128, DataBar, composite, GS1 DataMatrix, GS1 QR, GS1 DotCode.
 */
const ELEMENT_STRINGS: ReadonlySet<string> = new Set([']C1', ']e0', ']e1', ']d2', ']Q3', ']J1']);

/** What a code without AIM identifier and separator must begin with to be tried: a GTIN under 01. */
const PLAIN_GTIN = /^01\d{14}/;

/**
 * Reads a scanned code as GS1 element strings (GS1 General Specifications 7.8, "Processing of data
 * from a GS1 symbology using GS1 Application Identifiers"). It is GS1 if the AIM identifier says
 * so, or, from scanners that send none, if FNC1 separates it, or if it begins with 01 and a right
 * GTIN and all the rest reads without fault. Everything else is `none`. An FNC1 where none is
 * needed is tolerated, as that section asks.
 */
export function readGs1(code: string, aim: string | null): Gs1Reading {
  if (aim !== null && !ELEMENT_STRINGS.has(aim)) return { kind: 'none' };
  if (aim !== null || code.includes(FNC1)) return readElements(code, true);
  const reading = PLAIN_GTIN.test(code) ? readElements(code, false) : null;
  return reading?.kind === 'gs1' ? reading : { kind: 'none' };
}

function readElements(code: string, isCertain: boolean): Gs1Reading {
  const elements: Gs1Element[] = [];
  const seen = new Map<string, string>();
  let rest = withoutFnc1(code);
  while (rest !== '') {
    const found = takeElement(rest);
    if ('kind' in found) return found;
    const { ai, data, length } = found;
    if ((seen.get(ai) ?? data) !== data) return { kind: 'wrong', fault: 'contradiction', ai };
    if (!seen.has(ai)) elements.push({ ai, data });
    seen.set(ai, data);
    rest = withoutFnc1(rest.slice(length));
  }
  if (elements.length === 0) return { kind: 'wrong', fault: 'empty', ai: '' };
  return { kind: 'gs1', elements, isCertain };
}

/** The text after the separators it begins with. */
function withoutFnc1(text: string): string {
  let start = 0;
  while (text[start] === FNC1) start += 1;
  return text.slice(start);
}

function takeElement(rest: string): (Gs1Element & { readonly length: number }) | Gs1Wrong {
  const known = aiAt(rest);
  if (known === null) return { kind: 'wrong', fault: 'unknownAi', ai: rest.slice(0, 4) };
  const { ai, parts } = known;
  const separator = rest.indexOf(FNC1);
  const end = separator < 0 ? rest.length : separator;
  const length = Math.min(predefinedLength(ai) ?? end, end);
  const data = rest.slice(ai.length, length);
  return checkElement({ ai, data }, parts) ?? { ai, data, length };
}

/** What is wrong with an element's data; null = nothing. */
function checkElement({ ai, data }: Gs1Element, parts: readonly Gs1Part[]): Gs1Wrong | null {
  let at = 0;
  for (const part of parts) {
    const text = data.slice(at, at + part.max);
    const wrong = checkPart(text, part);
    if (wrong !== null) return { kind: 'wrong', ai, ...wrong };
    at += text.length;
  }
  return at < data.length ? { kind: 'wrong', fault: 'tooLong', ai } : null;
}

type PartFault = Pick<Gs1Wrong, 'fault' | 'expectedDigit'>;

/** Character set 82 of the specification (figure "GS1 AI encodable character set 82"). */
const TEXT = /^[!"%-?A-Z_a-z]*$/;

function checkPart(text: string, part: Gs1Part): PartFault | null {
  if (!(part.set === 'digits' ? /^\d*$/ : TEXT).test(text)) return { fault: 'badCharacter' };
  if (text.length < part.min) return { fault: 'tooShort' };
  if (part.isDate === true && !isDate(text)) return { fault: 'badDate' };
  if (part.hasCheckDigit !== true) return null;
  const expectedDigit = gs1CheckDigit(text.slice(0, -1));
  return expectedDigit === Number(text.slice(-1))
    ? null
    : { fault: 'wrongCheckDigit', expectedDigit };
}

/** YYMMDD of a day that exists in some year with that ending; day 00 is the month's last. */
function isDate(text: string): boolean {
  const [year, month, day] = [text.slice(0, 2), text.slice(2, 4), text.slice(4)].map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return month >= 1 && month <= 12 && day <= daysIn(2000 + year, month);
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * A date of a GS1 code as `YYYY-MM-DD`. The century is the one that brings the year within 49 years
 * before and 50 after `thisYear`; day 00 means the last of the month (GS1 General Specifications
 * 7.12, "Determination of century in dates", and AI 17).
 */
export function gs1Day(yymmdd: string, thisYear: number): string {
  const yy = Number(yymmdd.slice(0, 2));
  const away = yy - (thisYear % 100);
  const century = Math.floor(thisYear / 100) + (away >= 51 ? -1 : away <= -50 ? 1 : 0);
  const year = century * 100 + yy;
  const month = Number(yymmdd.slice(2, 4));
  const day = Number(yymmdd.slice(4, 6)) || daysIn(year, month);
  return [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

const LINK = /^https?:\/\/[^/?#]+(\/[^?#]*)(?:\?([^#]*))?/i;

/**
 * Reads a GS1 Digital Link URI (GS1 Digital Link Standard: URI syntax): the path holds a GTIN under
 * 01 and its qualifiers (22, 10, 21) in pairs, the query any other identifier as `17=261231`. A GTIN
 * of 8, 12 or 13 digits gets leading zeros. `none` = no such link: some other address.
 */
export function readDigitalLink(code: string): Gs1Reading {
  const match = LINK.exec(code);
  const steps = (match?.[1] ?? '').split('/').slice(1);
  const at = steps.findIndex(
    (step, index) => step === '01' && /^(\d{8}|\d{12,14})$/.test(steps[index + 1] ?? ''),
  );
  if (at < 0) return { kind: 'none' };
  const pairs: [string, string][] = [['01', (steps[at + 1] ?? '').padStart(14, '0')]];
  for (let index = at + 2; index + 1 < steps.length; index += 2) {
    pairs.push([steps[index] ?? '', decoded(steps[index + 1] ?? '')]);
  }
  for (const parameter of (match?.[2] ?? '').split('&')) {
    const [ai = '', data = ''] = parameter.split('=');
    // Other parameters are the shop's own; only identifiers are numbers.
    if (/^\d{2,4}$/.test(ai)) pairs.push([ai, decoded(data)]);
  }
  return readElements(pairs.map(([ai, data]) => ai + data).join(FNC1), true);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
