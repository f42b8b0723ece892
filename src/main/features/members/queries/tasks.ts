import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { countDueTasks, dueTasks, toContact } from '../tables-contacts.ts';

/** What is to be done for members up to today: see the contract. */
export const tasks: Query<'members.tasks'> = ({ db, today }, { limit }) => {
  const rows = dueTasks(db, { day: today, memberId: null, limit });
  return ok({
    rows: rows.map((row) => ({
      ...toContact(row),
      memberId: row.memberId,
      memberName: row.memberName,
    })),
    total: countDueTasks(db, today),
  });
};
