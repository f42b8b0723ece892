import type { EarningBreakdown } from '../../../contract/loyalty.ts';
import type { Minor } from '../../../contract/kernel/money.ts';
import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { CommandContext, EventData } from '../../store/context.ts';
import { programmeOf } from './programmes.ts';
import { lotDays } from './rules/expiry.ts';
import { debtOf, type LotShare, spendableLots, takeInOrder } from './rules/lots.ts';
import { planRedemption } from './rules/plan-redemption.ts';
import {
  type EntryRow,
  insertEntry,
  insertLot,
  moveLot,
  selectBalance,
  selectOpenLots,
} from './tables.ts';
import { addToMovement, selectDebts, selectMovements } from './tables-returns.ts';

/** Whose points move, and for which sale. */
export interface Subject {
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
  /** The business day that the earned points count from; absent = today. */
  readonly earnedOn?: BusinessDay;
}

export function entryRow(
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
    moveLot(context.db, { entryId, lotId: lot.id, points: -taken });
  }
  return {
    uid: row.uid,
    kind: taking.kind,
    points: -points,
    programmeVersion: taking.programmeVersion,
    movements: taking.shares.map(({ lot, points: taken }) => ({ lot: lot.uid, points: -taken })),
  };
}

/**
 * Opens the lot of an earning. What the member owes is paid at once, by what can be spent, the new
 * lot included, in spend order: debts fill up to nothing, and the entry as a whole stays what was
 * earned.
 */
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
  const debts = selectDebts(context.db, sale.memberId);
  const lotId = insertLot(context.db, { ...lot, memberId: sale.memberId, entryId });
  const movements =
    debts.length === 0
      ? [{ lot: lot.uid, points }]
      : settleDebts(context, { memberId: sale.memberId, entryId, lotId, debts });
  return { uid: row.uid, kind: 'earn', points, programmeVersion, movements, opens: lot };
}

/** Pays debts out of what can be spent, within the entry of an earning; returns all it moved. */
function settleDebts(
  context: CommandContext,
  owing: {
    readonly memberId: number;
    readonly entryId: number;
    readonly lotId: number;
    readonly debts: ReturnType<typeof selectDebts>;
  },
): EventData[] {
  const { entryId, lotId, debts } = owing;
  const lots = spendableLots(selectOpenLots(context.db, owing.memberId), context.today);
  const shares = takeInOrder(lots, debtOf(debts));
  for (const { lot, points } of shares) {
    if (lot.id === lotId) addToMovement(context.db, { entryId, lotId, points: -points });
    else moveLot(context.db, { entryId, lotId: lot.id, points: -points });
  }
  let left = shares.reduce((sum, share) => sum + share.points, 0);
  for (const debt of debts) {
    const paid = Math.min(left, -debt.remaining);
    if (paid > 0) moveLot(context.db, { entryId, lotId: debt.id, points: paid });
    left -= paid;
  }
  return selectMovements(context.db, entryId).map((moved) => ({ ...moved }));
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
    entries.push(
      postEarning(context, sale, lotDays(programme.rules, sale.earnedOn ?? context.today)),
    );
  }
  if (entries.length > 0) {
    logPosted(context, sale, entries);
    context.changed(`member:${sale.memberId}`);
  }
  return { balanceAfter: selectBalance(context.db, sale.memberId, context.today) };
}
