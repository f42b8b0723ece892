import type { TierRules } from '../../../../contract/tiers.ts';

/** What of a version of the points programme tiers follow. */
export interface Programme {
  readonly version: number;
  readonly rules: { readonly tiers: TierRules; readonly activeAfterDays: number };
}
