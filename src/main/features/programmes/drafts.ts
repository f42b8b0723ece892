import { fail, ok, type Result } from '../../../contract/kernel/result.ts';
import { programmeRules, type ProgrammeRules } from '../../../contract/programme.ts';
import type { ProgrammeDraft } from '../../../contract/programmes.ts';
import type { Db } from '../../store/db.ts';
import { selectVersionOfDraft } from '../loyalty/face.ts';
import { selectDraft } from './tables.ts';

/** A draft as it is worked on. */
export interface Draft {
  readonly draft: ProgrammeDraft;
  readonly rules: ProgrammeRules;
}

type NoDraft = 'programmes.draftUnknown' | 'programmes.draftPublished';

/** The open draft of a uid; one that was published is a version now, and never changes. */
export function openDraft(db: Db, uid: string): Result<Draft, NoDraft> {
  const row = selectDraft(db, uid);
  if (row === undefined) {
    const version = selectVersionOfDraft(db, uid);
    return version === undefined
      ? fail('programmes.draftUnknown')
      : fail('programmes.draftPublished', { version });
  }
  const { rules, ...draft } = row;
  return ok({ draft, rules: programmeRules.parse(JSON.parse(rules)) });
}

/** The same for whoever wants to change it and has seen its `rowVersion`. */
export function draftToChange(
  db: Db,
  seen: { readonly draftUid: string; readonly rowVersion: number },
): Result<Draft, NoDraft | 'programmes.draftChanged'> {
  const found = openDraft(db, seen.draftUid);
  if (!found.ok) return found;
  const { rowVersion, savedBy } = found.value.draft;
  return rowVersion === seen.rowVersion
    ? found
    : fail('programmes.draftChanged', { name: savedBy ?? '—', rowVersion });
}
