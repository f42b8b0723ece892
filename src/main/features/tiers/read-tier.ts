import { addDays, type BusinessDay } from '../../../contract/kernel/time.ts';
import type { Tier } from '../../../contract/tiers.ts';
import type { Db } from '../../store/db.ts';
import { currentProgramme, lastExpiryDay, saleDaysBetween } from '../loyalty/face.ts';
import type { Programme } from './rules/policy-types.ts';
import { decide, type Held, tierOf } from './rules/decide.ts';
import { type Measure, tallyOf } from './rules/metric.ts';
import type { View } from './rules/standing.ts';
import { type KeptTier, selectDays, selectKept, type TierMember } from './tables.ts';

/** A clock this many days past the last expiry of points is doubted before a tier is lost. */
const DOUBTED_AFTER_DAYS = 35;
/** So many days of selling under the new date, and it is believed. */
const BELIEVED_AFTER_SALE_DAYS = 3;

/**
 * The day up to which windows are ended: `today`, or the day points last lapsed when the clock
 * jumped more than 35 days ahead of it and nothing was sold on three days of that time. A wrong
 * clock takes nobody's tier.
 */
export function believedDay(db: Db, today: BusinessDay): BusinessDay {
  const last = lastExpiryDay(db);
  if (last === undefined || today <= addDays(last, DOUBTED_AFTER_DAYS)) return today;
  const from = addDays(today, -DOUBTED_AFTER_DAYS);
  return saleDaysBetween(db, { from, day: today }) < BELIEVED_AFTER_SALE_DAYS ? last : today;
}

/** How the programme measures tiers: points count from the day they can be spent. */
export function measureOf({ rules }: Programme): Measure {
  const { metric } = rules.tiers;
  return { metric, shiftDays: metric === 'points' ? rules.activeAfterDays : 0 };
}

/** All that a member's tier follows from, on a day. */
export interface TierCase {
  readonly member: TierMember;
  readonly programme: Programme;
  readonly isAutomatic: boolean;
  readonly kept: KeptTier | undefined;
  readonly held: Held;
  readonly view: View;
}

/** Reads what a member's tier follows from; every day on which something was bought. */
export function readCase(db: Db, member: TierMember, today: BusinessDay): TierCase {
  const programme = currentProgramme(db, today);
  const kept = selectKept(db, member.id);
  const { tiers: rules } = programme.rules;
  return {
    member,
    programme,
    isAutomatic: rules.isAutomatic,
    kept,
    held: kept ?? unwritten(member),
    view: {
      rules,
      joinedDay: member.joinedDay,
      tally: tallyOf(selectDays(db, member.id), measureOf(programme)),
      today,
    },
  };
}

/** A member of whose tier nothing is known but the tier. */
export function unwritten(member: Pick<TierMember, 'tier'>): Held {
  return { standing: { tier: member.tier, since: null, promise: null }, byHand: null };
}

/**
 * The tier that counts on a day: the one that is written down, unless a window, a grace or a
 * setting by hand ended that nobody has looked at yet.
 */
export function tierOnDay(db: Db, member: TierMember, today: BusinessDay): Tier {
  const kept = selectKept(db, member.id);
  if (kept?.dueOn == null || kept.dueOn > today) return member.tier;
  const day = believedDay(db, today);
  if (kept.dueOn > day) return member.tier;
  const { held, view, isAutomatic } = readCase(db, member, day);
  const last = decide(held, view, { cause: 'due', isAutomatic }).at(-1);
  return last?.to ?? tierOf(held, day);
}
