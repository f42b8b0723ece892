import type { Uid } from '../../../contract/kernel/ids.ts';
import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { CommandContext } from '../../store/context.ts';
import type { Db } from '../../store/db.ts';
import { moveMemberships, selectClubs, selectClubUids } from './tables.ts';

/**
 * The uids of the clubs that a member is in now, closed ones left out; with `day`, only clubs
 * whose days include it. Earning rules name clubs by these.
 */
export function clubsOf(db: Db, memberId: number, day: BusinessDay | null = null): Uid[] {
  return selectClubUids(db, memberId, day);
}

/** Gives a merged member's clubs to the survivor, who is in each of them once. */
export function reassignClubs(
  context: CommandContext,
  move: { readonly fromId: number; readonly toId: number },
): void {
  moveMemberships(context.db, { ...move, at: context.now, day: context.today });
  context.changed('clubs');
}

/** Every club there is, by name, for whoever lets rules name them. */
export function clubNames(
  db: Db,
): { readonly uid: Uid; readonly name: string; readonly isActive: boolean }[] {
  return selectClubs(db).map(({ uid, name, isActive }) => ({
    uid,
    name,
    isActive: isActive === 1,
  }));
}
