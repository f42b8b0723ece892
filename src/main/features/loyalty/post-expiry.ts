import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { CommandContext, EventData } from '../../store/context.ts';
import { entryRow } from './post-entries.ts';
import { insertEntry, type LapsedLot, moveLot, selectLapsedLots } from './tables.ts';

/** What one step of expiry posted. */
export interface ExpiredSlice {
  readonly lots: number;
  readonly points: number;
}

/** Lots that lapse together: of one member, last day and rule version. */
function groupsOf(lots: readonly LapsedLot[]): LapsedLot[][] {
  const groups = new Map<string, LapsedLot[]>();
  for (const lot of lots) {
    const key = `${lot.memberId} ${lot.expiresOn} ${lot.programmeVersion}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [lot]);
    else group.push(lot);
  }
  return [...groups.values()];
}

/** Posts the entry of lots that lapsed together, and returns it as the event log keeps it. */
function postGroup(context: CommandContext, lots: readonly LapsedLot[]): EventData[] {
  const [first] = lots;
  if (first === undefined) return [];
  const { memberId, memberUid: member, programmeVersion } = first;
  const points = -lots.reduce((sum, lot) => sum + lot.remaining, 0);
  const entry = { kind: 'expire', points, programmeVersion } as const;
  const row = entryRow(context, { memberId, saleId: null }, entry);
  const entryId = insertEntry(context.db, row);
  const movements = lots.map((lot) => {
    moveLot(context.db, { entryId, lotId: lot.id, points: -lot.remaining });
    return { lot: lot.uid, points: -lot.remaining };
  });
  return [{ member, uid: row.uid, ...entry, movements }];
}

/**
 * Posts the expiry of up to `limit` lots whose last day was before `day`, the longest lapsed
 * first: an entry per member, last day and rule version, and one event for all of them. Fewer
 * than `limit` = nothing is left.
 */
export function expireSlice(
  context: CommandContext,
  step: { readonly day: BusinessDay; readonly limit: number },
): ExpiredSlice {
  const lots = selectLapsedLots(context.db, step.day, step.limit);
  if (lots.length === 0) return { lots: 0, points: 0 };
  const entries = groupsOf(lots).flatMap((group) => postGroup(context, group));
  context.log('points.expired', { day: step.day, entries });
  context.changed('points');
  return { lots: lots.length, points: lots.reduce((sum, lot) => sum + lot.remaining, 0) };
}
