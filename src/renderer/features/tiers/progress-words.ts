import type { Tier, TierProgress } from '../../../contract/tiers.ts';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { TIER_NAMES, useAmount } from './use-amount.ts';

/** A member's progress in whole sentences; null where there is nothing to say. */
interface ProgressWords {
  /** What is missing to the next tier. */
  readonly next: string | null;
  /** What keeps the present one, or that it is kept. */
  readonly keep: string | null;
  /** What follows otherwise. */
  readonly falls: string | null;
  /** That a person set it. */
  readonly byHand: string | null;
}

function keepKey({ missing, isInGrace }: NonNullable<TierProgress['keep']>): TKey {
  if (isInGrace) return 'tiers:line.grace';
  return missing === 0 ? 'tiers:line.kept' : 'tiers:line.keep';
}

function byHandKey({ until, isFixed }: NonNullable<TierProgress['byHand']>): TKey {
  if (isFixed) return until === null ? 'tiers:line.fixed' : 'tiers:line.fixedUntil';
  return until === null ? 'tiers:line.byHand' : 'tiers:line.byHandUntil';
}

/** What to tell a member about the tier. */
export function useProgressWords(progress: TierProgress): ProgressWords {
  const t = useT();
  const format = useFormat();
  const amount = useAmount(progress.metric);
  const { next, keep, byHand } = progress;
  const nameOf = (tier: Tier) => t(TIER_NAMES[tier]);
  const toNext =
    next === null || next.missing === 0
      ? null
      : t(next.by === null ? 'tiers:line.next' : 'tiers:line.nextBy', {
          amount: amount(next.missing),
          tier: nameOf(next.tier),
          day: next.by === null ? '' : format.day(next.by),
        });
  const keeps =
    keep === null
      ? null
      : t(keepKey(keep), {
          amount: amount(keep.missing),
          tier: nameOf(keep.tier),
          day: format.day(keep.by),
        });
  const falls =
    keep === null || keep.missing === 0
      ? null
      : t('tiers:line.falls', { tier: nameOf(keep.fallsTo), day: format.day(keep.fallsOn) });
  const hand =
    byHand === null
      ? null
      : t(byHandKey(byHand), { day: byHand.until === null ? '' : format.day(byHand.until) });
  return { next: toNext, keep: keeps, falls, byHand: hand };
}
