import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { BASE_PROGRAMME, programmeOf } from '../../loyalty/face.ts';
import { countDrafts, insertDraft } from '../tables.ts';

/** More open drafts than so many are forgotten ones. */
const MOST_DRAFTS = 50;

/** Begins a draft. Nothing is logged: it is no business fact until it is published. */
export const createDraft: Command<'programmes.createDraft'> = (context, input) => {
  const { db } = context;
  if (countDrafts(db) >= MOST_DRAFTS) {
    return fail('programmes.tooManyDrafts', { count: MOST_DRAFTS });
  }
  const base = input.basedOn === null ? undefined : programmeOf(db, input.basedOn);
  if (input.basedOn !== null && base === undefined) return fail('programmes.versionUnknown');
  const draftUid = context.newUid();
  insertDraft(db, {
    uid: draftUid,
    name: input.name,
    basedOn: input.basedOn,
    effectiveFrom: input.effectiveFrom,
    rules: JSON.stringify(input.rules ?? base?.rules ?? BASE_PROGRAMME),
    at: context.now,
    staffId: context.session?.staffId ?? null,
  });
  context.changed('programmes');
  return ok({ draftUid });
};
