import { foldWidth } from '../../contract/kernel/text.ts';
import { daysInMonth, toDay } from '../../contract/kernel/time.ts';

/**
 * A typed day as `YYYY-MM-DD`: with dashes, slashes, dots or characters between the year, the month
 * and the day, or eight digits in a row. `null` = no such day.
 */
export function parseDay(text: string): string | null {
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(foldWidth(text)) ??
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(foldWidth(text).replace(/\s/g, ''));
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return isDay && year >= 2000 ? toDay(year, month, day) : null;
}
