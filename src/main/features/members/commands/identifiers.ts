import type { CallParsed } from '../../../../contract/index.ts';
import { assertNever, fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import { cleanText, cutText } from '../../../../contract/kernel/text.ts';
import type { Command, CommandContext } from '../../../store/context.ts';
import { memberToChange } from '../change-member.ts';
import { toE164 } from '../phone.ts';
import { isCardHere } from '../card-tables.ts';
import { foldCardNo } from '../rules/card-number.ts';
import { checkExternal } from '../rules/check-edit.ts';
import { phoneRegion } from '../rules/phone-region.ts';
import { memberHolding } from '../tables.ts';
import {
  endIdentifier as endRow,
  identifierById,
  identifiersOf,
  insertIdentifier,
} from '../tables-identifiers.ts';
import { reverseDigits } from '../tables-search.ts';

/** More numbers than this belong to nobody. */
const MAX_IDENTIFIERS = 20;
const MAX_REMARK = 80;

type AddInput = CallParsed<'members.addIdentifier'>;

type Refusal =
  | 'members.phoneInvalid'
  | 'members.phoneTaken'
  | 'members.cardInvalid'
  | 'members.cardTaken'
  | 'members.externalInvalid'
  | 'members.externalTaken';

/** Gives a member one more phone, card or outside number: see the contract. */
export const addIdentifier: Command<'members.addIdentifier'> = (context, input) => {
  const found = memberToChange(context.db, input.memberId);
  if (!found.ok) return found;
  const member = found.value;
  const active = identifiersOf(context.db, member.id).filter(({ state }) => state === 'active');
  if (active.length >= MAX_IDENTIFIERS) {
    return fail('members.tooManyIdentifiers', { max: MAX_IDENTIFIERS });
  }
  const value = freeValue(context, input);
  if (!value.ok) return value;
  const uid = context.newUid();
  const identifierId = insertIdentifier(context.db, {
    uid,
    memberId: member.id,
    kind: input.kind,
    value: value.value,
    reversed: input.kind === 'phone' ? reverseDigits(value.value) : null,
    state: 'active',
    since: context.now,
    until: null,
    replacedBy: null,
    note: cutText(cleanText(input.note), MAX_REMARK),
    staffId: context.session?.staffId ?? null,
  });
  context.log('member.identifierAdded', {
    memberUid: member.uid,
    identifierUid: uid,
    kind: input.kind,
  });
  context.changed('members', `member:${member.id}`);
  return ok({ identifierId });
};

/** The number as it is kept, if it is one and nobody has it. */
function freeValue(context: CommandContext, input: AddInput): Result<string, Refusal> {
  switch (input.kind) {
    case 'phone': {
      const phone = toE164(input.value, phoneRegion(context.till));
      if (phone === null) return fail('members.phoneInvalid');
      const memberId = memberHolding(context.db, { phone });
      return memberId === undefined ? ok(phone) : fail('members.phoneTaken', { memberId });
    }
    case 'card': {
      const cardNo = foldCardNo(input.value);
      if (!isCardHere(context.db, cardNo)) return fail('members.cardInvalid');
      const memberId = memberHolding(context.db, { cardNo });
      return memberId === undefined ? ok(cardNo) : fail('members.cardTaken', { memberId });
    }
    case 'external': {
      const external = checkExternal(input.value);
      if (!external.ok) return external;
      const memberId = memberHolding(context.db, { external: external.value });
      return memberId === undefined ? external : fail('members.externalTaken', { memberId });
    }
    default:
      return assertNever(input.kind);
  }
}

/** Refuses a further number from now on, or sets it free. */
export const endIdentifier: Command<'members.endIdentifier'> = (context, input) => {
  const row = identifierById(context.db, input.identifierId);
  const isEnding = row?.state === 'active' || (row?.state === 'lost' && input.state === 'removed');
  if (row === undefined || !isEnding) return fail('members.identifierUnknown');
  const found = memberToChange(context.db, row.memberId);
  if (!found.ok) return fail('members.identifierUnknown');
  endRow(context.db, { id: row.id, state: input.state, until: context.now });
  context.log('member.identifierEnded', {
    memberUid: found.value.uid,
    identifierUid: row.uid,
    state: input.state,
  });
  context.changed('members', `member:${row.memberId}`);
  return ok(null);
};
