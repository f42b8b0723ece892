import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { currentProgramme } from '../../loyalty/face.ts';
import { openDraft } from '../drafts.ts';
import { targetsOf } from '../targets.ts';

/** A draft, and the version in force to compare it with. */
export const draft: Query<'programmes.draft'> = ({ db, today }, { draftUid }) => {
  const found = openDraft(db, draftUid);
  if (!found.ok) return found;
  const current = currentProgramme(db, today);
  return ok({
    ...found.value,
    targets: targetsOf(db, found.value.rules),
    today,
    inForce: {
      version: current.version,
      rules: current.rules,
      targets: targetsOf(db, current.rules),
    },
  });
};
