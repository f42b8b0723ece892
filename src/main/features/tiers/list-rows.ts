import { businessDayOf } from '../../../contract/kernel/time.ts';
import type { ListMoment, ListWish } from '../../store/context.ts';
import type { Db } from '../../store/db.ts';
import { type ForecastAsked, readForecast } from './read-forecast.ts';

const ALL = -1;
const NO_LAST_DAY = '9999-12-31';

type Row = Readonly<Record<string, string | number | null>>;

/**
 * A forecast as a list: everybody in it. What is measured in money and what is counted stand in
 * columns of their own, the others empty.
 */
function forecastRows(
  kind: ForecastAsked['kind'],
  db: Db,
  { wish, moment }: { readonly wish: ListWish; readonly moment: ListMoment },
): Row[] {
  const today = businessDayOf(moment.at, moment.till);
  const { metric, rows } = readForecast(db, {
    kind,
    today,
    from: wish.from ?? today,
    until: wish.until ?? NO_LAST_DAY,
    percent: wish.withinPercent,
    limit: ALL,
  });
  return rows.map(({ cardNo, name, tier, to, value, missing, by }) => ({
    cardNo,
    name,
    tier,
    tierTo: to,
    ...(metric === 'spend'
      ? { spent: value, spendMissing: missing }
      : { tierCount: value, countMissing: missing }),
    windowEnd: by,
  }));
}

/** Everybody who has not kept the tier and whose window ends in the period. */
export function tierDropRows(db: Db, wish: ListWish, moment: ListMoment): Row[] {
  return forecastRows('drops', db, { wish, moment });
}

/** Everybody who lacks at most so many percent of the next tier. */
export function tierNearRows(db: Db, wish: ListWish, moment: ListMoment): Row[] {
  return forecastRows('near', db, { wish, moment });
}
