import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { ProgrammeVersion } from '../../../contract/programmes.ts';
import type { Db } from '../../store/db.ts';
import { selectVersions } from '../loyalty/face.ts';
import { versionStates } from './rules/version-states.ts';

/** Every published version with where it stands on `today`, the newest first. */
export function versionsOn(db: Db, today: BusinessDay): ProgrammeVersion[] {
  const rows = selectVersions(db);
  const standing = versionStates(rows, today);
  return rows.map((row) => ({
    ...row,
    state: standing.get(row.version)?.state ?? 'superseded',
    untilDay: standing.get(row.version)?.untilDay ?? null,
  }));
}
