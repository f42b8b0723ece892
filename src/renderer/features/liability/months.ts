/** Months are asked for as `YYYY-MM`, by the calendar of whoever looks. */
export function monthOf(date: Date): string {
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
}

/** A month moved by whole months. */
export function moveMonth(month: string, by: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  return monthOf(new Date(year, of - 1 + by, 1));
}

/** The last months as a choice, the newest first. */
export function lastMonths(newest: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => moveMonth(newest, -at));
}

/** The days of a period of months, for lists that are asked for by days. */
export function daysOf(fromMonth: string, toMonth: string): { from: string; until: string } {
  const [year = 0, of = 1] = toMonth.split('-').map(Number);
  const last = new Date(year, of, 0).getDate();
  return { from: `${fromMonth}-01`, until: `${toMonth}-${String(last).padStart(2, '0')}` };
}
