import { fail, ok, type Result } from '../../../contract/kernel/result.ts';
import { cleanText, codePoints } from '../../../contract/kernel/text.ts';
import { MAX_POINTS_NOTE } from '../../../contract/points.ts';
import type { CommandContext } from '../../store/context.ts';
import { mayDecide } from '../staff/face.ts';

/**
 * The note of a decision about points, cleaned: not too long, there when the reason says little,
 * and a manager stands behind it.
 */
export function decisionNote(
  context: CommandContext,
  decision: { readonly note: string; readonly needsNote: boolean },
): Result<string, 'points.approvalNeeded' | 'points.noteMissing' | 'points.noteTooLong'> {
  const note = cleanText(decision.note);
  if (codePoints(note) > MAX_POINTS_NOTE) {
    return fail('points.noteTooLong', { max: MAX_POINTS_NOTE });
  }
  if (decision.needsNote && note === '') return fail('points.noteMissing');
  if (!mayDecide(context)) return fail('points.approvalNeeded');
  return ok(note);
}
