import {
  type BusinessDay,
  dayParts,
  type UtcMs,
  wallClock,
} from '../../../../contract/kernel/time.ts';
import type { Locale } from '../../../../contract/primitives.ts';

/** An amount with its currency. Only the yuan stands alone: dollars and pesos share a sign. */
export function withCurrency(page: { readonly currency: string }, amount: string): string {
  return page.currency === 'CNY' ? `¥${amount}` : `${page.currency} ${amount}`;
}

/** A day as a language writes it. */
export function formatDay(day: BusinessDay, locale: Locale): string {
  if (locale !== 'es') return day;
  const { year, month, day: date } = dayParts(day);
  return `${pad(date)}/${pad(month)}/${year}`;
}

/** Day and minute on the wall of the store. */
export function formatMoment(at: UtcMs, timeZone: string, locale: Locale): string {
  const wall = wallClock(at, timeZone);
  const day = `${wall.year}-${pad(wall.month)}-${pad(wall.day)}`;
  return `${formatDay(day, locale)} ${pad(wall.hour)}:${pad(wall.minute)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
