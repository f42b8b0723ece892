import { fail, ok, type Result } from '../../../contract/kernel/result.ts';
import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { Statement } from '../../../contract/member-lists.ts';
import type { QueryContext } from '../../store/context.ts';
import { pagePaper } from '../devices/face.ts';
import { pointsOfPeriod } from '../loyalty/face.ts';
import { statementMarkup } from './statement-page.ts';
import { memberOrSurvivor } from './tables.ts';

/** A statement with the page it is printed as. */
interface StatementWithPage {
  readonly statement: Omit<Statement, 'svg'>;
  readonly memberUid: string;
  readonly memberName: string;
  readonly markup: string;
  readonly paper: ReturnType<typeof pagePaper>;
}

/** A member's points over a period and the page that says so: what is shown is what is printed. */
export function readStatement(
  context: QueryContext,
  input: {
    readonly memberId: number;
    readonly fromDay: BusinessDay;
    readonly toDay: BusinessDay;
  },
): Result<StatementWithPage, 'members.unknown' | 'members.periodInvalid'> {
  const { db, today } = context;
  const { fromDay, toDay } = input;
  const member = memberOrSurvivor(db, input.memberId);
  if (member === undefined) return fail('members.unknown', { memberId: input.memberId });
  if (fromDay > toDay) return fail('members.periodInvalid');
  const points = pointsOfPeriod(db, { memberId: member.id, fromDay, toDay, today });
  const statement = { memberId: member.id, fromDay, toDay, ...points };
  // Members read it, not the till: their language, if it is known.
  const ours = pagePaper(context);
  const paper = { ...ours, locale: member.locale ?? ours.locale };
  const markup = statementMarkup({
    storeName: context.till.storeName,
    memberName: member.name,
    cardNo: member.cardNo,
    points: statement,
    printedDay: today,
    ...paper,
  });
  return ok({ statement, memberUid: member.uid, memberName: member.name, markup, paper });
}
