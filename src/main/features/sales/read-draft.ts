import { type Draft, draft as draftSchema } from '../../../contract/sales.ts';
import type { Db } from '../../store/db.ts';
import { isRequestDone, selectDraft } from './tables/draft.ts';

/**
 * A basket as it was kept. One that a newer version wrote and this one cannot read is none, so
 * that selling goes on.
 */
export function parseDraft(payload: string): Draft | null {
  const parsed = draftSchema.safeParse(JSON.parse(payload));
  return parsed.success ? parsed.data : null;
}

/** The basket in progress; null when there is none, or when its payment went through. */
export function readDraft(db: Db): Draft | null {
  const payload = selectDraft(db);
  const draft = payload === undefined ? null : parseDraft(payload);
  const paymentId = draft?.paymentRequestId ?? null;
  return paymentId !== null && isRequestDone(db, paymentId) ? null : draft;
}
