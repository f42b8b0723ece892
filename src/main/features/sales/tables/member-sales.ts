import type { WritableDb } from '../../../store/db.ts';

/**
 * Gives a member's purchases, claims and waiting baskets to another, when two members become one;
 * returns how many purchases there were. The event log keeps whose they were.
 */
export function reassignSales(
  db: WritableDb,
  move: { readonly fromId: number; readonly toId: number },
): number {
  db.run('UPDATE held_baskets SET member_id = :toId WHERE member_id = :fromId', move);
  db.run('UPDATE sale_claims SET member_id = :toId WHERE member_id = :fromId', move);
  return db.run('UPDATE sales SET member_id = :toId WHERE member_id = :fromId', move).changes;
}
