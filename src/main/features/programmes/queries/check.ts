import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { findingsOf } from '../findings.ts';

/** What is wrong with rules that somebody is writing. */
export const check: Query<'programmes.check'> = (context, input) =>
  ok({
    findings: findingsOf(context, {
      ...input,
      effectiveFrom: input.effectiveFrom ?? context.today,
    }),
  });
