import type { CommandContext } from '../../store/context.ts';
import type { Db } from '../../store/db.ts';
import {
  joinHousehold,
  leaveHousehold,
  selectHousehold,
  selectHouseholdMembers,
  updateHousehold,
} from './tables.ts';

/** What a household is called; empty when it was dissolved. */
export function householdName(db: Db, householdId: number): string {
  return selectHousehold(db, householdId)?.name ?? '';
}

/** Two members who become one, as far as households go. */
interface MergedPair {
  readonly merged: {
    readonly id: number;
    readonly uid: string;
    readonly householdId: number | null;
  };
  readonly survivor: {
    readonly id: number;
    readonly uid: string;
    readonly householdId: number | null;
  };
}

/**
 * Settles households when two members become one: the survivor stays in the own household, or
 * takes the other's place; as its head, too. A household that loses its last member stays, empty,
 * until it is dissolved: nobody can pay from it.
 */
export function mergeHouseholds(context: CommandContext, { merged, survivor }: MergedPair): void {
  const { db, now: at } = context;
  if (merged.householdId === null) return;
  const household = selectHousehold(db, merged.householdId);
  leaveHousehold(db, { memberId: merged.id, at });
  if (household === undefined) return;
  const takesPlace = survivor.householdId === null;
  if (takesPlace) {
    joinHousehold(db, { householdId: household.id, memberId: survivor.id, at });
  }
  const [first] = selectHouseholdMembers(db, household.id);
  const heir = takesPlace ? survivor.id : first?.memberId;
  if (household.headId === merged.id && heir !== undefined) {
    updateHousehold(db, { ...household, headId: heir });
  }
  context.log('household.changed', {
    household: household.uid,
    left: merged.uid,
    joined: takesPlace ? survivor.uid : null,
  });
  context.changed('households');
}
