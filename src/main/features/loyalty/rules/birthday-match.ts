import {
  addDays,
  type BusinessDay,
  dayParts,
  daysInMonth,
  toDay,
} from '../../../../contract/kernel/time.ts';
import type { BirthdayMatch } from './sale-to-earn.ts';

/** 0 = Monday … 6 = Sunday, as many days after the last Monday. */
function daysAfterMonday(day: BusinessDay): number {
  const { year, month, day: date } = dayParts(day);
  return (new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7;
}

/** The day of the week of a business day: 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: BusinessDay): number {
  return daysAfterMonday(day) + 1;
}

/**
 * How `day` lies to a birthday (`YYYY-MM-DD`, or `--MM-DD` without the year): each of day, week
 * (Monday to Sunday, also over the turn of a year) and month that holds. 29 February is kept on
 * 28 February in other years. Null and what is no birthday match nothing.
 */
export function birthdayMatches(birthday: string | null, day: BusinessDay): BirthdayMatch[] {
  const match = /^(?:\d{4}|-)-(\d{2})-(\d{2})$/u.exec(birthday ?? '');
  if (match === null) return [];
  const [month, date] = [Number(match[1]), Number(match[2])];
  if (month < 1 || month > 12 || date < 1) return [];
  const today = dayParts(day);
  const inYear = (year: number) => toDay(year, month, Math.min(date, daysInMonth(year, month)));
  const monday = addDays(day, -daysAfterMonday(day));
  const sunday = addDays(monday, 6);
  const isInWeek = [today.year - 1, today.year, today.year + 1]
    .map(inYear)
    .some((kept) => monday <= kept && kept <= sunday);
  const found: BirthdayMatch[] = [];
  if (inYear(today.year) === day) found.push('day');
  if (isInWeek) found.push('week');
  if (today.month === month) found.push('month');
  return found;
}
