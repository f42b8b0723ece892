import type { BusinessDay } from '../../../../contract/kernel/time.ts';
import type { Tier } from '../../../../contract/members.ts';
import type { RuleConditions } from '../../../../contract/programme.ts';
import { weekdayOf } from './birthday-match.ts';
import type { SaleFacts } from './sale-to-earn.ts';

/** What of a sale rules look at beside its lines. */
export interface SaleMoment {
  readonly tier: Tier;
  readonly day: BusinessDay;
  readonly facts: SaleFacts;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** `from` inclusive to `to` exclusive; over midnight when `to` is earlier, all day when the same. */
function isWithin(hours: RuleConditions['hours'], minute: number | null): boolean {
  if (hours === null) return true;
  if (minute === null) return false;
  const [from, to] = [minuteOf(hours.from), minuteOf(hours.to)];
  return from < to ? from <= minute && minute < to : from <= minute || minute < to;
}

function includes<Item>(list: readonly Item[], item: Item | null): boolean {
  return list.length === 0 || (item !== null && list.includes(item));
}

/** Whether everything a rule asks of the sale as a whole holds, its minimum aside. */
export function holdsForSale(when: RuleConditions, sale: SaleMoment): boolean {
  const { facts } = sale;
  return (
    (when.fromDay === null || when.fromDay <= sale.day) &&
    (when.toDay === null || sale.day <= when.toDay) &&
    includes(when.tiers, sale.tier) &&
    includes(when.channels, facts.channel) &&
    includes(when.weekdays, when.weekdays.length === 0 ? null : weekdayOf(sale.day)) &&
    isWithin(when.hours, facts.minute) &&
    (when.birthday === null || facts.birthday.includes(when.birthday)) &&
    (!when.firstPurchase || facts.isFirstPurchase) &&
    (when.clubs.length === 0 || when.clubs.some((club) => facts.clubs.includes(club)))
  );
}
