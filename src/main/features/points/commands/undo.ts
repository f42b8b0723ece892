import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { operationSource, undoOperation } from '../../loyalty/face.ts';
import { readSettings } from '../../settings/face.ts';
import { decisionNote } from '../decide.ts';

/** Takes an adjustment or a transfer back by counter-entries. */
export const undo: Command<'points.undo'> = (context, input) => {
  const { operationUid, allowsNegative } = input;
  const source = operationSource(context.db, operationUid);
  if (source !== null) return fail('points.undoElsewhere', { kind: source.kind });
  const note = decisionNote(context, { note: input.note, needsNote: false });
  if (!note.ok) return note;
  const { graceDays } = readSettings(context.db).returns;
  const wish = { operationUid, allowsNegative, graceDays, reason: 'undo', note: note.value };
  const posted = undoOperation(context, wish);
  if (!posted.ok) return posted;
  const { points, balanceAfter } = posted.value;
  return ok({ operationUid: posted.value.operationUid, points, balanceAfter });
};
