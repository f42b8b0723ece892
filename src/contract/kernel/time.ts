/** A calendar day of the store, `YYYY-MM-DD`. Sorts as text. */
export type BusinessDay = string;

/** An instant in milliseconds since 1970-01-01T00:00:00Z. */
export type UtcMs = number;

/** Where and when a store's day turns: an IANA zone, and minutes after midnight (0–1439). */
export interface DayRule {
  readonly timeZone: string;
  readonly cutoverMinutes: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(timeZone, made);
  return made;
}

/** Wall-clock fields of an instant in a zone. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** The wall clock of `at` in the IANA zone `timeZone`. */
export function wallClock(at: UtcMs, timeZone: string): WallClock {
  const fields: Record<string, number> = {};
  for (const part of formatterOf(timeZone).formatToParts(at))
    fields[part.type] = Number(part.value);
  return {
    year: fields['year'] ?? 0,
    month: fields['month'] ?? 0,
    day: fields['day'] ?? 0,
    hour: fields['hour'] ?? 0,
    minute: fields['minute'] ?? 0,
    second: fields['second'] ?? 0,
  };
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}

/** Writes a calendar date as a business day. */
export function toDay(year: number, month: number, day: number): BusinessDay {
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** The fields of a business day; throws on anything that is not `YYYY-MM-DD`. */
export function dayParts(day: BusinessDay): { year: number; month: number; day: number } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (match === null) throw new RangeError(`Not a business day: ${day}`);
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

/**
 * The business day of an instant: the store's calendar date of the moment `cutoverMinutes`
 * earlier by the wall clock, so that a sale at 01:30 with a cut-over of 04:00 belongs to
 * the day before.
 */
export function businessDayOf(at: UtcMs, rule: DayRule): BusinessDay {
  const wall = wallClock(at, rule.timeZone);
  const isBeforeCutover = wall.hour * 60 + wall.minute < rule.cutoverMinutes;
  const day = toDay(wall.year, wall.month, wall.day);
  return isBeforeCutover ? addDays(day, -1) : day;
}

/** `day` moved by whole days. */
export function addDays(day: BusinessDay, days: number): BusinessDay {
  const { year, month, day: date } = dayParts(day);
  const moved = new Date(Date.UTC(year, month - 1, date) + days * DAY_MS);
  return toDay(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/** The number of days in a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `day` moved by calendar months, clamped: 31 January + 1 month = 28 or 29 February. */
export function addMonths(day: BusinessDay, months: number): BusinessDay {
  const { year, month, day: date } = dayParts(day);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = (index % 12) + 1;
  return toDay(targetYear, targetMonth, Math.min(date, daysInMonth(targetYear, targetMonth)));
}

/** The last day of the month of `day`. */
export function endOfMonth(day: BusinessDay): BusinessDay {
  const { year, month } = dayParts(day);
  return toDay(year, month, daysInMonth(year, month));
}

/** Whether `timeZone` is an IANA zone this runtime knows. */
export function isTimeZone(timeZone: string): boolean {
  try {
    formatterOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** `HH:MM` of an instant in a zone. */
export function clockTime(at: UtcMs, timeZone: string): string {
  const wall = wallClock(at, timeZone);
  return `${pad(wall.hour)}:${pad(wall.minute)}`;
}

/** The instant at which a clock in UTC would show what a wall clock shows. */
export function asUtc(wall: WallClock): UtcMs {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
}

/** The instant at which the wall clock of `timeZone` shows the given day and minutes. */
export function instantOf(day: BusinessDay, minutes: number, timeZone: string): UtcMs {
  const { year, month, day: date } = dayParts(day);
  const wanted = Date.UTC(year, month - 1, date) + minutes * MINUTE_MS;
  let guess = wanted;
  for (let round = 0; round < 3; round += 1) {
    const shown = asUtc(wallClock(guess, timeZone));
    if (shown === wanted) return guess;
    guess += wanted - shown;
  }
  return guess;
}
