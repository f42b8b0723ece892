import { ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { readSettings } from '../../settings/face.ts';
import { memberToChange } from '../change-member.ts';
import { insertConsent } from '../tables-care.ts';

/** Writes down what the member said about one purpose, and under which text (TRUST, Privacy). */
export const setConsent: Command<'members.setConsent'> = (context, input) => {
  const found = memberToChange(context.db, input.memberId);
  if (!found.ok) return found;
  const member = found.value;
  const { purpose, isGiven } = input;
  const textVersion = readSettings(context.db).members.consentVersion;
  const at = context.now;
  const staffId = context.session?.staffId ?? null;
  insertConsent(context.db, { memberId: member.id, purpose, isGiven, textVersion, at, staffId });
  context.log('member.consentChanged', { memberUid: member.uid, purpose, isGiven, textVersion });
  context.changed(`member:${member.id}`);
  return ok({ purpose, isGiven, textVersion, at, staffName: context.session?.name ?? '' });
};
