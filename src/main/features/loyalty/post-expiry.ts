import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { CommandContext, EventData } from '../../store/context.ts';
import { type LapsedLot, selectLapsedLots } from './tables.ts';
import { insertLapsed, type LapsedEntry } from './tables-expiry.ts';

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

/** The entry of lots that lapsed together. */
function entryOf(context: CommandContext, lots: readonly LapsedLot[]): LapsedEntry[] {
  const [first] = lots;
  if (first === undefined) return [];
  const { memberId, programmeVersion } = first;
  const points = -lots.reduce((sum, lot) => sum + lot.remaining, 0);
  return [{ uid: context.newUid(), memberId, points, programmeVersion, lots }];
}

/** The same as the event log keeps it. */
function eventOf({ uid, points, programmeVersion, lots }: LapsedEntry): EventData {
  const movements = lots.map((lot) => ({ lot: lot.uid, points: -lot.remaining }));
  return {
    member: lots[0]?.memberUid ?? '',
    uid,
    kind: 'expire',
    points,
    programmeVersion,
    movements,
  };
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
  const entries = groupsOf(lots).flatMap((group) => entryOf(context, group));
  insertLapsed(context.db, entries, {
    at: context.now,
    businessDay: context.today,
    staffId: context.session?.staffId ?? null,
  });
  context.log('points.expired', { day: step.day, entries: entries.map(eventOf) });
  context.changed('points');
  return { lots: lots.length, points: lots.reduce((sum, lot) => sum + lot.remaining, 0) };
}
