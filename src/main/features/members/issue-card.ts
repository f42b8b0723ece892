import type { CommandContext } from '../../store/context.ts';
import { cardTables } from './card-tables.ts';
import { cardNoCandidates } from './rules/card-number.ts';
import { memberHolding } from './tables.ts';

/** A card number nobody has. Not out of the member's own uid: the event log tells that one. */
export function issueCardNo(context: CommandContext): string {
  for (const cardNo of cardNoCandidates(context.newUid(), cardTables(context.db))) {
    if (memberHolding(context.db, { cardNo }) === undefined) return cardNo;
  }
  throw new Error('Every card number is taken');
}
