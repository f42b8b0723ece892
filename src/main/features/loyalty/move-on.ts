import { addMonths } from '../../../contract/kernel/time.ts';
import type { CommandContext, EventData } from '../../store/context.ts';
import { extendIdleLots, selectIdleMonths } from './tables-idle.ts';

/**
 * Moves on the last day of a member's points that lapse by inactivity: the member earned or
 * redeemed today. What lapsed before today stays lapsed. Returns what the event of it says, which
 * a replay applies to all open lots of these months that have not lapsed; nothing when none moved.
 */
export function moveOn(context: CommandContext, memberId: number): EventData {
  const { db, today } = context;
  const moved = selectIdleMonths(db, memberId).flatMap((months) => {
    const expiresOn = addMonths(today, months);
    const changes = extendIdleLots(db, { memberId, months, day: today, expiresOn });
    return changes === 0 ? [] : [{ months, expiresOn, day: today }];
  });
  return moved.length === 0 ? {} : { idle: moved };
}
