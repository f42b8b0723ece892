import { ok } from '../../../../contract/kernel/result.ts';
import { addDays } from '../../../../contract/kernel/time.ts';
import type { Query } from '../../../store/context.ts';
import { readForecast } from '../read-forecast.ts';

/** Who will drop and who is close: see the contract. */
export const forecast: Query<'tiers.forecast'> = ({ db, today }, input) => {
  const { kind, withinDays, withinPercent: percent, limit } = input;
  const until = addDays(today, withinDays);
  return ok(readForecast(db, { kind, today, from: today, until, percent, limit }));
};
