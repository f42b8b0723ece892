import type { z } from 'zod';
import type { MapProblem } from '../../../contract/imports.ts';

/** What is wrong with a map, in words for whoever wrote it: the field and zod's reason. */
export function mapProblem(error: z.ZodError): MapProblem {
  const [issue] = error.issues;
  const field = issue?.path.join('.') ?? '';
  const detail =
    issue?.code === 'unrecognized_keys'
      ? `no such field: ${issue.keys.join(', ')}`
      : (issue?.message ?? '');
  return { problem: 'mapInvalid', field, detail };
}
