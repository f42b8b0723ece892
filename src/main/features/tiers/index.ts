import type { CommandHandlers, IdleStep, QueryHandlers } from '../../store/context.ts';
import { endDue, reviewTiers } from './care.ts';
import { endByHand, setByHand } from './commands/by-hand.ts';
import { explain } from './queries/explain.ts';
import { forecast } from './queries/forecast.ts';
import { history } from './queries/history.ts';
import { overview } from './queries/overview.ts';
import { progress } from './queries/progress.ts';

export const tiersQueries = {
  'tiers.progress': progress,
  'tiers.explain': explain,
  'tiers.history': history,
  'tiers.overview': overview,
  'tiers.forecast': forecast,
} satisfies QueryHandlers;

export const tiersCommands = {
  'tiers.setByHand': setByHand,
  'tiers.endByHand': endByHand,
} satisfies CommandHandlers;

/** A new version first, so that what ends is held against the levels of today. */
export const tiersIdle: readonly IdleStep[] = [reviewTiers, endDue];
