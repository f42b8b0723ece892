import {
  businessDayOf,
  type BusinessDay,
  type DayRule,
  type UtcMs,
} from '../../../../contract/kernel/time.ts';

const QUARTER_MS = 900_000;
const MAX_KEPT = 50_000;

/** The business days of instants; quarters of an hour are kept, because calendars are slow. */
export class DayKeeper {
  private readonly rule: DayRule;
  private readonly kept = new Map<number, BusinessDay>();

  constructor(rule: DayRule) {
    this.rule = rule;
  }

  /** A cut-over at a time other than a quarter of an hour is asked for each instant. */
  dayOf(at: UtcMs): BusinessDay {
    if (this.rule.cutoverMinutes % 15 !== 0) return businessDayOf(at, this.rule);
    const quarter = Math.floor(at / QUARTER_MS);
    const known = this.kept.get(quarter);
    if (known !== undefined) return known;
    if (this.kept.size >= MAX_KEPT) this.kept.clear();
    const day = businessDayOf(at, this.rule);
    this.kept.set(quarter, day);
    return day;
  }
}
