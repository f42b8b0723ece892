import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { retireProgramme } from '../../loyalty/face.ts';
import { versionsOn } from '../versions.ts';

/** Takes a version back before its day; one whose day has come has given points and stays. */
export const retire: Command<'programmes.retire'> = (context, { version, note }) => {
  const found = versionsOn(context.db, context.today).find((one) => one.version === version);
  if (found === undefined) return fail('programmes.versionUnknown');
  if (found.state === 'retired') return fail('programmes.alreadyRetired');
  if (found.effectiveFrom <= context.today || found.state === 'inForce') {
    return fail('programmes.alreadyInForce', { day: found.effectiveFrom });
  }
  retireProgramme(context, { version, note: note.trim() });
  context.changed('programmes');
  return ok(null);
};
