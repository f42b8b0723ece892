import { fail, ok, type Result } from '../../../contract/kernel/result.ts';
import type { CommandContext } from '../../store/context.ts';
import type { Db } from '../../store/db.ts';
import { reindexMember } from './search-index.ts';
import { memberById, type MemberRow } from './tables.ts';
import { type EditedRow, editedRow, updateMember } from './tables-edit.ts';
import { reverseDigits } from './tables-search.ts';

/** The member who is to be changed: there, and not gone into another one. */
export function memberToChange(
  db: Db,
  memberId: number,
): Result<MemberRow, 'members.unknown' | 'members.isMerged'> {
  const member = memberById(db, memberId);
  if (member === undefined) return fail('members.unknown', { memberId });
  if (member.mergedIntoId !== null) {
    return fail('members.isMerged', { memberId: member.mergedIntoId });
  }
  return member.isActive === 1 ? ok(member) : fail('members.unknown', { memberId });
}

/** The same, if nobody changed the member since the screen was opened. */
export function memberAsShown(
  db: Db,
  shown: { readonly memberId: number; readonly version: number },
): Result<MemberRow, 'members.unknown' | 'members.isMerged' | 'members.changedMeanwhile'> {
  const found = memberToChange(db, shown.memberId);
  if (!found.ok || found.value.version === shown.version) return found;
  return fail('members.changedMeanwhile', { version: found.value.version });
}

/** What became of a member's row: its version, and the names of the columns that differ. */
interface Changed {
  readonly version: number;
  readonly fields: readonly string[];
}

/**
 * Writes what differs into a member's row, with its version and search index. Nothing is written
 * when nothing differs. The caller logs what it was.
 */
export function changeMember(
  context: CommandContext,
  member: MemberRow,
  changes: Partial<EditedRow>,
): Changed {
  const before = editedRow(member);
  const after = { ...before, ...changes };
  const fields = Object.entries(before)
    .filter(([name, value]) => after[name as keyof EditedRow] !== value)
    .map(([name]) => name);
  if (fields.length === 0) return { version: member.version, fields };
  const version = updateMember(context.db, member.id, {
    ...after,
    version: member.version,
    phoneReversed: after.phone === null ? null : reverseDigits(after.phone),
  });
  if (after.name !== before.name) reindexMember(context.db, member.id, after.name);
  context.changed('members', `member:${member.id}`);
  return { version, fields };
}
