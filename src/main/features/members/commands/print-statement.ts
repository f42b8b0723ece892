import { ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { enqueuePage } from '../../devices/face.ts';
import { readStatement } from '../read-statement.ts';

/** Queues a member's statement for the receipt printer. */
export const printStatement: Command<'members.printStatement'> = (context, input) => {
  const read = readStatement(context, input);
  if (!read.ok) return read;
  const { markup, memberUid, memberName } = read.value;
  const { requestId, fromDay, toDay } = input;
  const jobId = enqueuePage(context, {
    key: `statement:${requestId}`,
    title: `${memberName} ${fromDay} – ${toDay}`,
    markup,
  });
  context.log('member.statementPrinted', { memberUid, fromDay, toDay });
  return ok({ jobId });
};
