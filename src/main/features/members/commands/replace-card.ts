import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { isCardHere } from '../card-tables.ts';
import { changeMember, memberAsShown } from '../change-member.ts';
import { issueCardNo } from '../issue-card.ts';
import { foldCardNo } from '../rules/card-number.ts';
import { memberHolding } from '../tables.ts';
import { insertIdentifier } from '../tables-identifiers.ts';

/**
 * Gives a member another card. The old number stays with the member as replaced or lost, so that
 * whoever shows it is told, and nobody is given it again.
 */
export const replaceCard: Command<'members.replaceCard'> = (context, input) => {
  const { db, now } = context;
  const found = memberAsShown(db, { memberId: input.memberId, version: input.expectedVersion });
  if (!found.ok) return found;
  const member = found.value;
  const typed = foldCardNo(input.cardNo);
  if (typed !== '' && !isCardHere(db, typed)) return fail('members.cardInvalid');
  const holder = typed === '' ? undefined : memberHolding(db, { cardNo: typed });
  if (holder !== undefined) return fail('members.cardTaken', { memberId: holder });
  const cardNo = typed === '' ? issueCardNo(context) : typed;
  const { version } = changeMember(context, member, { cardNo });
  const uid = context.newUid();
  const staffId = context.session?.staffId ?? null;
  insertIdentifier(db, {
    uid,
    memberId: member.id,
    kind: 'card',
    value: member.cardNo,
    reversed: null,
    state: input.reason === 'lost' ? 'lost' : 'replaced',
    since: now,
    until: now,
    replacedBy: cardNo,
    note: '',
    staffId,
  });
  context.log('member.cardReplaced', {
    memberUid: member.uid,
    version,
    identifierUid: uid,
    reason: input.reason,
    isIssued: typed === '',
  });
  return ok({ version, cardNo, oldCardNo: member.cardNo });
};
