import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { pageSvg } from '../../devices/face.ts';
import { readStatement } from '../read-statement.ts';

/** A member's points over a period, and the page as it is printed: see the contract. */
export const statement: Query<'members.statement'> = (context, input) => {
  const read = readStatement(context, input);
  if (!read.ok) return read;
  const { statement: points, markup, paper } = read.value;
  return ok({ ...points, svg: pageSvg(markup, paper) });
};
