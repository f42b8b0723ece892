import {
  addDays,
  type BusinessDay,
  dayParts,
  daysInMonth,
} from '../../../../contract/kernel/time.ts';

/** Days of which what was missed is made up for: a till that was off, a closed store. */
export const CATCH_UP_DAYS = 62;

/** Birthdays (`MM-DD`) that are celebrated on a day: 29 February on 28 February in other years. */
export function birthdaysOn(day: BusinessDay): string[] {
  const { year, month, day: date } = dayParts(day);
  const monthDay = day.slice(5);
  const isLastOfFebruary = month === 2 && date === 28 && daysInMonth(year, 2) === 28;
  return isLastOfFebruary ? [monthDay, '02-29'] : [monthDay];
}

/**
 * The days whose events are still to be looked at: after `doneThrough`, to `today`, both far enough
 * to make up for closed days and not so far that a clock set wrong gives a year's coupons.
 */
export function daysToDo(doneThrough: BusinessDay, today: BusinessDay): BusinessDay[] {
  const days: BusinessDay[] = [];
  const earliest = addDays(today, -CATCH_UP_DAYS);
  let day = addDays(doneThrough, 1);
  if (day < earliest) day = earliest;
  for (; day <= today; day = addDays(day, 1)) days.push(day);
  return days;
}
