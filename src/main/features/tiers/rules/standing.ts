import { addDays, type BusinessDay } from '../../../../contract/kernel/time.ts';
import type { Tier, TierRules } from '../../../../contract/tiers.ts';
import { higherOf, isRaised, keepAtOf, keptTier, rankOf, reachedTier } from './levels.ts';
import type { Tally } from './metric.ts';
import { firstPromise, nextPromise, type Promise, type Window, windowOf } from './windows.ts';

/** The tier that the programme gives a member, and for how long it is promised. */
export interface Standing {
  readonly tier: Tier;
  /** The day from which it is held; null = nobody wrote it down. */
  readonly since: BusinessDay | null;
  /** Null for standard, and for a tier that nothing ends: one given by hand. */
  readonly promise: Promise | null;
}

/** What a member's tier follows from. */
export interface View {
  readonly rules: TierRules;
  readonly joinedDay: BusinessDay;
  readonly tally: Tally;
  readonly today: BusinessDay;
}

/** One change of a standing and why it came about. */
export interface Step {
  readonly reason: 'reached' | 'kept' | 'notKept';
  /** The day from which it holds. */
  readonly on: BusinessDay;
  readonly value: number;
  readonly threshold: number;
  readonly window: Window;
  readonly after: Standing;
}

export const NO_TIER: Standing = { tier: 'standard', since: null, promise: null };

function earlier(one: BusinessDay, other: BusinessDay): BusinessDay {
  return one < other ? one : other;
}

/** The window of a day as far as it has come. */
function windowUntil(view: View, day: BusinessDay): Window {
  const { from, to } = windowOf(view.rules.window, day, view.joinedDay);
  return { from, to: earlier(to, day) };
}

/** The day on which a tier that was not kept is lost: after the days of grace. */
export function fallDay(promise: Promise, graceDays: number): BusinessDay {
  return addDays(promise.validUntil, graceDays + 1);
}

/** What becomes of a promise that ended before `today`; undefined = nothing yet. */
function afterPromise(now: Standing, view: View): Step | undefined {
  const { rules, joinedDay, tally, today } = view;
  const { promise } = now;
  if (promise === null || today <= promise.validUntil) return undefined;
  const window = { from: promise.keptFrom, to: promise.validUntil };
  const value = tally.valueIn(window);
  const kept = keptTier(rules.levels, now.tier, value);
  const threshold = keepAtOf(rules.levels, now.tier);
  const following = nextPromise(rules.window, promise, joinedDay);
  if (kept === now.tier) {
    const on = addDays(promise.validUntil, 1);
    return { reason: 'kept', on, value, threshold, window, after: { ...now, promise: following } };
  }
  const on = fallDay(promise, rules.graceDays);
  if (today < on) return undefined;
  const since = windowUntil(view, addDays(on, -1));
  const again = reachedTier(rules.levels, tally.valueIn(since));
  if (rankOf(again) >= rankOf(now.tier)) {
    const met = { value: tally.valueIn(since), threshold: reachAtOf(rules, now.tier) };
    return { reason: 'kept', on, ...met, window: since, after: { ...now, promise: following } };
  }
  const tier = higherOf(kept, again);
  const after = { tier, since: on, promise: isRaised(tier) ? following : null };
  return { reason: 'notKept', on, value, threshold, window, after };
}

/** What a tier asks for to be reached. */
export function reachAtOf(rules: TierRules, tier: Tier): number {
  return isRaised(tier) ? rules.levels[tier].reachAt : 0;
}

/** All that ended promises do until `today`, one after the other, however long nobody looked. */
export function settle(standing: Standing, view: View): readonly Step[] {
  const steps: Step[] = [];
  for (let now = standing; ; ) {
    const step = afterPromise(now, view);
    if (step === undefined) return steps;
    steps.push(step);
    now = step.after;
  }
}

/** The rise that the window of `today` gives, at once and over several levels; or none. */
export function rise(standing: Standing, view: View): Step | undefined {
  const { rules, joinedDay, tally, today } = view;
  const window = windowUntil(view, today);
  const value = tally.valueIn(window);
  const tier = reachedTier(rules.levels, value);
  if (rankOf(tier) <= rankOf(standing.tier)) return undefined;
  const promise = firstPromise(rules.window, today, joinedDay);
  const threshold = reachAtOf(rules, tier);
  return {
    reason: 'reached',
    on: today,
    value,
    threshold,
    window,
    after: { tier, since: today, promise },
  };
}

/** The last of some steps, or where they began. */
export function standingAfter(standing: Standing, steps: readonly Step[]): Standing {
  return steps.at(-1)?.after ?? standing;
}

/**
 * Where a member would stand had every fact come on its own day under these rules, and the step
 * that led there: late facts count as if they had not been late.
 */
export function replay(view: View): {
  readonly standing: Standing;
  readonly last: Step | undefined;
} {
  let standing = NO_TIER;
  let last: Step | undefined;
  const take = (steps: readonly Step[]) => {
    standing = standingAfter(standing, steps);
    last = steps.at(-1) ?? last;
  };
  for (const day of view.tally.days) {
    if (day > view.today) break;
    const then = { ...view, today: day };
    take(settle(standing, then));
    const risen = rise(standing, then);
    if (risen !== undefined) take([risen]);
  }
  take(settle(standing, view));
  return { standing, last };
}

/** Whether a standing is worth more to its member: a higher tier, or the same for longer. */
export function isBetter(one: Standing, other: Standing): boolean {
  const ranks = rankOf(one.tier) - rankOf(other.tier);
  if (ranks !== 0) return ranks > 0;
  if (one.promise === null || other.promise === null) return false;
  return one.promise.validUntil > other.promise.validUntil;
}
