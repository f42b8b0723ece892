import type { EarningRule, RuleConditions } from '../../../../contract/programmes.ts';
import { LINE_KINDS } from './finding.ts';

const ASKED = [...LINE_KINDS, 'clubs', 'tiers', 'channels', 'weekdays'] as const;
/** What a member or a line is one of: two lists without a common entry rule each other out. */
const EXCLUSIVE = [...LINE_KINDS, 'tiers', 'channels', 'weekdays'] as const;

/** Whether one sale may meet the conditions of both rules, on the same lines. */
export function mayMeet({ when: a }: EarningRule, { when: b }: EarningRule): boolean {
  const isApart = EXCLUSIVE.some((kind) => {
    const [one, two]: [readonly unknown[], readonly unknown[]] = [a[kind], b[kind]];
    return one.length > 0 && two.length > 0 && !one.some((entry) => two.includes(entry));
  });
  return !isApart && doDaysMeet(a, b) && doHoursMeet(a.hours, b.hours);
}

function doDaysMeet(a: RuleConditions, b: RuleConditions): boolean {
  return !isBefore(a, b) && !isBefore(b, a);
}

function isBefore(one: RuleConditions, two: RuleConditions): boolean {
  return one.toDay !== null && two.fromDay !== null && one.toDay < two.fromDay;
}

type Hours = RuleConditions['hours'];

function doHoursMeet(a: Hours, b: Hours): boolean {
  if (a === null || b === null) return true;
  return isWithin(a.from, b) || isWithin(b.from, a);
}

/** Whether a time lies within hours that may go over midnight. */
function isWithin(time: string, { from, to }: NonNullable<Hours>): boolean {
  return from <= to ? time >= from && time < to : time >= from || time < to;
}

/** Whether every sale and line that the narrow rule asks for meets the wide one too. */
export function implies({ when: narrow }: EarningRule, { when: wide }: EarningRule): boolean {
  const areListsWithin = ASKED.every((kind) => {
    const [inner, outer]: [readonly unknown[], readonly unknown[]] = [narrow[kind], wide[kind]];
    return outer.length === 0 || (inner.length > 0 && inner.every((one) => outer.includes(one)));
  });
  return (
    areListsWithin &&
    (wide.withSpecialOffers || !narrow.withSpecialOffers) &&
    (wide.fromDay === null || (narrow.fromDay !== null && narrow.fromDay >= wide.fromDay)) &&
    (wide.toDay === null || (narrow.toDay !== null && narrow.toDay <= wide.toDay)) &&
    (wide.hours === null || JSON.stringify(narrow.hours) === JSON.stringify(wide.hours)) &&
    isBirthdayWithin(narrow.birthday, wide.birthday) &&
    (!wide.firstPurchase || narrow.firstPurchase) &&
    wide.minimumMinor <= narrow.minimumMinor
  );
}

/** The day lies in its week and in its month; a week may lie in two months. */
function isBirthdayWithin(
  narrow: RuleConditions['birthday'],
  wide: RuleConditions['birthday'],
): boolean {
  return wide === null || narrow === wide || (narrow === 'day' && wide !== null);
}
