import {
  IMPORT_TIERS,
  type ImportTier,
  type MapProblem,
  type MemberMap,
} from '../../../../contract/imports.ts';
import { type BusinessDay, toDay } from '../../../../contract/kernel/time.ts';
import { readMemberCode, readText } from './read-code.ts';
import { readDecimal, toScale } from './read-number.ts';
import { firstReading } from './read-time.ts';
import { type RowReading, timeReaders } from './purchase-row.ts';
import { type RowTexts, rowTexts } from './row-texts.ts';
import type { TimeReader } from './time-format.ts';

/** What one row of a file of members says; phone, card and e-mail are not checked yet. */
export interface MemberFact {
  readonly name: string;
  readonly external: string;
  readonly card: string;
  readonly phone: string;
  readonly email: string;
  readonly birthday: string | null;
  /** Null = the file does not tell. */
  readonly tier: ImportTier | null;
  readonly joined: BusinessDay | null;
  readonly points: number;
  readonly note: string;
}

const FIELDS = [
  'name',
  'external',
  'card',
  'phone',
  'email',
  'birthday',
  'tier',
  'joined',
  'points',
  'note',
] as const;
type Texts = RowTexts<(typeof FIELDS)[number]>;

const DAY_FORMATS = ['yyyy-MM-dd', 'yyyy/MM/dd', 'yyyyMMdd', 'yyyy-MM-dd HH:mm:ss'] as const;
const MAX_OPENING_POINTS = 1_000_000_000;
const MAX_NOTE = 500;

export type MemberReader = (cells: readonly string[]) => RowReading<MemberFact>;

/** A reader of rows for a file's header, or why map and file do not fit. */
export function memberReader(
  header: readonly string[],
  map: MemberMap,
): { readonly read: MemberReader } | { readonly problem: MapProblem } {
  const texts = rowTexts(header, FIELDS, map);
  if ('problem' in texts) return texts;
  const births = timeReaders('birthdayFormat', map.birthdayFormat ?? DAY_FORMATS);
  if ('problem' in births) return { problem: births };
  const joins = timeReaders('joinedFormat', map.joinedFormat ?? DAY_FORMATS);
  if ('problem' in joins) return { problem: joins };
  const parts = { map, births, joins };
  return { read: (cells) => readRow(parts, texts.read(cells)) };
}

interface Parts {
  readonly map: MemberMap;
  readonly births: readonly TimeReader[];
  readonly joins: readonly TimeReader[];
}

function refuse(reason: Extract<RowReading<never>, { ok: false }>['reason'], text: string) {
  return { ok: false, reason, detail: text.slice(0, 200) } as const;
}

function readRow({ map, births, joins }: Parts, texts: Texts): RowReading<MemberFact> {
  const name = readText(texts.name ?? '');
  if (name === '') return refuse('nameMissing', '');
  const codes: Record<'external' | 'card' | 'phone', string> = {
    external: '',
    card: '',
    phone: '',
  };
  for (const field of ['external', 'card', 'phone'] as const) {
    const text = texts[field] ?? '';
    // A phone number may begin with a plus, which is no formula.
    const reading = readMemberCode(text);
    if (!reading.ok) return refuse(reading.reason, text);
    codes[field] = reading.value;
  }
  const birthday = readBirthday(texts.birthday ?? '', births);
  if (birthday === 'wrong') return refuse('birthdayUnreadable', texts.birthday ?? '');
  const joined = readDay(texts.joined ?? '', joins);
  if (joined === 'wrong') return refuse('timeUnreadable', texts.joined ?? '');
  const tier = readTier(texts.tier ?? '', map.tiers);
  if (tier === 'wrong') return refuse('tierUnknown', texts.tier ?? '');
  const points = readPoints(texts.points ?? '', map.decimal);
  if (points === 'wrong') return refuse('pointsUnreadable', texts.points ?? '');
  const note = readText(texts.note ?? '').slice(0, MAX_NOTE);
  return {
    ok: true,
    fact: {
      name,
      ...codes,
      email: (texts.email ?? '').trim(),
      birthday,
      joined,
      tier,
      points,
      note,
    },
  };
}

function readBirthday(text: string, readers: readonly TimeReader[]): string | null {
  const withoutYear = /^--(\d{2}-\d{2})$/.exec(text.trim());
  return withoutYear === null ? readDay(text, readers) : text.trim();
}

/** The day, or `wrong`; null when the cell is empty. */
function readDay(text: string, readers: readonly TimeReader[]): BusinessDay | null {
  if (text.trim() === '') return null;
  const wall = firstReading(text.trim(), readers);
  if (wall === null || wall === 'notReal') return 'wrong';
  return toDay(wall.year, wall.month, wall.day);
}

function readTier(text: string, tiers: MemberMap['tiers']): ImportTier | null | 'wrong' {
  const given = text.trim();
  if (given === '') return null;
  const mapped = tiers[given] ?? IMPORT_TIERS.find((tier) => tier === given.toLowerCase());
  return mapped ?? 'wrong';
}

function readPoints(text: string, decimal: '.' | ','): number | 'wrong' {
  if (text.trim() === '') return 0;
  const reading = readDecimal(text, decimal);
  const points = reading.ok ? toScale(reading.value, 0) : undefined;
  const isWhole = reading.ok && toScale(reading.value, 6) === (points ?? 0) * 1_000_000;
  return points !== undefined && isWhole && points >= 0 && points <= MAX_OPENING_POINTS
    ? points
    : 'wrong';
}
