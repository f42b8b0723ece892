import type { Uid } from '../../../contract/kernel/ids.ts';
import { fail, ok, type Result } from '../../../contract/kernel/result.ts';
import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { OperationKind } from '../../../contract/points.ts';
import type { CommandContext, EventData } from '../../store/context.ts';
import { moveOn } from './move-on.ts';
import { poolLots } from './pool-lots.ts';
import { logPosted, openLot, type PostedEntry, postTaking } from './post-entries.ts';
import { currentProgramme } from './programmes.ts';
import { lotDays } from './rules/expiry.ts';
import { balanceOn, type LotShare, spendableLots, takeInOrder } from './rules/lots.ts';
import { selectBalance, selectOpenLots } from './tables.ts';
import {
  insertOperation,
  insertOperationEntry,
  type PointsOwner,
  selectOwner,
} from './tables-operations.ts';

/** What an operation on points is for: a record of another feature, such as a referral. */
export interface OperationSource {
  readonly kind: string;
  readonly uid: Uid;
}

/** An operation that was posted. */
export interface PostedOperation {
  /** Names the operation: {@link undoOperation} takes it back. */
  readonly operationUid: Uid;
  /** Points that came (more than 0) or went. */
  readonly points: number;
  /** What the member can spend afterwards of the own points. */
  readonly balanceAfter: number;
  /** Last day of the points that came; null = for ever, or none came. */
  readonly expiresOn: BusinessDay | null;
}

/** What an operation is, beside its entries. */
export interface OperationFacts {
  readonly kind: OperationKind;
  readonly memberId: number;
  readonly source?: OperationSource | undefined;
  readonly reason?: string | null | undefined;
  readonly note?: string | undefined;
  readonly undoes?: { readonly id: number; readonly uid: Uid };
}

/** Entries of one member that an operation posted. */
export interface OperationPart {
  readonly memberId: number;
  readonly memberUid: string;
  readonly entries: readonly PostedEntry[];
}

/** Books an operation with the entries it posted: its row, its events, who must look again. */
export function bookOperation(
  context: CommandContext,
  facts: OperationFacts,
  parts: readonly OperationPart[],
): Uid {
  const uid = context.newUid();
  const { kind, memberId, source = null, reason = null, note = '', undoes = null } = facts;
  const operationId = insertOperation(context.db, {
    uid,
    kind,
    memberId,
    sourceKind: source?.kind ?? null,
    sourceUid: source?.uid ?? null,
    reason,
    note,
    at: context.now,
    businessDay: context.today,
    staffId: context.session?.staffId ?? null,
    approvedBy: context.approval?.staffId ?? null,
    undoesId: undoes?.id ?? null,
  });
  const operation: EventData = {
    uid,
    kind,
    reason,
    source: source === null ? null : { kind: source.kind, uid: source.uid },
    undoes: undoes?.uid ?? null,
  };
  for (const part of parts) {
    for (const entry of part.entries) {
      insertOperationEntry(context.db, { operationId, entryId: entry.id });
    }
    const events = part.entries.map((entry) => entry.event);
    const idle = kind === 'gift' ? moveOn(context, part.memberId) : {};
    const subject = { memberUid: part.memberUid, saleUid: null };
    logPosted(context, subject, events, { operation, ...idle });
    context.changed(`member:${part.memberId}`);
  }
  return uid;
}

/** The owner of points that are to be posted; throws when there is none, which callers checked. */
export function ownerOf(context: CommandContext, memberId: number): PointsOwner {
  const owner = selectOwner(context.db, memberId);
  if (owner?.isActive !== 1) throw new Error(`Points of member ${memberId}, who is not there`);
  return owner;
}

/** Points to give without a sale. */
export interface PointsToGive {
  readonly memberId: number;
  /** More than 0. */
  readonly points: number;
  /** Last day on which they count, null = for ever; absent = as the programme says. */
  readonly expiresOn?: BusinessDay | null | undefined;
  readonly reason?: string | null | undefined;
  readonly note?: string | undefined;
}

/**
 * Gives points in the open transaction: a lot that counts at once. What the member owes is paid
 * first, as from an earning. Throws when the member is not there (merged or unknown).
 */
function give(
  context: CommandContext,
  gift: PointsToGive,
  facts: Pick<OperationFacts, 'kind' | 'source'> & { readonly kind: 'adjust' | 'bonus' },
): PostedOperation {
  const { memberId, points, reason = null, note } = gift;
  const owner = ownerOf(context, memberId);
  const { version, rules } = currentProgramme(context.db, context.today);
  const days =
    gift.expiresOn === undefined ? lotDays(rules, context.today) : { expiresOn: gift.expiresOn };
  const entry = openLot(context, {
    ...days,
    memberId,
    saleId: null,
    kind: facts.kind,
    points,
    programmeVersion: version,
    activeFrom: context.today,
    reason,
  });
  const { expiresOn } = days;
  const operationUid = bookOperation(context, { ...facts, memberId, reason, note }, [
    { memberId, memberUid: owner.uid, entries: [entry] },
  ]);
  return { operationUid, points, expiresOn, balanceAfter: balanceNow(context, memberId) };
}

function balanceNow(context: CommandContext, memberId: number): number {
  return selectBalance(context.db, memberId, context.today);
}

