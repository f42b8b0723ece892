import type { Tier } from '../../../contract/tiers.ts';
import type { CommandContext } from '../../store/context.ts';
import { writeChanges } from './evaluate.ts';
import { believedDay, readCase, unwritten } from './read-tier.ts';
import { type ByHand, decide, type Held, tierOf } from './rules/decide.ts';
import { rankOf } from './rules/levels.ts';
import { isBetter, type Standing } from './rules/standing.ts';
import { firstPromise } from './rules/windows.ts';
import { selectKept, selectTierMember } from './tables.ts';
import { reassignTier } from './tables-changes.ts';

function betterHand(one: ByHand | null, other: ByHand | null): ByHand | null {
  if (one === null || other === null) return one ?? other;
  const ranks = rankOf(one.tier) - rankOf(other.tier);
  if (ranks !== 0) return ranks > 0 ? one : other;
  if (one.until === null || other.until === null) return one.until === null ? one : other;
  return one.until >= other.until ? one : other;
}

/**
 * Makes two members' tiers one, in the transaction that merges them (DOMAIN, Points: merge): what
 * they bought adds up, the higher tier stays, the longer promise too; both histories are the
 * survivor's. Call it before the survivor's row is written, which `tier` then goes into.
 */
export function mergeTiers(
  context: CommandContext,
  pair: { readonly fromId: number; readonly toId: number },
): Tier {
  const { db } = context;
  const [goes, stays] = [selectTierMember(db, pair.fromId), selectTierMember(db, pair.toId)];
  if (goes === undefined || stays === undefined) throw new Error('Tiers of an unknown member');
  const theirs = selectKept(db, goes.id) ?? unwritten(goes);
  reassignTier(db, pair);
  const joinedDay = goes.joinedDay < stays.joinedDay ? goes.joinedDay : stays.joinedDay;
  const today = believedDay(db, context.today);
  const found = readCase(db, { ...stays, joinedDay }, today);
  const own = found.held;
  const standing: Standing = isBetter(theirs.standing, own.standing)
    ? theirs.standing
    : own.standing;
  const both: Held = { standing, byHand: betterHand(own.byHand, theirs.byHand) };
  const isSame = both.standing === own.standing && both.byHand === own.byHand;
  const merged = {
    reason: 'merge',
    from: stays.tier,
    to: tierOf(both, today),
    measured: null,
    after: both,
  } as const;
  const decided = decide(both, found.view, { cause: 'merge', isAutomatic: found.isAutomatic });
  return writeChanges(context, {
    found: { ...found, held: both },
    changes: isSame ? decided : [merged, ...decided],
    by: {},
  });
}

/**
 * Notes the tier that a member was brought over with, in the transaction that writes it into the
 * member's row. With automatic tiers it is promised to the end of the window of today.
 */
export function noteImportedTier(
  context: CommandContext,
  imported: { readonly memberId: number; readonly from: Tier; readonly to: Tier },
): void {
  const { from, to } = imported;
  if (from === to) return;
  const { db } = context;
  const member = selectTierMember(db, imported.memberId);
  if (member === undefined) throw new Error('The tier of an unknown member');
  const today = believedDay(db, context.today);
  const found = readCase(db, { ...member, tier: to }, today);
  const { rules, joinedDay } = found.view;
  const isPromised = found.isAutomatic && to !== 'standard';
  const standing = {
    tier: to,
    since: today,
    promise: isPromised ? firstPromise(rules.window, today, joinedDay) : null,
  };
  const after = { ...found.held, standing };
  const change = {
    reason: 'imported',
    from,
    to: tierOf(after, today),
    measured: null,
    after,
  } as const;
  writeChanges(context, { found: { ...found, held: after }, changes: [change], by: {} });
}
