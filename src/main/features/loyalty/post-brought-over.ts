import type { CommandContext } from '../../store/context.ts';
import { currentProgramme } from './programmes.ts';
import { entryRow, logPosted, postTaking, type Subject } from './post-entries.ts';
import { lotDays } from './rules/expiry.ts';
import { spendableLots, takeInOrder } from './rules/lots.ts';
import { insertEntry, insertLot, selectOpenLots } from './tables.ts';

/**
 * Takes back the points of a return whose sale nobody names: a receipt brought over from another
 * system. They come out of the lots in spend order; never more than there is. Returns how many.
 */
export function postUnlinkedReturn(
  context: CommandContext,
  back: Subject & { readonly points: number },
): number {
  const lots = spendableLots(selectOpenLots(context.db, back.memberId), context.today);
  const shares = takeInOrder(lots, back.points);
  if (shares.length === 0) return 0;
  const entry = postTaking(context, {
    memberId: back.memberId,
    saleId: back.saleId,
    kind: 'clawback',
    shares,
    programmeVersion: null,
  });
  logPosted(context, back, [entry.event]);
  context.changed(`member:${back.memberId}`);
  return shares.reduce((sum, share) => sum + share.points, 0);
}

/** Points a member begins with: a lot of today, by the programme of today. */
export function postOpening(
  context: CommandContext,
  opening: Pick<Subject, 'memberId' | 'memberUid'> & { readonly points: number },
): void {
  const { points } = opening;
  const { version, rules } = currentProgramme(context.db, context.today);
  const row = entryRow(
    context,
    { memberId: opening.memberId, saleId: null },
    { kind: 'opening', points, programmeVersion: version },
  );
  const entryId = insertEntry(context.db, row);
  const lot = {
    uid: context.newUid(),
    amount: points,
    earnedAt: context.now,
    ...lotDays(rules, context.today),
    programmeVersion: version,
  };
  insertLot(context.db, { ...lot, memberId: opening.memberId, entryId });
  logPosted(context, { memberUid: opening.memberUid, saleUid: null }, [
    {
      uid: row.uid,
      kind: 'opening',
      points,
      programmeVersion: version,
      movements: [{ lot: lot.uid, points }],
      opens: lot,
    },
  ]);
}
