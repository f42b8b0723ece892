import type { EarningBreakdown } from '../../../contract/loyalty.ts';
import type { Minor } from '../../../contract/kernel/money.ts';
import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { CommandContext, EventData } from '../../store/context.ts';
import { programmeOf } from './programmes.ts';
import { lotDays } from './rules/expiry.ts';
import { bySpendOrder, type LotShare, spendableLots, takeInOrder } from './rules/lots.ts';
import { planRedemption } from './rules/plan-redemption.ts';
import {
  type EntryRow,
  insertEntry,
  insertLot,
  selectBalance,
  selectOpenLots,
  selectOpenLotsOfSale,
  takeFromLot,
} from './tables.ts';

/** Whose points move, and for which sale. */
interface Subject {
  readonly memberId: number;
  readonly memberUid: string;
  readonly saleId: number | null;
  readonly saleUid: string | null;
}

/** A sale whose points are to be posted; the sale's row is already there. */
export interface SalePoints extends Subject {
  readonly saleId: number;
  readonly saleUid: string;
  /** What the sale costs: redemption is limited by it. */
  readonly amountMinor: Minor;
  /** Points that pay a part of the sale; exactly as quoted. */
  readonly redeemPoints: number;
  readonly earning: EarningBreakdown;
}

function entryRow(
  context: CommandContext,
  subject: Pick<Subject, 'memberId' | 'saleId'>,
  entry: Pick<EntryRow, 'kind' | 'points' | 'programmeVersion'>,
): EntryRow {
  return {
    uid: context.newUid(),
    memberId: subject.memberId,
    kind: entry.kind,
    points: entry.points,
    at: context.now,
    businessDay: context.today,
    saleId: subject.saleId,
    staffId: context.session?.staffId ?? null,
    programmeVersion: entry.programmeVersion,
    reason: null,
  };
}

/** Posts an entry that takes points out of lots, and returns it as the event log keeps it. */
export function postTaking(
  context: CommandContext,
  taking: {
    readonly memberId: number;
    readonly saleId: number | null;
    readonly kind: 'redeem' | 'expire' | 'clawback';
    readonly shares: readonly LotShare[];
    readonly programmeVersion: number | null;
  },
): EventData {
  const points = taking.shares.reduce((sum, share) => sum + share.points, 0);
  const row = entryRow(context, taking, { ...taking, points: -points });
  const entryId = insertEntry(context.db, row);
  for (const { lot, points: taken } of taking.shares) {
    takeFromLot(context.db, { entryId, lotId: lot.id, points: -taken });
  }
  return {
    uid: row.uid,
    kind: taking.kind,
    points: -points,
    programmeVersion: taking.programmeVersion,
    movements: taking.shares.map(({ lot, points: taken }) => ({ lot: lot.uid, points: -taken })),
  };
}

function postEarning(
  context: CommandContext,
  sale: SalePoints,
  days: { readonly activeFrom: BusinessDay; readonly expiresOn: BusinessDay | null },
): EventData {
  const { points, programmeVersion } = sale.earning;
  const row = entryRow(context, sale, { kind: 'earn', points, programmeVersion });
  const entryId = insertEntry(context.db, row);
  const lot = {
    uid: context.newUid(),
    amount: points,
    earnedAt: context.now,
    activeFrom: days.activeFrom,
    expiresOn: days.expiresOn,
    programmeVersion,
  };
  insertLot(context.db, { ...lot, memberId: sale.memberId, entryId });
  return {
    uid: row.uid,
    kind: 'earn',
    points,
    programmeVersion,
    movements: [{ lot: lot.uid, points }],
    opens: lot,
  };
}

/** Writes the event that a replay rebuilds entries, lots and movements from. */
export function logPosted(
  context: CommandContext,
  subject: Pick<Subject, 'memberUid' | 'saleUid'>,
  entries: readonly EventData[],
): void {
  context.log('points.posted', { member: subject.memberUid, sale: subject.saleUid, entries });
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
  const programme = programmeOf(context.db, sale.earning.programmeVersion);
  if (programme === undefined) throw new Error('Points of an unknown programme version');
  const entries: EventData[] = [];
  if (sale.redeemPoints > 0) {
    const plan = planRedemption({
      lots: selectOpenLots(context.db, sale.memberId),
      day: context.today,
      rules: programme.rules.redemption,
      amountMinor: sale.amountMinor,
      points: sale.redeemPoints,
    });
    if (plan.quote.points !== sale.redeemPoints) throw new Error('Redemption was not checked');
    const programmeVersion = programme.version;
    entries.push(postTaking(context, { ...sale, kind: 'redeem', ...plan, programmeVersion }));
  }
  if (sale.earning.points > 0) {
    entries.push(postEarning(context, sale, lotDays(programme.rules, context.today)));
  }
  if (entries.length > 0) {
    logPosted(context, sale, entries);
    context.changed(`member:${sale.memberId}`);
  }
  return { balanceAfter: selectBalance(context.db, sale.memberId, context.today) };
}

/**
 * Takes back points of a returned sale: from the lots of that sale first, then from the others
 * in spend order, never below nothing. Returns how many were taken.
 */
export function postClawback(
  context: CommandContext,
  back: Subject & {
    readonly saleId: number;
    readonly originalSaleId: number;
    readonly points: number;
  },
): number {
  const own = selectOpenLotsOfSale(context.db, back.originalSaleId).sort(bySpendOrder);
  const ownIds = new Set(own.map((lot) => lot.id));
  const others = spendableLots(selectOpenLots(context.db, back.memberId), context.today);
  const lots = [...own, ...others.filter((lot) => !ownIds.has(lot.id))];
  const shares = takeInOrder(lots, back.points);
  if (shares.length === 0) return 0;
  const entry = postTaking(context, {
    memberId: back.memberId,
    saleId: back.saleId,
    kind: 'clawback',
    shares,
    programmeVersion: null,
  });
  logPosted(context, back, [entry]);
  context.changed(`member:${back.memberId}`);
  return shares.reduce((sum, share) => sum + share.points, 0);
}
