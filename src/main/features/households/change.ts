import { fail, ok, type Result } from '../../../contract/kernel/result.ts';
import { cleanText, codePoints } from '../../../contract/kernel/text.ts';
import { MAX_HOUSEHOLD_NAME } from '../../../contract/households.ts';
import type { CommandContext, EventData } from '../../store/context.ts';
import { approvalEvent, mayDecide } from '../staff/face.ts';
import {
  type HouseholdMemberRow,
  type HouseholdRow,
  selectHousehold,
  selectHouseholdMembers,
} from './tables.ts';

/** A household that is to be changed, with a manager behind it. */
export interface HouseholdToChange extends HouseholdRow {
  readonly members: readonly HouseholdMemberRow[];
}

export function householdToChange(
  context: CommandContext,
  householdId: number,
): Result<HouseholdToChange, 'households.unknown' | 'households.approvalNeeded'> {
  const row = selectHousehold(context.db, householdId);
  if (row === undefined) return fail('households.unknown');
  if (!mayDecide(context)) return fail('households.approvalNeeded');
  return ok({ ...row, members: selectHouseholdMembers(context.db, householdId) });
}

export function householdNameOf(
  text: string,
): Result<string, 'households.nameEmpty' | 'households.nameTooLong'> {
  const name = cleanText(text);
  if (name === '') return fail('households.nameEmpty');
  if (codePoints(name) > MAX_HOUSEHOLD_NAME) {
    return fail('households.nameTooLong', { max: MAX_HOUSEHOLD_NAME });
  }
  return ok(name);
}

/** Logs what became of a household, and tells whoever shows one of its members. */
export function noteHousehold(
  context: CommandContext,
  household: { readonly uid: string; readonly memberIds: readonly number[] },
  what: {
    readonly type: 'household.created' | 'household.changed' | 'household.dissolved';
    readonly data: EventData;
  },
): void {
  context.log(what.type, { household: household.uid, ...what.data, ...approvalEvent(context) });
  context.changed(...household.memberIds.map((id) => `member:${id}`), 'households');
}
