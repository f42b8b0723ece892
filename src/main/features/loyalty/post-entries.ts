import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { PointsKind } from '../../../contract/members.ts';
import type { CommandContext, EventData } from '../../store/context.ts';
import { currentProgramme } from './programmes.ts';
import { debtOf, type LotShare, spendableLots, takeInOrder } from './rules/lots.ts';
import { type EntryRow, insertEntry, insertLot, moveLot, selectOpenLots } from './tables.ts';
import { addToMovement, selectDebts, selectMovements } from './tables-returns.ts';

/** Whose points move, and for which sale. */
export interface Subject {
  readonly memberId: number;
  readonly memberUid: string;
  readonly saleId: number | null;
  readonly saleUid: string | null;
}

/** An entry that was posted, and as the event log keeps it. */
export interface PostedEntry {
  readonly id: number;
  readonly event: EventData;
}

export function entryRow(
  context: CommandContext,
  subject: Pick<Subject, 'memberId' | 'saleId'>,
  entry: Pick<EntryRow, 'kind' | 'points' | 'programmeVersion'> & {
    readonly reason?: string | null | undefined;
  },
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
    reason: entry.reason ?? null,
  };
}

/**
 * Posts an entry that takes points out of lots. What they lack (`debt`) is left as a lot with less
 * than nothing, which the next points pay.
 */
export function postTaking(
  context: CommandContext,
  taking: {
    readonly memberId: number;
    readonly saleId: number | null;
    readonly kind: Exclude<PointsKind, 'earn' | 'restore' | 'opening' | 'bonus'>;
    readonly shares: readonly LotShare[];
    readonly debt?: number;
    readonly programmeVersion: number | null;
    readonly reason?: string | null;
  },
): PostedEntry {
  const { memberId, kind, shares, debt = 0, programmeVersion } = taking;
  const points = -shares.reduce((sum, share) => sum + share.points, debt);
  const row = entryRow(context, taking, { ...taking, points });
  const entryId = insertEntry(context.db, row);
  for (const { lot, points: taken } of shares) {
    moveLot(context.db, { entryId, lotId: lot.id, points: -taken });
  }
  const movements = shares.map(({ lot, points: taken }) => ({ lot: lot.uid, points: -taken }));
  const event = { uid: row.uid, kind, points, programmeVersion, movements };
  if (debt === 0) return { id: entryId, event };
  const opens = openDebt(context, { memberId, entryId, debt });
  return {
    id: entryId,
    event: { ...event, movements: [...movements, { lot: opens.uid, points: -debt }], opens },
  };
}

/** Opens a lot of what is owed, within the entry that owes it. */
function openDebt(
  context: CommandContext,
  owing: { readonly memberId: number; readonly entryId: number; readonly debt: number },
) {
  const opens = {
    uid: context.newUid(),
    amount: -owing.debt,
    earnedAt: context.now,
    activeFrom: context.today,
    expiresOn: null,
    programmeVersion: currentProgramme(context.db, context.today).version,
  };
  insertLot(context.db, { ...opens, memberId: owing.memberId, entryId: owing.entryId });
  return opens;
}

/** Posts an entry that gives points back into the lots they came from. */
export function postGivingBack(
  context: CommandContext,
  giving: {
    readonly memberId: number;
    readonly saleId: number | null;
    readonly kind: 'restore' | 'adjust' | 'transfer';
    readonly shares: readonly LotShare[];
    readonly programmeVersion?: number | null;
    readonly reason?: string | null;
  },
): PostedEntry {
  const { kind, shares, programmeVersion = null } = giving;
  const points = shares.reduce((sum, share) => sum + share.points, 0);
  const row = entryRow(context, giving, { ...giving, points, programmeVersion });
  const entryId = insertEntry(context.db, row);
  for (const share of shares) {
    moveLot(context.db, { entryId, lotId: share.lot.id, points: share.points });
  }
  const movements = shares.map((share) => ({ lot: share.lot.uid, points: share.points }));
  return { id: entryId, event: { uid: row.uid, kind, points, programmeVersion, movements } };
}

/** A lot to be opened, and the entry that brings its points. */
export interface LotToOpen {
  readonly memberId: number;
  readonly saleId: number | null;
  readonly kind: Exclude<PointsKind, 'redeem' | 'expire' | 'clawback' | 'gift'>;
  readonly points: number;
  readonly programmeVersion: number;
  readonly earnedAt?: UtcMs;
  readonly activeFrom: BusinessDay;
  readonly expiresOn: BusinessDay | null;
  readonly idleMonths?: number | null;
  readonly reason?: string | null;
}

/**
 * Opens a lot with the entry that fills it. What the member owes is paid at once, by what can be
 * spent, the new lot included, in spend order: debts fill up to nothing, and the entry as a whole
 * stays what came in.
 */
export function openLot(context: CommandContext, opening: LotToOpen): PostedEntry {
  const { memberId, points, programmeVersion, idleMonths = null } = opening;
  const row = entryRow(context, opening, opening);
  const entryId = insertEntry(context.db, row);
  const lot = {
    uid: context.newUid(),
    amount: points,
    earnedAt: opening.earnedAt ?? context.now,
    activeFrom: opening.activeFrom,
    expiresOn: opening.expiresOn,
    programmeVersion,
    ...(idleMonths === null ? {} : { idleMonths }),
  };
  // What comes back was paid with before: it is no earning, and pays no debt.
  const debts = opening.kind === 'restore' ? [] : selectDebts(context.db, memberId);
  const lotId = insertLot(context.db, { ...lot, memberId, entryId });
  const movements =
    debts.length === 0
      ? [{ lot: lot.uid, points }]
      : settleDebts(context, { memberId, entryId, lotId, debts });
  return {
    id: entryId,
    event: { uid: row.uid, kind: opening.kind, points, programmeVersion, movements, opens: lot },
  };
}

/** Pays debts out of what can be spent, within the entry that opens a lot; returns all it moved. */
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

/**
 * Writes the event that a replay rebuilds entries, lots and movements from. `more`: what the
 * entries are for when it is no sale (`operation`), what inactivity moved on (`idle`).
 */
export function logPosted(
  context: CommandContext,
  subject: Pick<Subject, 'memberUid' | 'saleUid'>,
  entries: readonly EventData[],
  more: EventData = {},
): void {
  context.log('points.posted', {
    member: subject.memberUid,
    sale: subject.saleUid,
    entries,
    ...more,
  });
}
