import type { InternalCommand } from '../../../store/context.ts';
import { BASE_PROGRAMME, publishProgramme } from '../../loyalty/face.ts';
import { insertStaff, type StaffToInsert } from '../../staff/face.ts';

/** Puts into a new, empty store what a till cannot be without: a manager and a points programme. */
export const foundShop: InternalCommand<{ readonly manager: StaffToInsert }, null> = (
  context,
  input,
) => {
  insertStaff(context, input.manager);
  publishProgramme(context, { rules: BASE_PROGRAMME });
  return null;
};
