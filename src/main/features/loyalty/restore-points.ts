import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { CommandContext, EventData } from '../../store/context.ts';
import type { Db } from '../../store/db.ts';
import { openLot, type PostedEntry, postGivingBack, type Subject } from './post-entries.ts';
import { movedOn } from './rules/expiry.ts';
import type { Lot } from './rules/lots.ts';
import type { RestoredShare, TakenShare } from './rules/restore.ts';
import { saveLotEnd, selectActiveDays, selectIdleLot } from './tables-idle.ts';
import { selectRedeemedLots } from './tables-returns.ts';

/** What points paid a sale, in the order it was taken: the payer's own, then the household's. */
export function redeemedShares(
  db: Db,
  sale: { readonly saleId: number; readonly memberId: number },
): TakenShare[] {
  return selectRedeemedLots(db, sale.saleId).map((row) => {
    const { points, programmeVersion, ownerId, ownerUid, ...lot } = row;
    const expiresOn = endOf(db, lot);
    const owner = ownerId === sale.memberId ? {} : { owner: { id: ownerId, uid: ownerUid } };
    return { lot: { ...lot, ...owner, expiresOn }, points, programmeVersion };
  });
}

/**
 * The last day of a lot as it would be if it had stayed open: one that lapses by inactivity and
 * was empty did not move on with the others.
 */
function endOf(db: Db, lot: Lot): BusinessDay | null {
  const idle = lot.expiresOn === null ? undefined : selectIdleLot(db, lot.id);
  if (idle === undefined) return lot.expiresOn;
  const { idleMonths } = idle;
  return selectActiveDays(db, idle).reduce(
    (expiresOn, day) => movedOn({ expiresOn, idleMonths }, day),
    idle.firstExpiresOn,
  );
}

/** Entries that a return posts for one owner of points, as the event log keeps them. */
export interface RestoredPart {
  readonly memberId: number;
  readonly memberUid: string;
  readonly entries: EventData[];
  /** Lots whose last day moved on meanwhile. */
  readonly extended: EventData[];
}

/**
 * Posts redeemed points that come back: into the very lots of their owners, or, what lapsed
 * meanwhile, into a lot of its own until the end of the grace. The part of who returns is the last.
 */
export function postRestored(
  context: CommandContext,
  back: Subject,
  restored: readonly RestoredShare[],
): RestoredPart[] {
  const parts = new Map<number, RestoredPart>();
  const own = { memberId: back.memberId, memberUid: back.memberUid, entries: [], extended: [] };
  for (const share of restored) {
    const { owner } = share.lot;
    const known = owner === undefined ? own : parts.get(owner.id);
    const part = known ?? {
      memberId: owner?.id ?? back.memberId,
      memberUid: owner?.uid ?? back.memberUid,
      entries: [],
      extended: [],
    };
    if (owner !== undefined) parts.set(owner.id, part);
    postShare(context, { part, share, saleId: back.saleId });
  }
  return [...parts.values(), own];
}

function postShare(
  context: CommandContext,
  posting: {
    readonly part: RestoredPart;
    readonly share: RestoredShare;
    readonly saleId: number | null;
  },
): void {
  const { part, share, saleId } = posting;
  const common = { memberId: part.memberId, saleId, kind: 'restore' } as const;
  part.entries.push(restoreShare(context, { ...common, share }).event);
  const { lot, graceUntil } = share;
  if (graceUntil !== null || lot.expiresOn === null) return;
  const lotId = lot.id;
  if (saveLotEnd(context.db, { lotId, expiresOn: lot.expiresOn })) {
    part.extended.push({ lot: lot.uid, expiresOn: lot.expiresOn });
  }
}

function restoreShare(
  context: CommandContext,
  one: {
    readonly memberId: number;
    readonly saleId: number | null;
    readonly kind: 'restore';
    readonly share: RestoredShare;
  },
): PostedEntry {
  const { memberId, saleId, kind, share } = one;
  const { lot, points, programmeVersion, graceUntil } = share;
  if (graceUntil === null) {
    const shares = [{ lot, points }];
    return postGivingBack(context, { memberId, saleId, kind, shares, programmeVersion });
  }
  return openLot(context, {
    memberId,
    saleId,
    kind,
    points,
    programmeVersion,
    earnedAt: lot.earnedAt,
    activeFrom: context.today,
    expiresOn: graceUntil,
  });
}
