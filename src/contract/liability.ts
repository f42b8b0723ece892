import { z } from 'zod';
import { call, PLANNERS } from './call.ts';
import { businessDay, signedMinor, signedPoints } from './primitives.ts';

/** A month of business days, `YYYY-MM`. Sorts as text. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/u);

/** A share in basis points: 10000 = all of it. */
const share = z.int().min(0).max(10_000);

/**
 * How points come and go, each apart (DOMAIN, Points: liability). Every flow has the sign it has
 * in the ledger, so that opening + all flows = closing.
 */
export const POINTS_FLOWS = [
  'earned',
  'bonus',
  'broughtOver',
  'restored',
  'transferredIn',
  'adjustedUp',
  'redeemed',
  'gifts',
  'expired',
  'clawedBack',
  'transferredOut',
  'adjustedDown',
] as const satisfies readonly (keyof WaterfallRow)[];
export type PointsFlow = (typeof POINTS_FLOWS)[number];

/** One line of a waterfall: a month, or the lots earned in a month. */
const waterfallRow = z.object({
  month,
  opening: signedPoints,
  earned: signedPoints,
  bonus: signedPoints,
  broughtOver: signedPoints,
  restored: signedPoints,
  transferredIn: signedPoints,
  adjustedUp: signedPoints,
  redeemed: signedPoints,
  gifts: signedPoints,
  expired: signedPoints,
  clawedBack: signedPoints,
  transferredOut: signedPoints,
  adjustedDown: signedPoints,
  closing: signedPoints,
});
export type WaterfallRow = z.infer<typeof waterfallRow>;

/** What happened to points in the nth month of their lives, over all lots that were seen then. */
const ageRow = z.object({
  /** Months since the month of earning; 0 = that month itself. */
  age: z.int().min(0),
  /** Points that were open when that month of their lives began, or that came in it. */
  open: signedPoints,
  redeemed: signedPoints,
  expired: signedPoints,
});

/**
 * Breakage: the share of points that is never redeemed. `history` multiplies, along the life of a
 * lot, what share of the open points was redeemed and what share lapsed in each month of age; what
 * is older than anything seen counts as redeemed, so that a young shop reckons with no breakage.
 */
const breakage = z.object({
  method: z.enum(['history', 'override']),
  /** The share of earned points that is expected to be redeemed, and of those the shop's history says. */
  expectedBp: share,
  historyBp: share,
  /** The last month whose entries count as history; null = there is none. */
  through: month.nullable(),
  ages: z.array(ageRow),
});

/** Deferred revenue of what was sold in one month (IFRS 15), as of the end of the report. */
const cohortRow = z.object({
  month,
  /** T = S: paid in money for sales that earned points, without tax, less what came back. */
  salesMinor: signedMinor,
  /** Points those sales earned, less what was clawed back. */
  points: signedPoints,
  /** The share expected to be redeemed when the month ended. */
  expectedBp: share,
  /** P = points × value × expected redemption. */
  standAloneMinor: signedMinor,
  deferredMinor: signedMinor,
  redeemed: signedPoints,
  /** Points expected to be redeemed in all, as known at the end of the report. */
  expected: signedPoints,
  open: signedPoints,
  recognisedMinor: signedMinor,
  liabilityMinor: signedMinor,
});

/** Money of one month: opening + deferred + reversed + recognised = closing, flows signed. */
const moneyRow = z.object({
  month,
  openingMinor: signedMinor,
  /** Deferred of the month's own sales. */
  deferredMinor: signedMinor,
  /** Taken off earlier months' deferred revenue by returns. */
  reversedMinor: signedMinor,
  /** Became revenue: redeemed, or no longer expected to be. */
  recognisedMinor: signedMinor,
  closingMinor: signedMinor,
});

export const liabilityReport = z.object({
  fromMonth: month,
  toMonth: month,
  /** The last business day that counts. */
  asOf: businessDay,
  /** The month is not over yet: figures are those of today. */
  isMonthOpen: z.boolean(),
  months: z.array(waterfallRow),
  /** The same period, by the month in which the lots were earned. */
  lots: z.array(waterfallRow),
  total: waterfallRow,
  /** Σ entries, Σ movements of lots, and what lots hold now less what moved since: must be one. */
  proof: z.object({
    entries: signedPoints,
    lots: signedPoints,
    held: signedPoints,
  }),
  breakage,
  /** Open points by age in months; `to` null = older. Debts are apart. */
  ageing: z.array(z.object({ from: z.int().min(0), to: z.int().nullable(), points: signedPoints })),
  debts: signedPoints,
  /** What lapses by month; `lapsed` lies before the end of the report and is not posted yet. */
  expiring: z.object({
    lapsed: signedPoints,
    months: z.array(z.object({ month, points: signedPoints })),
    later: signedPoints,
    never: signedPoints,
  }),
  /** Points that pay `stepWorthMinor` by the programme of the last day. */
  value: z.object({ stepPoints: z.int().positive(), stepWorthMinor: z.int().positive() }),
  cohorts: z.array(cohortRow),
  money: z.array(moneyRow),
  deferredMinor: signedMinor,
  /** Open points that no sale earned (bonuses, brought over …): points, and their expected worth. */
  withoutSale: z.object({ points: signedPoints, worthMinor: signedMinor }),
});
export type LiabilityReport = z.infer<typeof liabilityReport>;

export const liabilityCalls = {
  /**
   * Points owed to members and what they are worth, as of the end of `toMonth`, worked out from
   * the ledger's entries. It runs beside the lanes: `job.progress` events (`liability`) tell how
   * far it is.
   */
  'liability.report': call({
    lane: 'shell',
    access: PLANNERS,
    input: z.strictObject({ fromMonth: month, toMonth: month }),
    output: liabilityReport,
    errors: ['liability.running', 'liability.cancelled', 'liability.periodWrong'],
  }),
  'liability.cancel': call({
    lane: 'shell',
    access: PLANNERS,
    input: z.strictObject({}),
    output: z.null(),
    errors: [],
  }),
};
