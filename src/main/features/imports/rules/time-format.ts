import { daysInMonth } from '../../../../contract/kernel/time.ts';

/** Fields of a clock as a file writes them, and how far it stood from UTC if the file tells. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Minutes east of UTC; null = the file does not tell. */
  readonly offsetMinutes: number | null;
}

/** Reads a text of one format; null when it is of another one, `notReal` for 31 February. */
export type TimeReader = (text: string) => WallTime | 'notReal' | null;

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

type Field =
  | 'year'
  | 'month'
  | 'day'
  | 'hour'
  | 'minute'
  | 'second'
  | 'fraction'
  | 'half'
  | 'offset'
  | 'unix';

/** Pattern letters of Unicode, of Moment and, after `%`, of strftime; the longest first. */
const TOKENS: readonly (readonly [string, Field, string])[] = [
  ['yyyy', 'year', '(\\d{4})'],
  ['YYYY', 'year', '(\\d{4})'],
  ['MMMM', 'month', '([A-Za-z]{3,9})'],
  ['MMM', 'month', '([A-Za-z]{3})'],
  ['SSS', 'fraction', '(\\d{1,9})'],
  ['yy', 'year', '(\\d{2})'],
  ['YY', 'year', '(\\d{2})'],
  ['MM', 'month', '(\\d{1,2})'],
  ['dd', 'day', '(\\d{1,2})'],
  ['DD', 'day', '(\\d{1,2})'],
  ['HH', 'hour', '(\\d{1,2})'],
  ['hh', 'hour', '(\\d{1,2})'],
  ['mm', 'minute', '(\\d{1,2})'],
  ['ss', 'second', '(\\d{1,2})'],
  ['XXX', 'offset', '(Z|[+-]\\d{2}:?\\d{2})'],
  ['M', 'month', '(\\d{1,2})'],
  ['d', 'day', '(\\d{1,2})'],
  ['D', 'day', '(\\d{1,2})'],
  ['H', 'hour', '(\\d{1,2})'],
  ['h', 'hour', '(\\d{1,2})'],
  ['m', 'minute', '(\\d{1,2})'],
  ['s', 'second', '(\\d{1,2})'],
  ['a', 'half', '([AaPp]\\.?[Mm]\\.?|上午|下午)'],
  ['A', 'half', '([AaPp]\\.?[Mm]\\.?|上午|下午)'],
  ['Z', 'offset', '(Z|[+-]\\d{2}:?\\d{2})'],
  ['X', 'offset', '(Z|[+-]\\d{2}:?\\d{2})'],
];

const STRFTIME: Readonly<Record<string, string>> = {
  Y: 'yyyy',
  y: 'yy',
  m: 'MM',
  d: 'dd',
  e: 'd',
  H: 'HH',
  I: 'hh',
  M: 'mm',
  S: 'ss',
  f: 'SSS',
  p: 'a',
  b: 'MMM',
  B: 'MMMM',
  z: 'XXX',
  T: 'HH:mm:ss',
  F: 'yyyy-MM-dd',
  R: 'HH:mm',
};

interface Compiled {
  readonly pattern: RegExp;
  readonly fields: readonly Field[];
}

/** What is tried when a map names no format: ISO 8601, with a space or a T, seconds or not. */
export const ISO_FORMATS = [
  'yyyy-MM-dd HH:mm:ss',
  'yyyy-MM-dd HH:mm',
  'yyyy-MM-dd HH:mm:ss.SSS',
  'yyyy-MM-dd HH:mm:ssXXX',
  'yyyy-MM-dd HH:mm:ss.SSSXXX',
  'yyyy-MM-dd',
] as const;

/** A reader for a format; undefined when the format names no year, month and day. */
export function compileTimeFormat(format: string): TimeReader | undefined {
  const compiled = compile(format.includes('%') ? fromStrftime(format) : format);
  return compiled === undefined ? undefined : (text) => read(compiled, text);
}

function fromStrftime(format: string): string {
  return format.replace(/%-?([A-Za-z])/g, (whole, letter: string) => STRFTIME[letter] ?? whole);
}

function compile(format: string): Compiled | undefined {
  if (/^unix$/i.test(format)) return { pattern: /^(\d{9,10})(?:\.\d+)?$/, fields: ['unix'] };
  if (/^unixms$/i.test(format)) return { pattern: /^(\d{12,13})$/, fields: ['unix'] };
  const fields: Field[] = [];
  let pattern = '';
  let at = 0;
  while (at < format.length) {
    const quoted = /^'([^']*)'|^\[([^\]]*)\]/.exec(format.slice(at));
    if (quoted !== null) {
      pattern += escaped(quoted[1] ?? quoted[2] ?? '');
      at += quoted[0].length;
      continue;
    }
    const token = TOKENS.find(([letters]) => format.startsWith(letters, at));
    if (token === undefined) {
      pattern += separator(format[at] ?? '');
      at += 1;
      continue;
    }
    const [letters, field, part] = token;
    if (fields.includes(field)) return undefined;
    fields.push(field);
    pattern += field === 'half' ? `\\s*${part}` : part;
    at += letters.length;
  }
  const isDate = fields.includes('year') && fields.includes('month') && fields.includes('day');
  return isDate ? { pattern: new RegExp(`^${pattern}$`, 'u'), fields } : undefined;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** A space in a format also stands for the T of ISO 8601 and for several spaces. */
function separator(sign: string): string {
  return sign === ' ' ? '(?:\\s+|T)' : escaped(sign);
}

function read({ pattern, fields }: Compiled, text: string): WallTime | 'notReal' | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const found: Partial<Record<Field, string>> = {};
  fields.forEach((field, index) => {
    found[field] = match[index + 1] ?? '';
  });
  return found.unix === undefined ? wallOf(found) : ofUnix(Number(found.unix));
}

function ofUnix(stamp: number): WallTime {
  const date = new Date(stamp > 1e11 ? stamp : stamp * 1000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    offsetMinutes: 0,
  };
}

function wallOf(found: Partial<Record<Field, string>>): WallTime | 'notReal' | null {
  const year = yearOf(found.year ?? '');
  const month = monthOf(found.month ?? '');
  if (month === null) return null;
  const day = Number(found.day);
  const hour = hourOf(Number(found.hour ?? 0), found.half);
  const minute = Number(found.minute ?? 0);
  const second = Number(found.second ?? 0);
  const isReal =
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month) &&
    hour !== null &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 59;
  if (!isReal || hour === null) return 'notReal';
  return { year, month, day, hour, minute, second, offsetMinutes: offsetOf(found.offset) };
}

/** Two digits are of the years 1970 to 2069. */
function yearOf(text: string): number {
  const year = Number(text);
  if (text.length !== 2) return year;
  return year >= 70 ? 1900 + year : 2000 + year;
}

function monthOf(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const index = MONTHS.indexOf(text.slice(0, 3).toLowerCase());
  return index === -1 ? null : index + 1;
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return null;
  const isAfternoon = /^p/i.test(half) || half === '下午';
  return (hour % 12) + (isAfternoon ? 12 : 0);
}

function offsetOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (text === 'Z') return 0;
  const sign = text.startsWith('-') ? -1 : 1;
  return sign * (Number(text.slice(1, 3)) * 60 + Number(text.slice(-2)));
}
