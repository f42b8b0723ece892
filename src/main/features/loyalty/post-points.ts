import type { EarningBreakdown } from '../../../contract/loyalty.ts';
import type { Minor } from '../../../contract/kernel/money.ts';
import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { CommandContext, EventData } from '../../store/context.ts';
import { poolLots } from './pool-lots.ts';
import { logPosted, openLot, type Subject } from './post-entries.ts';
import { takeFromOwners } from './post-operations.ts';
import { moveOn } from './move-on.ts';
import type { DetailData } from './rules/earning-detail.ts';
import { lotDays } from './rules/expiry.ts';
import { planRedemption } from './rules/plan-redemption.ts';
import type { Programme } from './rules/programme.ts';
import { selectBalance, selectOpenLots } from './tables.ts';
import { selectOwner } from './tables-operations.ts';
import { saveDetail } from './tables-earning.ts';

/** A sale whose points are to be posted; the sale's row is already there. */
export interface SalePoints extends Subject {
  readonly saleId: number;
  readonly saleUid: string;
  /** What the sale costs: redemption is limited by it. */
  readonly amountMinor: Minor;
  /** Points that pay a part of the sale; exactly as quoted. */
  readonly redeemPoints: number;
  /** The version that the points follow. */
  readonly programme: Programme;
  readonly earning: EarningBreakdown;
  /** What the earning was worked out from: {@link detailOf}; null = amounts, tier and day alone. */
  readonly earningDetail: DetailData | null;
  /** The business day that the earned points count from; absent = today. */
  readonly earnedOn?: BusinessDay;
}

/**
 * Takes the points that pay a sale: an entry for each owner. Those of the household are logged at
 * once, each for its owner; returns the payer's own for the sale's event.
 */
function postRedemption(
  context: CommandContext,
  sale: SalePoints,
  programme: Programme,
): EventData[] {
  const { db, today } = context;
  const { memberId, memberUid, saleId } = sale;
  const householdId = selectOwner(db, memberId)?.householdId ?? null;
  const plan = planRedemption({
    lots: selectOpenLots(db, memberId),
    day: today,
    rules: programme.rules.redemption,
    amountMinor: sale.amountMinor,
    points: sale.redeemPoints,
    pool: poolLots(db, { memberId, householdId }, today),
  });
  if (plan.quote.points !== sale.redeemPoints) throw new Error('Redemption was not checked');
  const programmeVersion = programme.version;
  const owner = { id: memberId, uid: memberUid };
  const taking = { owner, shares: plan.shares, kind: 'redeem', saleId, programmeVersion } as const;
  const parts = takeFromOwners(context, taking);
  for (const part of parts) {
    if (part.memberId === memberId) continue;
    const subject = { memberUid: part.memberUid, saleUid: sale.saleUid };
    const more = { payer: memberUid, ...moveOn(context, part.memberId) };
    logPosted(
      context,
      subject,
      part.entries.map((entry) => entry.event),
      more,
    );
    context.changed(`member:${part.memberId}`);
  }
  return parts
    .filter((part) => part.memberId === memberId)
    .flatMap((part) => part.entries.map((entry) => entry.event));
}

/**
 * Posts a sale's points in the open transaction: first the redemption, out of the lots there
 * are, then the earning, as a lot of its own; a sale never spends what it earns. Returns the
 * spendable balance afterwards. Throws when the redemption is not exactly possible: callers
 * check {@link planRedemption} first, in the same transaction.
 */
export function postSalePoints(
  context: CommandContext,
  sale: SalePoints,
): { readonly balanceAfter: number } {
  const { programme } = sale;
  const entries: EventData[] = [];
  if (sale.redeemPoints > 0) entries.push(...postRedemption(context, sale, programme));
  if (sale.earning.points > 0) {
    const { points, programmeVersion } = sale.earning;
    const days = lotDays(programme.rules, sale.earnedOn ?? context.today);
    const { memberId, saleId } = sale;
    const lot = { memberId, saleId, points, programmeVersion, ...days };
    const { id, event } = openLot(context, { ...lot, kind: 'earn' });
    const { earningDetail: detail } = sale;
    if (detail !== null) saveDetail(context.db, id, JSON.stringify(detail));
    entries.push(detail === null ? event : { ...event, detail });
  }
  if (entries.length > 0) {
    logPosted(context, sale, entries, moveOn(context, sale.memberId));
    context.changed(`member:${sale.memberId}`);
  }
  return { balanceAfter: selectBalance(context.db, sale.memberId, context.today) };
}
