import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { BusinessDay } from '../../../../contract/kernel/time.ts';
import type { ExplainedLot } from '../../../../contract/points.ts';
import type { Query } from '../../../store/context.ts';
import { memberForSale } from '../../members/face.ts';
import { lotState } from '../rules/hold.ts';
import { type LotRow, selectHeldLots } from '../tables.ts';

/** More lots than this nobody reads; how many there are is told. */
export const MAX_LOTS = 500;

/** Every lot that holds or owes something, in spend order. */
export const lots: Query<'points.lots'> = ({ db, today }, { memberId }) => {
  const member = memberForSale(db, memberId);
  if (member?.isActive !== true) return fail('members.unknown', { memberId });
  const held = selectHeldLots(db, member.id);
  return ok({
    lots: held.slice(0, MAX_LOTS).map((lot) => explained(lot, today)),
    lotCount: held.length,
  });
};

/** A lot in the words of the contract. */
export function explained(lot: LotRow, day: BusinessDay): ExplainedLot {
  const { entryId: _entry, firstExpiresOn: _first, ...told } = lot;
  return { ...told, state: lotState(lot, day) };
}
