import { z } from 'zod';
import { tier } from './members.ts';
import { amountMinor, businessDay, personText, points } from './primitives.ts';

/** The most rules that a programme may hold. */
export const MAX_EARNING_RULES = 500;

/**
 * A tier's rate: `ratePoints` points for every `ratePerMinor` minor units. At most 10 points a
 * minor unit, so that the points of the largest sale stay an exact integer.
 */
const earningRate = z
  .strictObject({
    ratePoints: z.int().min(0).max(1_000_000),
    ratePerMinor: z.int().positive().max(1_000_000_000),
  })
  .refine((rate) => rate.ratePoints <= rate.ratePerMinor * 10, 'At most 10 points a minor unit');
export type EarningRate = z.infer<typeof earningRate>;

/**
 * When a lot of points lapses (DOMAIN, Points: expiry policies). Its last valid day is
 * - `endOfMonth`: the last day of the month `months` after earning (2020-07-06 + 12 → 2021-07-31);
 * - `exactMonths`: that day itself, clamped (31 January + 1 month → 28 or 29 February);
 * - `fixedDate`: the first `month`/`day` on or after the first spendable day, `yearsAhead` years on;
 * - `inactivity`: `months` after the member last earned or redeemed, moved on by each purchase;
 * - `never`: there is none.
 */
const expiryPolicy = z.discriminatedUnion('policy', [
  z.strictObject({ policy: z.literal('endOfMonth'), months: z.int().min(1).max(1200) }),
  z.strictObject({ policy: z.literal('exactMonths'), months: z.int().min(1).max(1200) }),
  z.strictObject({
    policy: z.literal('fixedDate'),
    month: z.int().min(1).max(12),
    day: z.int().min(1).max(31),
    yearsAhead: z.int().min(0).max(100),
  }),
  z.strictObject({ policy: z.literal('inactivity'), months: z.int().min(1).max(1200) }),
  z.strictObject({ policy: z.literal('never') }),
]);
export type ExpiryPolicy = z.infer<typeof expiryPolicy>;

/**
 * How points pay: `stepPoints` points pay `stepWorthMinor`, only whole steps, at least
 * `minimumPoints`, and at most `maximumShareBp` of a sale (10000 = the whole sale).
 */
const redemptionRules = z.strictObject({
  stepPoints: z.int().positive().max(1_000_000_000),
  stepWorthMinor: z.int().positive().max(1_000_000_000),
  minimumPoints: z.int().min(0).max(1_000_000_000),
  maximumShareBp: z.int().min(0).max(10_000),
});
export type RedemptionRules = z.infer<typeof redemptionRules>;

/** Records that a rule names, by uid: headquarters and tills know them under the same one. */
const uids = z.array(z.uuid()).max(1000);

/** How a sale came to the store; a sale rung up at a till is `counter`. */
export const CHANNELS = ['counter', 'online', 'phone'] as const;
export const channel = z.enum(CHANNELS);

/** `HH:MM` in the store's time zone. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u);

/** What a line must be: in one of the records named by each list; an empty list asks nothing. */
export const lineConditions = z.strictObject({
  products: uids.default([]),
  categories: uids.default([]),
  brands: uids.default([]),
  suppliers: uids.default([]),
  counters: uids.default([]),
});
export type LineConditions = z.infer<typeof lineConditions>;

/**
 * When a rule applies: everything that is named must hold, what is empty or null asks nothing.
 * Lines are chosen by {@link lineConditions} and `withSpecialOffers`; the rest is of the sale.
 */
export const ruleConditions = lineConditions.extend({
  /** False = lines sold below their regular price by offer, by hand or by discount are left out. */
  withSpecialOffers: z.boolean().default(true),
  tiers: z.array(tier).default([]),
  channels: z.array(channel).default([]),
  /** First and last business day, both inclusive; null = open. */
  fromDay: businessDay.nullable().default(null),
  toDay: businessDay.nullable().default(null),
  /** Days of the week of the business day, 1 = Monday to 7 = Sunday. */
  weekdays: z.array(z.int().min(1).max(7)).default([]),
  /** Time of the sale: from inclusive, to exclusive; `to` before `from` goes over midnight. */
  hours: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable().default(null),
  /**
   * The sale falls on the member's birthday, in its week (Monday to Sunday), or in its month.
   * 29 February counts as 28 February in other years.
   */
  birthday: z.enum(['day', 'week', 'month']).nullable().default(null),
  /** The member's first purchase. */
  firstPurchase: z.boolean().default(false),
  /** Members of one of these clubs. */
  clubs: uids.default([]),
  /** The lines that the rule applies to must come to at least so much, points paid taken off. */
  minimumMinor: amountMinor.default(0),
});
export type RuleConditions = z.infer<typeof ruleConditions>;

