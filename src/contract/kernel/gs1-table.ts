/** A part of an element's data: how many characters of which set. */
export interface Gs1Part {
  readonly set: 'digits' | 'text';
  readonly min: number;
  readonly max: number;
  /** The part is a key whose last digit is the GS1 check digit. */
  readonly hasCheckDigit?: true;
  /** The part is a date YYMMDD; day 00 = the last of the month, where the table allows it. */
  readonly isDate?: true;
}

const digits = (length: number): Gs1Part => ({ set: 'digits', min: length, max: length });
const digitsUpTo = (max: number): Gs1Part => ({ set: 'digits', min: 1, max });
const textUpTo = (max: number): Gs1Part => ({ set: 'text', min: 1, max });
const key = (length: number): Gs1Part => ({ ...digits(length), hasCheckDigit: true });
const optional = (part: Gs1Part): Gs1Part => ({ ...part, min: 0 });
const DATE: Gs1Part = { ...digits(6), isDate: true };

/**
 * Application identifiers by pattern (`n` = any digit, as in 310n) with their data (GS1 General
 * Specifications, section 3.2, "GS1 Application Identifiers in numerical order"). The first row
 * that fits counts. AIs of transport (43nn) and of national health numbers are taken as text.
 */
const TABLE: readonly (readonly [pattern: string, parts: readonly Gs1Part[]])[] = [
  ['00', [key(18)]],
  ['01', [key(14)]],
  ['02', [key(14)]],
  ['03', [key(14)]],
  ['10', [textUpTo(20)]],
  ['11', [DATE]],
  ['12', [DATE]],
  ['13', [DATE]],
  ['15', [DATE]],
  ['16', [DATE]],
  ['17', [DATE]],
  ['20', [digits(2)]],
  ['21', [textUpTo(20)]],
  ['22', [textUpTo(20)]],
  ['235', [textUpTo(28)]],
  ['240', [textUpTo(30)]],
  ['241', [textUpTo(30)]],
  ['242', [digitsUpTo(6)]],
  ['243', [textUpTo(20)]],
  ['250', [textUpTo(30)]],
  ['251', [textUpTo(30)]],
  ['253', [key(13), optional(textUpTo(17))]],
  ['254', [textUpTo(20)]],
  ['255', [key(13), optional(digitsUpTo(12))]],
  ['30', [digitsUpTo(8)]],
  ['31nn', [digits(6)]],
  ['32nn', [digits(6)]],
  ['33nn', [digits(6)]],
  ['34nn', [digits(6)]],
  ['35nn', [digits(6)]],
  ['36nn', [digits(6)]],
  ['37', [digitsUpTo(8)]],
  ['390n', [digitsUpTo(15)]],
  ['391n', [digits(3), digitsUpTo(15)]],
  ['392n', [digitsUpTo(15)]],
  ['393n', [digits(3), digitsUpTo(15)]],
  ['394n', [digits(4)]],
  ['395n', [digits(6)]],
  ['400', [textUpTo(30)]],
  ['401', [textUpTo(30)]],
  ['402', [key(17)]],
  ['403', [textUpTo(30)]],
  ['41n', [key(13)]],
  ['420', [textUpTo(20)]],
  ['421', [digits(3), textUpTo(9)]],
  ['422', [digits(3)]],
  ['423', [digits(3), optional(digitsUpTo(12))]],
  ['424', [digits(3)]],
  ['425', [digits(3), optional(digitsUpTo(12))]],
  ['426', [digits(3)]],
  ['427', [textUpTo(3)]],
  ['43nn', [textUpTo(90)]],
  ['7001', [digits(13)]],
  ['7002', [textUpTo(30)]],
  ['7003', [DATE, digits(4)]],
  ['7004', [digitsUpTo(4)]],
  ['7005', [textUpTo(12)]],
  ['7006', [DATE]],
  ['7007', [DATE, optional(digitsUpTo(6))]],
  ['7008', [textUpTo(3)]],
  ['7009', [textUpTo(10)]],
  ['701n', [textUpTo(10)]],
  ['702n', [textUpTo(20)]],
  ['703n', [digits(3), textUpTo(27)]],
  ['704n', [textUpTo(4)]],
  ['71n', [textUpTo(20)]],
  ['723n', [textUpTo(30)]],
  ['724n', [textUpTo(90)]],
  ['725n', [textUpTo(90)]],
  ['8001', [digits(14)]],
  ['8002', [textUpTo(20)]],
  ['8003', [key(14), optional(textUpTo(16))]],
  ['8004', [textUpTo(30)]],
  ['8005', [digits(6)]],
  ['8006', [key(14), digits(4)]],
  ['8007', [textUpTo(34)]],
  ['8008', [digits(8), optional(digitsUpTo(4))]],
  ['8009', [textUpTo(50)]],
  ['801n', [textUpTo(30)]],
  ['8020', [textUpTo(25)]],
  ['8026', [key(14), digits(4)]],
  ['8030', [textUpTo(90)]],
  ['8110', [textUpTo(70)]],
  ['8111', [digits(4)]],
  ['8112', [textUpTo(70)]],
  ['8200', [textUpTo(70)]],
  ['90', [textUpTo(30)]],
  ['9n', [textUpTo(90)]],
];

function fits(pattern: string, text: string): boolean {
  if (text.length < pattern.length) return false;
  for (let at = 0; at < pattern.length; at += 1) {
    const char = text[at] ?? '';
    if (pattern[at] === 'n' ? !/\d/.test(char) : pattern[at] !== char) return false;
  }
  return true;
}

/** The application identifier that `text` begins with, and its data's parts; null = none known. */
export function aiAt(
  text: string,
): { readonly ai: string; readonly parts: readonly Gs1Part[] } | null {
  const row = TABLE.find(([pattern]) => fits(pattern, text));
  return row === undefined ? null : { ai: text.slice(0, row[0].length), parts: row[1] };
}

/**
 * Characters of the whole element, AI and data, for AIs of predefined length: only these need no
 * FNC1 after them (GS1 General Specifications, figure "Element strings with predefined length").
 * Null = the element ends at FNC1 or at the end.
 */
export function predefinedLength(ai: string): number | null {
  const start = ai.slice(0, 2);
  if (start === '00') return 20;
  if (start === '01' || start === '02' || start === '03') return 16;
  if (start === '04') return 18;
  if (/^1[1-9]$/.test(start)) return 8;
  if (start === '20') return 4;
  if (/^3[1-6]$/.test(start)) return 10;
  return start === '41' ? 16 : null;
}
