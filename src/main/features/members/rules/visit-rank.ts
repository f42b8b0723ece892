import { dayParts, type BusinessDay } from '../../../../contract/kernel/time.ts';

/**
 * Minus the month of a day (year × 12 + month): the order of the search index, so that who came
 * last stands first. 0 = never came.
 */
export function visitRank(day: BusinessDay | null): number {
  if (day === null) return 0;
  const { year, month } = dayParts(day);
  return -(year * 12 + month);
}
