import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { programmeOf } from '../../loyalty/face.ts';
import { targetsOf } from '../targets.ts';
import { versionsOn } from '../versions.ts';

/** A published version and what it says. */
export const version: Query<'programmes.version'> = ({ db, today }, input) => {
  const found = versionsOn(db, today).find((one) => one.version === input.version);
  const programme = programmeOf(db, input.version);
  if (found === undefined || programme === undefined) return fail('programmes.versionUnknown');
  const { rules } = programme;
  return ok({ version: found, rules, targets: targetsOf(db, rules) });
};
