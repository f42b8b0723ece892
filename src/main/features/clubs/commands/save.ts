import type { CallError, CallParsed } from '../../../../contract/index.ts';
import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import { cleanText } from '../../../../contract/kernel/text.ts';
import type { Command, CommandContext } from '../../../store/context.ts';
import { clubNamed, type ClubToSave, insertClub, selectClub, updateClub } from '../tables.ts';

type Wish = CallParsed<'clubs.save'>;
type SaveError = CallError<'clubs.save'>;

/** Adds or changes a club, and logs it as it is from now on. */
export const saveClub: Command<'clubs.save'> = (context, input) => {
  const known = input.clubId === null ? undefined : selectClub(context.db, input.clubId);
  if (input.clubId !== null && known === undefined) return fail('clubs.unknown');
  if (known !== undefined && known.version !== input.version) return fail('clubs.changedMeanwhile');
  const checked = check(context, input);
  if (!checked.ok) return checked;
  const row: ClubToSave = { ...checked.value, uid: known?.uid ?? context.newUid() };
  const { uid, ...fields } = row;
  if (known !== undefined) updateClub(context.db, { ...fields, id: known.id });
  const clubId = known?.id ?? insertClub(context.db, row);
  const version = (known?.version ?? 0) + 1;
  context.log('club.saved', { club: uid, version, ...fields });
  context.changed('clubs');
  return ok({ clubId, version });
};

function check(context: CommandContext, input: Wish): Result<Omit<ClubToSave, 'uid'>, SaveError> {
  const { fromDay, toDay, memberLimit } = input;
  const name = cleanText(input.name);
  if (name === '') return fail('clubs.nameEmpty');
  const namesake = clubNamed(context.db, name);
  if (namesake !== undefined && namesake !== input.clubId) return fail('clubs.nameTaken', { name });
  if (fromDay !== null && toDay !== null && toDay < fromDay) return fail('clubs.daysReversed');
  return ok({
    name,
    description: cleanText(input.description),
    fromDay,
    toDay,
    isOpen: input.isOpen ? 1 : 0,
    memberLimit,
    isActive: input.isActive ? 1 : 0,
  });
}
