import { addDays, type BusinessDay } from '../../../contract/kernel/time.ts';
import type { Tier } from '../../../contract/tiers.ts';
import type { CommandContext } from '../../store/context.ts';
import { currentProgramme } from '../loyalty/face.ts';
import { evaluate } from './evaluate.ts';
import { measureOf } from './read-tier.ts';
import { rankOf, reachedTier } from './rules/levels.ts';
import type { MemberDay } from './rules/metric.ts';
import { windowOf } from './rules/windows.ts';
import { addToDay, saveDue, selectSums, selectTierMember } from './tables.ts';

/** What of a sale counts towards a tier. */
interface CountedFact {
  readonly memberId: number;
  /** In minor units, however it was paid; below 0 for a return. */
  readonly totalMinor: number;
  readonly pointsPaidMinor: number;
  readonly earnedPoints: number;
}

function dayOf(fact: CountedFact, day: BusinessDay): MemberDay & { readonly memberId: number } {
  const { memberId, totalMinor, earnedPoints } = fact;
  return { memberId, day, totalMinor, earnedPoints, spendMinor: totalMinor - fact.pointsPaidMinor };
}

/**
 * Counts a sale of today and raises its member at once, over several levels if it reaches them
 * (DOMAIN, Points: tiers); returns the tier after it. The sale itself earned at the tier it began
 * with. A sale that reaches nothing writes one row, and reads one range of days.
 */
export function countSale(
  context: CommandContext,
  sale: CountedFact & {
    readonly saleId: number;
    readonly saleUid: string;
    /** The tier the sale began with, and the day the member joined. */
    readonly member: { readonly tier: Tier; readonly joinedDay: BusinessDay };
    /** Something of the member's tier ended that nobody wrote down yet. */
    readonly isTierDue: boolean;
  },
): Tier {
  const { db, today } = context;
  const { memberId, member } = sale;
  if (sale.isTierDue) evaluate(context, memberId, { cause: 'due' });
  addToDay(db, dayOf(sale, today));
  const programme = currentProgramme(db, today);
  const { tiers } = programme.rules;
  const measure = measureOf(programme);
  const by = { cause: 'sale', sale: { id: sale.saleId, uid: sale.saleUid } } as const;
  if (!tiers.isAutomatic) return member.tier;
  if (measure.shiftDays > 0) {
    const day = addDays(today, measure.shiftDays);
    saveDue(db, { memberId, tier: member.tier, day });
    return member.tier;
  }
  if (member.tier === 'platinum') return member.tier;
  const { from } = windowOf(tiers.window, today, member.joinedDay);
  const sums = selectSums(db, { memberId, from, to: today });
  const reached = reachedTier(tiers.levels, sums[tiers.metric]);
  return rankOf(reached) > rankOf(member.tier) ? evaluate(context, memberId, by) : member.tier;
}

/** Takes what came back off the day of its sale. Tiers are asked when their windows end. */
export function countReturn(
  context: CommandContext,
  back: CountedFact & {
    /** The day of the sale; of a return without one, today. */
    readonly day: BusinessDay;
  },
): void {
  addToDay(context.db, dayOf(back, back.day));
}

/** Counts a sale of an earlier day that its member claimed, and decides the tier anew. */
export function countClaim(
  context: CommandContext,
  sale: CountedFact & {
    readonly saleId: number;
    readonly saleUid: string;
    readonly day: BusinessDay;
  },
): void {
  addToDay(context.db, dayOf(sale, sale.day));
  const { isAutomatic } = currentProgramme(context.db, context.today).rules.tiers;
  if (!isAutomatic) return;
  const by = { id: sale.saleId, uid: sale.saleUid };
  evaluate(context, sale.memberId, { cause: 'late', sale: by });
}

/** Counts a purchase or a return brought over; the tier is decided in an idle moment. */
export function countImported(
  context: CommandContext,
  sale: CountedFact & { readonly day: BusinessDay },
): void {
  const { db } = context;
  const { memberId, day } = sale;
  addToDay(db, dayOf(sale, day));
  if (!currentProgramme(db, context.today).rules.tiers.isAutomatic) return;
  const member = selectTierMember(db, memberId);
  if (member !== undefined) saveDue(db, { memberId, tier: member.tier, day });
}
