import { daysInMonth, type BusinessDay } from '../../../../contract/kernel/time.ts';

/** A leap year, for birthdays that do not tell theirs. */
const ANY_YEAR = 2000;

/** Whether `birthday` (`YYYY-MM-DD` or `--MM-DD`) is a real day, not after `today`, since 1900. */
export function isBirthday(birthday: string, today: BusinessDay): boolean {
  const match = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(birthday);
  if (match === null) return false;
  const hasYear = match[1] !== '-';
  const year = hasYear ? Number(match[1]) : ANY_YEAR;
  const [month, day] = [Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return false;
  return !hasYear || (year >= 1900 && birthday <= today);
}

/** The forms under which the same birthday may be on file: with the year, and without. */
export function birthdayForms(birthday: string): string[] {
  return birthday.startsWith('-') ? [birthday] : [birthday, `--${birthday.slice(5)}`];
}
