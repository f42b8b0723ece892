import type { CallParsed } from '../../../contract/index.ts';
import type { LiabilityReport } from '../../../contract/liability.ts';
import type { Report } from '../../store/context.ts';
import { monthIndex } from './rules/months.ts';
import { workOutLiability } from './work-out-liability.ts';

/** The longest period: waterfalls of more months are asked for one after the other. */
const MAX_MONTHS = 120;

/**
 * Points owed to members and what they are worth. Null when the period is none: backward, too
 * long, or in the future.
 */
export const liabilityReport: Report<CallParsed<'liability.report'>, LiabilityReport | null> = (
  context,
  { fromMonth, toMonth },
) => {
  const { db, till, today } = context;
  if (!isPeriod(fromMonth, toMonth, today.slice(0, 7))) return null;
  const progress = (done: number, total: number) => context.progress('ledger', done, total);
  return workOutLiability({ db, till, today, fromMonth, toMonth, progress });
};

function isPeriod(fromMonth: string, toMonth: string, openMonth: string): boolean {
  const months = monthIndex(toMonth) - monthIndex(fromMonth) + 1;
  return months >= 1 && months <= MAX_MONTHS && toMonth <= openMonth;
}
