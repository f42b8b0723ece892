import { addDays, type BusinessDay } from '../../../contract/kernel/time.ts';
import type { TierProgress } from '../../../contract/tiers.ts';
import type { Db } from '../../store/db.ts';
import { believedDay, measureOf, readCase, type TierCase } from './read-tier.ts';
import { decide, type Held, promised, tierOf } from './rules/decide.ts';
import { isRaised, keepAtOf, keptTier, rankOf, tierAbove } from './rules/levels.ts';
import { fallDay, reachAtOf } from './rules/standing.ts';
import { windowOf } from './rules/windows.ts';
import type { TierMember } from './tables.ts';

function missingTo(threshold: number, value: number): number {
  return Math.max(0, threshold - value);
}

function nextOf({ view }: TierCase, held: Held, today: BusinessDay): TierProgress['next'] {
  const tier = tierAbove(tierOf(held, today));
  if (tier === undefined) return null;
  const { rules } = view;
  const window = windowOf(rules.window, today, view.joinedDay);
  const { reachAt } = rules.levels[tier];
  const missing = missingTo(reachAt, view.tally.valueIn(window));
  return { tier, reachAt, missing, by: rules.window.kind === 'rolling' ? null : window.to };
}

function keepOf(
  { view, isAutomatic }: TierCase,
  held: Held,
  today: BusinessDay,
): TierProgress['keep'] {
  const { rules, tally, joinedDay } = view;
  const { tier, promise } = held.standing;
  const isHidden = rankOf(tierOf(held, today)) !== rankOf(tier);
  if (!isAutomatic || promise === null || !isRaised(tier) || isHidden) return null;
  const ended = { from: promise.keptFrom, to: promise.validUntil };
  const fallsOn = fallDay(promise, rules.graceDays);
  const before = tally.valueIn(ended);
  const fallsTo = keptTier(rules.levels, tier, before);
  const isInGrace = today > promise.validUntil;
  const window = isInGrace ? windowOf(rules.window, today, joinedDay) : ended;
  const value = isInGrace ? tally.valueIn(window) : before;
  const keepAt = isInGrace ? reachAtOf(rules, tier) : keepAtOf(rules.levels, tier);
  const by = isInGrace ? addDays(fallsOn, -1) : ended.to;
  const missing = missingTo(keepAt, value);
  return { tier, keepAt, value, missing, from: window.from, by, fallsOn, isInGrace, fallsTo };
}

/** Where a member stands on a day: nothing is written, all that ended is taken into account. */
export function progressOf(db: Db, member: TierMember, today: BusinessDay): TierProgress {
  const day = believedDay(db, today);
  const found = readCase(db, member, day);
  const { held, view, isAutomatic, programme, kept } = found;
  const changes = decide(held, view, { cause: 'due', isAutomatic });
  const last = changes.at(-1)?.after ?? held;
  const now = isAutomatic ? { ...last, standing: promised(last.standing, view) } : last;
  const tier = tierOf(now, day);
  const window = windowOf(view.rules.window, day, view.joinedDay);
  return {
    memberId: member.id,
    tier,
    since: tier === member.tier ? (kept?.heldSince ?? null) : day,
    isAutomatic,
    metric: measureOf(programme).metric,
    programmeVersion: programme.version,
    byHand: now.byHand === null ? null : { ...now.byHand },
    window,
    value: view.tally.valueIn({ from: window.from, to: window.to < day ? window.to : day }),
    next: isAutomatic ? nextOf(found, now, day) : null,
    keep: keepOf(found, now, day),
  };
}
