import type { Minor } from '../../../contract/kernel/money.ts';
import type { CommandContext, EventData, QueryContext } from '../../store/context.ts';
import { logPosted, postTaking, type Subject } from './post-entries.ts';
import { currentProgramme } from './programmes.ts';
import { type ClawbackPlan, type ClawbackPolicy, planClawback } from './rules/clawback.ts';
import { balanceOn, isLapsed, type Lot } from './rules/lots.ts';
import { planRestore, type RestoredShare, withRestored } from './rules/restore.ts';
import { postRestored, redeemedShares } from './restore-points.ts';
import { selectOpenLots } from './tables.ts';
import { selectOpenLotsOfSale } from './tables-returns.ts';

/** A return as far as its points go. */
export interface ReturnOfPoints {
  readonly memberId: number;
  readonly originalSaleId: number;
  /** Earned points to take back. */
  readonly owed: number;
  /** Redeemed points to give back, and how many earlier returns gave back. */
  readonly restore: number;
  readonly restoredBefore: number;
  /** Points that earlier returns of the sale took off their refunds. */
  readonly deductedBefore: number;
  /** The money of the refund. */
  readonly refundMinor: Minor;
  readonly policy: ClawbackPolicy;
  readonly graceDays: number;
}

/** How a return moves a member's points; planned for the quote, and again when it is booked. */
export interface ReturnPointsPlan {
  readonly restored: readonly RestoredShare[];
  readonly clawback: ClawbackPlan;
  readonly balanceBefore: number;
  readonly balanceAfter: number;
}

type Reading = Pick<QueryContext, 'db' | 'today'>;

function clawbackOf(context: Reading, back: ReturnOfPoints, lots: readonly Lot[]): ClawbackPlan {
  const { db, today: day } = context;
  return planClawback({
    own: selectOpenLotsOfSale(db, back.originalSaleId),
    lots,
    day,
    points: back.owed,
    policy: back.policy,
    rules: currentProgramme(db, day).rules.redemption,
    refundMinor: back.refundMinor,
    deductedBefore: back.deductedBefore,
  });
}

/**
 * Plans a return's points: what was redeemed goes back first, then what was earned is taken
 * back, so that points given back can pay for points taken back.
 */
export function planReturnPoints(context: Reading, back: ReturnOfPoints): ReturnPointsPlan {
  const { db, today: day } = context;
  const restored = planRestore({
    taken: redeemedShares(db, { saleId: back.originalSaleId, memberId: back.memberId }),
    restoredBefore: back.restoredBefore,
    points: back.restore,
    day,
    graceDays: back.graceDays,
  });
  const before = selectOpenLots(db, back.memberId);
  const own = restored.filter(({ lot }) => lot.owner === undefined);
  const given = withRestored(before, { restored: own, day });
  const clawback = clawbackOf(context, back, given);
  const counted = given.filter((lot) => lot.activeFrom <= day && !isLapsed(lot, day));
  const spendable = new Set(counted.map((lot) => lot.id));
  const takenNow = clawback.shares.reduce(
    (sum, { lot, points }) => sum + (spendable.has(lot.id) ? points : 0),
    0,
  );
  return {
    restored,
    clawback,
    balanceBefore: balanceOn(before, day),
    balanceAfter: balanceOn(given, day) - takenNow - clawback.debt,
  };
}

/** Takes points out of lots and leaves the rest as a debt: a lot with less than nothing. */
function postClawback(context: CommandContext, back: Subject, plan: ClawbackPlan): EventData[] {
  if (plan.taken + plan.debt === 0) return [];
  const { shares, debt } = plan;
  const taking = { ...back, kind: 'clawback', shares, debt, programmeVersion: null } as const;
  return [postTaking(context, taking).event];
}

/**
 * Posts a return's points in the open transaction, exactly as planned: {@link planReturnPoints}
 * in the same transaction. The return's row is already there.
 */
export function postReturnPoints(
  context: CommandContext,
  subject: Subject,
  { back, plan }: { readonly back: ReturnOfPoints; readonly plan: ReturnPointsPlan },
): void {
  const parts = postRestored(context, subject, plan.restored);
  // Points that lapsed went into lots that have an id only now: what is taken is told anew.
  const clawback = clawbackOf(context, back, selectOpenLots(context.db, back.memberId));
  if (clawback.taken !== plan.clawback.taken || clawback.debt !== plan.clawback.debt) {
    throw new Error('Points of a return differ from the plan');
  }
  for (const part of parts) {
    const isOwn = part.memberId === back.memberId;
    if (isOwn) part.entries.push(...postClawback(context, subject, clawback));
    if (part.entries.length === 0) continue;
    const payer = isOwn ? {} : { payer: subject.memberUid };
    const extended = part.extended.length === 0 ? {} : { extended: part.extended };
    logPosted(context, { ...subject, memberUid: part.memberUid }, part.entries, {
      ...payer,
      ...extended,
    });
    context.changed(`member:${part.memberId}`);
  }
}
