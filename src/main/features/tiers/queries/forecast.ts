import type { CallParsed, CallValue } from '../../../../contract/index.ts';
import { ok } from '../../../../contract/kernel/result.ts';
import {
  addDays,
  addMonths,
  type BusinessDay,
  dayParts,
  toDay,
} from '../../../../contract/kernel/time.ts';
import type { RAISED_TIERS } from '../../../../contract/tiers.ts';
import type { Query } from '../../../store/context.ts';
import type { Db } from '../../../store/db.ts';
import { currentProgramme } from '../../loyalty/face.ts';
import { measureOf } from '../read-tier.ts';
import { keepAtOf, keptTier, tierAbove } from '../rules/levels.ts';
import { reachAtOf } from '../rules/standing.ts';
import type { Programme } from '../rules/policy-types.ts';
import { windowOf } from '../rules/windows.ts';
import {
  type ForecastRow,
  selectDrops,
  selectNear,
  selectNearOfAnniversary,
} from '../tables-reports.ts';

type Found = readonly (ForecastRow & { readonly total: number })[];
type Rows = CallValue<'tiers.forecast'>['rows'];
type Thresholds = Readonly<Record<(typeof RAISED_TIERS)[number], number>>;

const MONTHS_A_YEAR = 12;
const LEAP_DAY: BusinessDay = '2000-02-29';

/** What every forecast asks with. */
function wishOf(programme: Programme, thresholds: Thresholds, limit: number) {
  const { metric, shiftDays } = measureOf(programme);
  return { metric, shift: `${-shiftDays} days`, limit, ...thresholds };
}

function drops(
  db: Db,
  programme: Programme,
  wish: { readonly today: BusinessDay; readonly withinDays: number; readonly limit: number },
): Found {
  const { levels } = programme.rules.tiers;
  const thresholds = {
    silver: keepAtOf(levels, 'silver'),
    gold: keepAtOf(levels, 'gold'),
    platinum: keepAtOf(levels, 'platinum'),
  };
  return selectDrops(db, {
    ...wishOf(programme, thresholds, wish.limit),
    day: wish.today,
    until: addDays(wish.today, wish.withinDays),
  });
}

function near(
  db: Db,
  programme: Programme,
  wish: { readonly today: BusinessDay; readonly percent: number; readonly limit: number },
): Found {
  const { levels, window } = programme.rules.tiers;
  const { today, percent } = wish;
  const thresholds = {
    silver: levels.silver.reachAt,
    gold: levels.gold.reachAt,
    platinum: levels.platinum.reachAt,
  };
  const asked = { ...wishOf(programme, thresholds, wish.limit), percent };
  if (window.kind !== 'anniversary') {
    return selectNear(db, { ...asked, ...windowOf(window, today, today) });
  }
  const { year } = dayParts(today);
  return selectNearOfAnniversary(db, {
    ...asked,
    today,
    year: toDay(year, 1, 1).slice(0, 4),
    yearBefore: toDay(year - 1, 1, 1).slice(0, 4),
    leap: leapOf(year),
    leapBefore: leapOf(year - 1),
  });
}

/** The anniversary of 29 February in a year. */
function leapOf(year: number): BusinessDay {
  return addMonths(LEAP_DAY, (year - 2000) * MONTHS_A_YEAR);
}

function toRows({ kind }: CallParsed<'tiers.forecast'>, programme: Programme, found: Found): Rows {
  const rules = programme.rules.tiers;
  return found.map(({ total: _total, ...row }) => {
    const to =
      kind === 'drops'
        ? keptTier(rules.levels, row.tier, row.value)
        : (tierAbove(row.tier) ?? row.tier);
    const threshold = kind === 'drops' ? keepAtOf(rules.levels, row.tier) : reachAtOf(rules, to);
    return { ...row, to, threshold, missing: threshold - row.value };
  });
}

/** Who will drop and who is close: see the contract. */
export const forecast: Query<'tiers.forecast'> = ({ db, today }, input) => {
  const programme = currentProgramme(db, today);
  const { isAutomatic, metric } = programme.rules.tiers;
  const wish = { today, ...input, percent: input.withinPercent };
  const found = !isAutomatic
    ? []
    : input.kind === 'drops'
      ? drops(db, programme, wish)
      : near(db, programme, wish);
  const rows = toRows(input, programme, found);
  return ok({ isAutomatic, metric, total: found[0]?.total ?? 0, rows });
};
