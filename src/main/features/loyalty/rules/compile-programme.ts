import type { Tier } from '../../../../contract/members.ts';
import type {
  EarningRate,
  EarningRule,
  LineConditions,
  ProgrammeRules,
} from '../../../../contract/programme.ts';
import { exclusionOf, indexLines, type LineIndex, namedOnly } from './line-index.ts';

/** A fraction in lowest terms: `up` points for every `down` minor units. */
interface Fraction {
  readonly up: number;
  readonly down: number;
}

/** What rules give at one tier, over one common denominator, so that their sum is exact. */
export interface TierArithmetic {
  /** Points are counted in so many parts. */
  readonly scale: bigint;
  readonly base: Fraction & { readonly scaled: bigint };
  /** Per rule that gives by amount: points a minor unit; null for the others. */
  readonly rates: readonly ((Fraction & { readonly scaled: bigint }) | null)[];
}

/** Which facts of a sale a programme looks at; the others need not be loaded. */
export interface Asks {
  /** Records of the lines' products beside the product itself, or the product. */
  readonly records: boolean;
  readonly specialOffers: boolean;
  readonly minute: boolean;
  readonly channel: boolean;
  readonly birthday: boolean;
  readonly firstPurchase: boolean;
  readonly clubs: boolean;
  readonly earnedToday: boolean;
}

/** A version of the programme, prepared once for the sales it works out. */
export interface CompiledProgramme {
  readonly rules: ProgrammeRules;
  readonly index: LineIndex;
  readonly exclusion: ReturnType<typeof exclusionOf>;
  readonly namedRecords: ReturnType<typeof namedOnly>;
  readonly asks: Asks;
  /** Whether a sale's points follow from more than amounts and tier: its facts are then kept. */
  readonly needsFacts: boolean;
  arithmeticOf(tier: Tier): TierArithmetic;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

function lowest(up: bigint, down: bigint): Fraction {
  const by = gcd(up, down);
  return { up: Number(up / by), down: Number(down / by) };
}

function rateOf(rate: EarningRate): Fraction {
  return lowest(BigInt(rate.ratePoints), BigInt(rate.ratePerMinor));
}

/** What a rule adds to the base points of every minor unit; null when it gives by piece or sale. */
function addedBy(rule: EarningRule, base: EarningRate): Fraction | null {
  const { gives } = rule;
  if (gives.kind === 'rate') return rateOf(gives.rate);
  if (gives.kind !== 'multiply') return null;
  return lowest(
    BigInt(base.ratePoints) * BigInt(gives.factorBp - 10_000),
    BigInt(base.ratePerMinor) * 10_000n,
  );
}

function arithmetic(rules: ProgrammeRules, tier: Tier): TierArithmetic {
  const base = rateOf(rules.rates[tier]);
  const rates = rules.rules.map((rule) => addedBy(rule, rules.rates[tier]));
  let scale = BigInt(base.down);
  for (const rate of rates) {
    if (rate !== null) scale *= BigInt(rate.down) / gcd(scale, BigInt(rate.down));
  }
  const scaled = (one: Fraction) => ({
    ...one,
    scaled: BigInt(one.up) * (scale / BigInt(one.down)),
  });
  return {
    scale,
    base: scaled(base),
    rates: rates.map((rate) => (rate === null ? null : scaled(rate))),
  };
}

function namesRecords(when: LineConditions): boolean {
  return (
    when.products.length +
      when.categories.length +
      when.brands.length +
      when.suppliers.length +
      when.counters.length >
    0
  );
}

function findAsks({ rules, excluded, caps }: ProgrammeRules): Asks {
  const asks = (test: (when: EarningRule['when']) => boolean) => rules.some((r) => test(r.when));
  return {
    records: namesRecords(excluded) || asks(namesRecords),
    specialOffers: excluded.specialOffers || asks((when) => !when.withSpecialOffers),
    minute: asks((when) => when.hours !== null),
    channel: asks((when) => when.channels.length > 0),
    birthday: asks((when) => when.birthday !== null),
    firstPurchase: asks((when) => when.firstPurchase),
    clubs: asks((when) => when.clubs.length > 0),
    earnedToday: caps.perDay !== null,
  };
}

const compiled = new WeakMap<ProgrammeRules, CompiledProgramme>();

/** Prepares rules once: the same object gives the same answer, and versions never change. */
export function compileProgramme(rules: ProgrammeRules): CompiledProgramme {
  const known = compiled.get(rules);
  if (known !== undefined) return known;
  const conditions = rules.rules.map((rule) => rule.when);
  const tiers = new Map<Tier, TierArithmetic>();
  const asks = findAsks(rules);
  const made: CompiledProgramme = {
    rules,
    index: indexLines(conditions),
    exclusion: exclusionOf(rules.excluded),
    namedRecords: namedOnly([rules.excluded, ...conditions]),
    asks,
    needsFacts: rules.rules.length > 0 || Object.values(asks).includes(true),
    arithmeticOf(tier) {
      const prepared = tiers.get(tier) ?? arithmetic(rules, tier);
      tiers.set(tier, prepared);
      return prepared;
    },
  };
  compiled.set(rules, made);
  return made;
}

/** Which facts of a sale `rules` look at. */
export function asksOf(rules: ProgrammeRules): Asks {
  return compileProgramme(rules).asks;
}
