import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { selectLotMoves } from '../tables.ts';
import { MAX_LOTS } from './lots.ts';

/** Every entry that touched a lot, oldest first. */
export const lotMoves: Query<'points.lotMoves'> = (context, input) => {
  const moves = selectLotMoves(context.db, input.lotId, MAX_LOTS);
  return moves.length === 0 ? fail('points.lotUnknown') : ok(moves);
};
