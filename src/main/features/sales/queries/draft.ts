import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { readDraft } from '../read-draft.ts';

/** The basket in progress; null when there is none, or when its payment went through. */
export const draft: Query<'sales.draft'> = (context) => ok(readDraft(context.db));