/**
 * Gives points that no sale earned (referral, birthday, campaign) in the open transaction, as an
 * entry `bonus`. `source` names the record it is for: {@link undoOperation} takes it back. Throws
 * when the member is not there (merged or unknown) or `points` is not above 0.
 */
export function postBonus(
  context: CommandContext,
  bonus: PointsToGive & { readonly source: OperationSource },
): PostedOperation {
  return give(context, bonus, { kind: 'bonus', source: bonus.source });
}

/** Points a member pays with outside a sale. */
export interface PointsToSpend {
  readonly memberId: number;
  /** More than 0. */
  readonly points: number;
  readonly kind: 'gift';
  readonly source?: OperationSource | undefined;
  readonly reason?: string | null | undefined;
  readonly note?: string | undefined;
}

/**
 * Takes points that pay for something outside a sale, in spend order, the own ones first and then
 * those of the household, each owner with an entry of the own. Fails, with nothing posted, when
 * the member is frozen or there are not enough. Throws when the member is not there.
 */
export function postSpending(
  context: CommandContext,
  spending: PointsToSpend,
): Result<PostedOperation, 'members.frozen' | 'loyalty.notEnoughPoints'> {
  const { db, today } = context;
  const { memberId, points, kind, source, reason = null, note } = spending;
  const owner = ownerOf(context, memberId);
  if (owner.frozenReason !== null) return fail('members.frozen', { reason: owner.frozenReason });
  const own = selectOpenLots(db, memberId);
  const pool = poolLots(db, { memberId, householdId: owner.householdId }, today);
  const balance = balanceOn(own, today) + pool.reduce((sum, lot) => sum + lot.remaining, 0);
  if (points > balance) return fail('loyalty.notEnoughPoints', { asked: points, balance });
  const shares = takeInOrder([...spendableLots(own, today), ...pool], points);
  const parts = takeFromOwners(context, { owner, shares, kind, saleId: null, reason });
  const operationUid = bookOperation(context, { kind, memberId, source, reason, note }, parts);
  const balanceAfter = balanceNow(context, memberId);
  return ok({ operationUid, points: -points, expiresOn: null, balanceAfter });
}

/** Posts shares of several owners: an entry for each, the one who pays first. */
export function takeFromOwners(
  context: CommandContext,
  taking: {
    readonly owner: Pick<PointsOwner, 'id' | 'uid'>;
    readonly shares: readonly LotShare[];
    readonly kind: 'redeem' | 'gift';
    readonly saleId: number | null;
    readonly programmeVersion?: number | null;
    readonly reason?: string | null;
  },
): OperationPart[] {
  const { kind, saleId, programmeVersion = null, reason = null } = taking;
  const byOwner = new Map<number, { readonly uid: string; readonly shares: LotShare[] }>();
  for (const share of taking.shares) {
    const { id, uid } = share.lot.owner ?? taking.owner;
    const known = byOwner.get(id);
    if (known === undefined) byOwner.set(id, { uid, shares: [share] });
    else known.shares.push(share);
  }
  return [...byOwner].map(([memberId, { uid, shares }]) => ({
    memberId,
    memberUid: uid,
    entries: [postTaking(context, { memberId, saleId, kind, shares, programmeVersion, reason })],
  }));
}

/** Points to give or take by hand. */
export interface AdjustmentToPost extends Omit<PointsToGive, 'reason'> {
  /** More than 0 gives, less than 0 takes. */
  readonly points: number;
  readonly reason: string;
  /** Whether more may be taken than there is: the rest is owed. */
  readonly allowsNegative?: boolean;
}

/**
 * Corrects a member's points by hand in the open transaction. Points given open a lot; points
 * taken go in spend order, and never below 0 unless `allowsNegative`: then the rest is a debt that
 * the next earning pays. Fails with nothing posted when there are not enough. Frozen members can
 * be corrected: freezing protects from spending. Throws when the member is not there.
 */
export function adjustPoints(
  context: CommandContext,
  adjustment: AdjustmentToPost,
): Result<PostedOperation, 'loyalty.notEnoughPoints'> {
  const { memberId, points, reason, note, allowsNegative = false } = adjustment;
  if (points > 0) return ok(give(context, adjustment, { kind: 'adjust' }));
  const { db, today } = context;
  const owner = ownerOf(context, memberId);
  const lots = selectOpenLots(db, memberId);
  const balance = balanceOn(lots, today);
  if (-points > balance && !allowsNegative) {
    return fail('loyalty.notEnoughPoints', { asked: -points, balance });
  }
  const taken = Math.max(0, Math.min(-points, balance));
  const shares = takeInOrder(spendableLots(lots, today), taken);
  const entry = postTaking(context, {
    memberId,
    saleId: null,
    kind: 'adjust',
    shares,
    debt: -points - taken,
    programmeVersion: currentProgramme(db, today).version,
    reason,
  });
  const operationUid = bookOperation(context, { kind: 'adjust', memberId, reason, note }, [
    { memberId, memberUid: owner.uid, entries: [entry] },
  ]);
  const balanceAfter = balanceNow(context, memberId);
  return ok({ operationUid, points, expiresOn: null, balanceAfter });
}
