import type { CallValue } from '../../../contract/index.ts';
import { addMonths, type BusinessDay, dayParts, toDay } from '../../../contract/kernel/time.ts';
import type { RAISED_TIERS } from '../../../contract/tiers.ts';
import type { Db } from '../../store/db.ts';
import { currentProgramme } from '../loyalty/face.ts';
import { measureOf } from './read-tier.ts';
import { keepAtOf, keptTier, tierAbove } from './rules/levels.ts';
import { reachAtOf } from './rules/standing.ts';
import type { Programme } from './rules/policy-types.ts';
import { windowOf } from './rules/windows.ts';
import {
  type ForecastRow,
  selectDrops,
  selectNear,
  selectNearOfAnniversary,
} from './tables-reports.ts';

type Found = readonly (ForecastRow & { readonly total: number })[];
type Forecast = CallValue<'tiers.forecast'>;
type Thresholds = Readonly<Record<(typeof RAISED_TIERS)[number], number>>;

/** Whom a forecast is about. */
export interface ForecastAsked {
  readonly kind: 'drops' | 'near';
  readonly today: BusinessDay;
  /** `drops`: the window ends on one of these days, both included. */
  readonly from: BusinessDay;
  readonly until: BusinessDay;
  /** `near`: what is missing is at most so many percent of the threshold. */
  readonly percent: number;
  /** At most so many members; -1 = all of them. */
  readonly limit: number;
}

const MONTHS_A_YEAR = 12;
const LEAP_DAY: BusinessDay = '2000-02-29';

/** Who will drop or is close to the next tier, by the programme of the day; empty without one. */
export function readForecast(db: Db, asked: ForecastAsked): Forecast {
  const programme = currentProgramme(db, asked.today);
  const { isAutomatic, metric } = programme.rules.tiers;
  const find = asked.kind === 'drops' ? drops : near;
  const found = isAutomatic ? find(db, programme, asked) : [];
  const rows = toRows(asked.kind, programme, found);
  return { isAutomatic, metric, total: found[0]?.total ?? 0, rows };
}

/** What every forecast asks with. */
function wishOf(programme: Programme, thresholds: Thresholds, limit: number) {
  const { metric, shiftDays } = measureOf(programme);
  return { metric, shift: `${-shiftDays} days`, limit, ...thresholds };
}

function drops(db: Db, programme: Programme, { from, until, limit }: ForecastAsked): Found {
  const { levels } = programme.rules.tiers;
  const thresholds = {
    silver: keepAtOf(levels, 'silver'),
    gold: keepAtOf(levels, 'gold'),
    platinum: keepAtOf(levels, 'platinum'),
  };
  return selectDrops(db, { ...wishOf(programme, thresholds, limit), day: from, until });
}

function near(db: Db, programme: Programme, { today, percent, limit }: ForecastAsked): Found {
  const { levels, window } = programme.rules.tiers;
  const thresholds = {
    silver: levels.silver.reachAt,
    gold: levels.gold.reachAt,
    platinum: levels.platinum.reachAt,
  };
  const asked = { ...wishOf(programme, thresholds, limit), percent };
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

function toRows(kind: ForecastAsked['kind'], programme: Programme, found: Found): Forecast['rows'] {
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
