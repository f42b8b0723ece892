import { maskPhone } from '../../../../contract/kernel/phone.ts';
import { fail, ok } from '../../../../contract/kernel/result.ts';
import { type Consent, type Identifier, PURPOSES } from '../../../../contract/member-profile.ts';
import type { Query } from '../../../store/context.ts';
import type { Db } from '../../../store/db.ts';
import { memberOrSurvivor, type MemberRow, notesOf } from '../tables.ts';
import { consentsOf, fieldsOf, tagsOf } from '../tables-care.ts';
import { contactsOf, toContact } from '../tables-contacts.ts';
import { type IdentifierRow, identifiersOf } from '../tables-identifiers.ts';
import { mergedInto } from '../tables-merge.ts';

const SHOWN = 50;
/** Members enrolled before there were texts with versions agreed to the first one. */
const FIRST_TEXT = '1';

/** Everything about a member but purchases and points: see the contract. */
export const profile: Query<'members.profile'> = (context, input) => {
  const { db } = context;
  const member = memberOrSurvivor(db, input.memberId);
  if (member === undefined) return fail('members.unknown', { memberId: input.memberId });
  const { id, version, name, cardNo, email, birthday, gender, locale, channel, style } = member;
  const { frozenAt, frozenReason } = member;
  return ok({
    id,
    version,
    name,
    cardNo,
    email,
    birthday,
    gender,
    locale,
    channel,
    style,
    phoneMasked: member.phone === null ? null : maskPhone(member.phone),
    isNoContact: member.isNoContact === 1,
    tier: member.tier,
    joinedDay: member.joinedDay,
    lastVisitDay: member.lastVisitDay,
    frozen:
      frozenAt === null || frozenReason === null ? null : { reason: frozenReason, at: frozenAt },
    identifiers: identifiersOf(db, id).map(shownIdentifier),
    tags: tagsOf(db, id),
    fields: fieldsOf(db, id),
    consents: consentsFor(db, member),
    notes: notesOf(db, id, SHOWN),
    contacts: contactsOf(db, id, SHOWN).map(toContact),
    mergedFrom: mergedInto(db, id),
  });
};

function shownIdentifier(row: IdentifierRow): Identifier {
  const { id, kind, value, state, since, until, replacedBy, note } = row;
  const shown = kind === 'phone' ? maskPhone(value) : value;
  return { id, kind, shown, state, since, until, replacedBy, note };
}

/** Every purpose, also those nobody was asked about: silence is no consent. */
function consentsFor(db: Db, member: MemberRow): Consent[] {
  const said = consentsOf(db, member.id);
  return PURPOSES.map((purpose) => {
    const last = said.find((row) => row.purpose === purpose);
    if (last !== undefined) return { ...last, isGiven: last.isGiven === 1 };
    const at = purpose === 'programme' ? member.consentAt : null;
    return {
      purpose,
      isGiven: at !== null,
      textVersion: at === null ? '' : FIRST_TEXT,
      at,
      staffName: '',
    };
  });
}