/**
 * What a rule gives on the lines it applies to:
 * - `multiply`: the base points times `factorBp` (20000 = double points), 10001 to 1000000;
 * - `rate`: further points at a rate of their own;
 * - `perItem`: so many points for every whole piece (loose goods: for every whole kilogram);
 * - `perSale`: so many points once.
 */
const ruleGift = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('multiply'), factorBp: z.int().min(10_001).max(1_000_000) }),
  z.strictObject({ kind: z.literal('rate'), rate: earningRate }),
  z.strictObject({ kind: z.literal('perItem'), points: z.int().positive().max(1_000_000) }),
  z.strictObject({ kind: z.literal('perSale'), points: z.int().positive().max(1_000_000_000) }),
]);
export type RuleGift = z.infer<typeof ruleGift>;

/**
 * A rule that gives points beyond the base rate. `stacking`: `stack` always adds to the others
 * (double and triple together give 1 + 1 + 2 = fourfold); of all rules with `best` that apply to
 * a sale only the one that gives most does, the first listed of equals.
 */
export const earningRule = z.strictObject({
  /** Names the rule in breakdowns; unique within the programme, kept from version to version. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/u),
  name: personText(60).trim().min(1),
  when: ruleConditions,
  gives: ruleGift,
  stacking: z.enum(['stack', 'best']).default('stack'),
  /** The most the rule gives in one sale; null = no limit. */
  capPerSale: points.nullable().default(null),
});
export type EarningRule = z.infer<typeof earningRule>;

/** What never earns, beside the part paid with points. */
const exclusions = lineConditions.extend({
  /** Lines sold below their regular price by offer, by hand or by discount earn nothing. */
  specialOffers: z.boolean().default(false),
  /** The tax inside the price earns nothing. */
  tax: z.boolean().default(false),
});
export type Exclusions = z.infer<typeof exclusions>;

/** The most points a member earns; null = no limit. Rules' own caps come first. */
const caps = z.strictObject({
  perSale: points.nullable().default(null),
  perDay: points.nullable().default(null),
});

/** Tiers a member rises to; everybody begins at `standard`. */
export const RAISED_TIERS = ['silver', 'gold', 'platinum'] as const;

/** What a tier asks for, in minor units, points or visits: to reach it, and to keep it (保级). */
const tierLevel = z.strictObject({ reachAt: z.int().positive(), keepAt: z.int().min(0) });

/**
 * How members rise and fall (DOMAIN, Points: tiers). The metric is kept apart from spendable
 * points: what was spent less returns, what was earned, or on how many days somebody bought. Who
 * reaches a level rises at once; at the end of a window those who did not keep theirs fall to the
 * tier they reached, `graceDays` later. Returns count against the window of the original sale.
 */
const tierRules = z.strictObject({
  /** False = tiers are set by hand only. */
  isAutomatic: z.boolean(),
  metric: z.enum(['spend', 'points', 'visits']),
  window: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('calendarYear') }),
    z.strictObject({ kind: z.literal('anniversary') }),
    z.strictObject({ kind: z.literal('rolling'), months: z.int().min(1).max(120) }),
  ]),
  levels: z.strictObject({ silver: tierLevel, gold: tierLevel, platinum: tierLevel }),
  graceDays: z.int().min(0).max(366),
});
export type TierRules = z.infer<typeof tierRules>;

/** Tiers as a new store has them: set by hand, with levels that a manager may switch on. */
export const TIERS_BY_HAND: TierRules = {
  isAutomatic: false,
  metric: 'spend',
  window: { kind: 'rolling', months: 12 },
  levels: {
    silver: { reachAt: 200_000, keepAt: 200_000 },
    gold: { reachAt: 1_000_000, keepAt: 800_000 },
    platinum: { reachAt: 3_000_000, keepAt: 2_400_000 },
  },
  graceDays: 30,
};

/** The rules of one version of the points programme, kept as JSON; a lot names its version. */
export const programmeRules = z.strictObject({
  schema: z.literal(1),
  rates: z.strictObject({
    standard: earningRate,
    silver: earningRate,
    gold: earningRate,
    platinum: earningRate,
  }),
  /**
   * Where fractions of a point go: down once a sale, lines sharing by largest remainder; half up
   * once a sale; or down on every line by itself.
   */
  rounding: z.enum(['floorPerSale', 'halfUpPerSale', 'floorPerLine']),
  rules: z.array(earningRule).max(MAX_EARNING_RULES).default([]),
  excluded: exclusions.prefault({}),
  caps: caps.prefault({}),
  /** Points become spendable so many days after the sale; until then they are pending. */
  activeAfterDays: z.int().min(0).max(27),
  expiry: expiryPolicy,
  redemption: redemptionRules,
  tiers: tierRules.default(TIERS_BY_HAND),
});
export type ProgrammeRules = z.infer<typeof programmeRules>;
