import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { countCash } from '../rules/count-cash.ts';
import { figuresOf } from '../shift-report.ts';
import { selectOpenShift } from '../tables/shifts.ts';

/** Works out a count before the shift is closed with it. */
export const quoteClose: Query<'shift.quoteClose'> = (context, input) => {
  const shift = selectOpenShift(context.db);
  if (shift === undefined) return fail('shift.notOpen');
  const countedMinor = countCash(input);
  if (countedMinor === null) return fail('shift.countInvalid');
  const { expectedCashMinor } = figuresOf(context, shift);
  return ok({
    rows: input.counts.map(({ denominationMinor, pieces }) => ({
      denominationMinor,
      amountMinor: denominationMinor * pieces,
    })),
    countedMinor,
    expectedCashMinor,
    differenceMinor: countedMinor - expectedCashMinor,
  });
};
