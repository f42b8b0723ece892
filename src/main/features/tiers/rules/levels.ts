import { RAISED_TIERS, type Tier, type TierRules, TIERS } from '../../../../contract/tiers.ts';

type Levels = TierRules['levels'];
type RaisedTier = (typeof RAISED_TIERS)[number];

/** Where a tier stands: 0 = everybody's. */
export function rankOf(tier: Tier): number {
  return TIERS.indexOf(tier);
}

/** The higher of two tiers. */
export function higherOf(one: Tier, other: Tier): Tier {
  return rankOf(one) >= rankOf(other) ? one : other;
}

export function isRaised(tier: Tier): tier is RaisedTier {
  return tier !== 'standard';
}

/** The highest tier that a metric reaches; several levels at once. */
export function reachedTier(levels: Levels, value: number): Tier {
  return highest((tier) => value >= levels[tier].reachAt);
}

/** The highest tier up to `held` that a metric keeps (保级), or would reach anew. */
export function keptTier(levels: Levels, held: Tier, value: number): Tier {
  const least = (tier: RaisedTier) => Math.min(levels[tier].keepAt, levels[tier].reachAt);
  return highest((tier) => rankOf(tier) <= rankOf(held) && value >= least(tier));
}

/** What keeps a tier: its threshold for keeping, or for reaching where that is lower. */
export function keepAtOf(levels: Levels, tier: Tier): number {
  return isRaised(tier) ? Math.min(levels[tier].keepAt, levels[tier].reachAt) : 0;
}

/** The tier above; undefined above the highest. */
export function tierAbove(tier: Tier): RaisedTier | undefined {
  return RAISED_TIERS[rankOf(tier)];
}

function highest(holds: (tier: RaisedTier) => boolean): Tier {
  let found: Tier = 'standard';
  for (const tier of RAISED_TIERS) if (holds(tier)) found = tier;
  return found;
}
