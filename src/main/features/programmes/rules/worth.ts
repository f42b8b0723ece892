import { mulDivFloor } from '../../../../contract/kernel/money.ts';
import {
  type EarningRate,
  type EarningRule,
  type ProgrammeRules,
  type Tier,
  TIERS,
} from '../../../../contract/programmes.ts';

/** From this share of the price on, points given are worth a second look: a quarter. */
export const GENEROUS_BP = 2500;
/** Points that are worth what was paid. */
export const WHOLE_PRICE_BP = 10_000;

/** What points are worth when they are redeemed, in minor units, rounded down. */
export function worthOfPoints({ redemption }: ProgrammeRules, points: number): number {
  return mulDivFloor(points, redemption.stepWorthMinor, redemption.stepPoints);
}

/** The share of an amount that points of a rate give back, in basis points, rounded down. */
export function rateShareBp(rules: ProgrammeRules, rate: EarningRate): number {
  const { stepPoints, stepWorthMinor } = rules.redemption;
  const numerator = BigInt(rate.ratePoints) * BigInt(stepWorthMinor) * 10_000n;
  return Number(numerator / (BigInt(rate.ratePerMinor) * BigInt(stepPoints)));
}

/** The tiers that a rule applies to. */
export function tiersOf(rule: EarningRule): readonly Tier[] {
  return rule.when.tiers.length === 0 ? TIERS : rule.when.tiers;
}

/** The highest share that the base rates of `tiers` give back, in basis points. */
export function baseShareBp(rules: ProgrammeRules, tiers: readonly Tier[]): number {
  return Math.max(0, ...tiers.map((tier) => rateShareBp(rules, rules.rates[tier])));
}

/**
 * The share of the price that a rule gives back beyond the base rate, in basis points; null for
 * points that do not grow with the price.
 */
export function furtherShareBp(rules: ProgrammeRules, rule: EarningRule): number | null {
  const { gives } = rule;
  if (gives.kind === 'multiply') {
    return mulDivFloor(baseShareBp(rules, tiersOf(rule)), gives.factorBp - 10_000, 10_000);
  }
  return gives.kind === 'rate' ? rateShareBp(rules, gives.rate) : null;
}
