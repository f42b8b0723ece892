import { addDays, type BusinessDay } from '../../../../contract/kernel/time.ts';
import type { Tier, TierReason } from '../../../../contract/tiers.ts';
import { higherOf, isRaised } from './levels.ts';
import {
  fallDay,
  isBetter,
  reachAtOf,
  replay,
  rise,
  settle,
  type Standing,
  standingAfter,
  type Step,
  type View,
} from './standing.ts';
import { firstPromise, type Window } from './windows.ts';

/** A tier that a person set: a floor, or (`isFixed`) the tier the member is held at. */
export interface ByHand {
  readonly tier: Tier;
  /** The last day; null = without an end. */
  readonly until: BusinessDay | null;
  readonly isFixed: boolean;
}

/** All that a member's tier is made of. */
export interface Held {
  readonly standing: Standing;
  readonly byHand: ByHand | null;
}

/**
 * What a decision is about: `sale` a sale of today; `late` a fact of an earlier day; `due` a
 * window, a grace or a setting by hand that ends; `rules` another version of the programme;
 * `merge` two members who became one.
 */
export type Cause = 'sale' | 'late' | 'due' | 'rules' | 'merge';

/** One change as it is written down: the tier before and after, and what it was measured by. */
export interface Change {
  readonly reason: TierReason;
  readonly from: Tier;
  readonly to: Tier;
  readonly measured: {
    readonly value: number;
    readonly threshold: number;
    readonly window: Window;
  } | null;
  readonly after: Held;
}

/** The tier that counts on a day. */
export function tierOf({ standing, byHand }: Held, today: BusinessDay): Tier {
  if (byHand === null || (byHand.until !== null && byHand.until < today)) return standing.tier;
  return byHand.isFixed ? byHand.tier : higherOf(byHand.tier, standing.tier);
}

/** A raised tier that nothing was promised of gets its promise when tiers are automatic. */
export function promised(standing: Standing, view: View): Standing {
  const { tier, promise } = standing;
  if (!isRaised(tier) || promise !== null) return standing;
  return { ...standing, promise: firstPromise(view.rules.window, view.today, view.joinedDay) };
}

/** What a rise is told as, when no sale of today is behind it. */
const RISE_REASON = {
  sale: 'reached',
  late: 'lateFacts',
  due: 'reached',
  rules: 'rulesChanged',
  merge: 'merge',
} as const satisfies Record<Cause, TierReason>;

type ToldStep = Omit<Step, 'reason'> & { readonly reason: TierReason };

/** What the programme does to a standing, step by step, with a reason for each. */
function steps(standing: Standing, view: View, cause: Cause): readonly ToldStep[] {
  const settled = settle(standing, view);
  const risen = rise(standingAfter(standing, settled), view);
  const done: ToldStep[] = [...settled];
  if (risen !== undefined) done.push({ ...risen, reason: RISE_REASON[cause] });
  if (cause === 'sale') return done;
  const { standing: replayed, last } = replay(view);
  const now = done.at(-1)?.after ?? standing;
  if (last === undefined || !isBetter(replayed, now)) return done;
  const isLost = last.reason === 'notKept';
  const threshold = isLost ? reachAtOf(view.rules, replayed.tier) : last.threshold;
  const reason = cause === 'due' ? 'lateFacts' : RISE_REASON[cause];
  return [...done, { ...last, threshold, reason, after: replayed }];
}

/**
 * Decides a member's tier anew (DOMAIN, Points: tiers): what ended, what was reached, what late
 * facts would have given. A promised window is never cut short: what came back counts when it
 * ends. Gives every change, oldest first; none = nothing changed.
 */
export function decide(
  held: Held,
  view: View,
  options: { readonly cause: Cause; readonly isAutomatic: boolean },
): readonly Change[] {
  const { today } = view;
  const changes: Change[] = [];
  let now = held;
  const add = (reason: TierReason, measured: Change['measured'], after: Held) => {
    changes.push({ reason, from: tierWith(now), to: tierWith(after), measured, after });
    now = after;
  };
  if (options.isAutomatic) {
    const standing = promised(now.standing, view);
    if (standing !== now.standing) add('rulesChanged', null, { ...now, standing });
    for (const step of steps(now.standing, view, options.cause)) {
      const { value, threshold, window, after } = step;
      add(step.reason, { value, threshold, window }, { ...now, standing: after });
    }
  }
  // What a person set goes last: the programme went on beneath it all the time.
  const until = held.byHand?.until ?? null;
  if (until !== null && until < today) add('handEnded', null, { ...now, byHand: null });
  return changes;
}

/** The tier with what a person set, as long as nobody wrote down that it ended. */
function tierWith({ standing, byHand }: Held): Tier {
  if (byHand === null) return standing.tier;
  return byHand.isFixed ? byHand.tier : higherOf(byHand.tier, standing.tier);
}

/** The next day on which something ends or begins to count; null = nothing does. */
export function nextDue(
  { standing, byHand }: Held,
  view: View,
  isAutomatic: boolean,
): BusinessDay | null {
  const days: BusinessDay[] = [];
  if (byHand?.until != null) days.push(addDays(byHand.until, 1));
  const { promise } = standing;
  if (isAutomatic && promise !== null) {
    const isOver = promise.validUntil < view.today;
    days.push(isOver ? fallDay(promise, view.rules.graceDays) : addDays(promise.validUntil, 1));
  }
  const pending = isAutomatic ? view.tally.days.find((day) => day > view.today) : undefined;
  if (pending !== undefined) days.push(pending);
  return days.toSorted()[0] ?? null;
}
