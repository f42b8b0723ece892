import type { MemberProfile, Contact, Identifier } from '../../../../contract/member-profile.ts';
import type { MemberCard } from '../../../../contract/members.ts';
import type { TKey } from '../../../i18n/index.ts';

type Frozen = NonNullable<MemberProfile['frozen']>;

export const FREEZE_REASON_NAMES: Readonly<Record<Frozen['reason'], TKey>> = {
  misuse: 'care:frozen.reasons.misuse',
  dispute: 'care:frozen.reasons.dispute',
  request: 'care:frozen.reasons.request',
  other: 'care:frozen.reasons.other',
};

export const GENDER_NAMES: Readonly<Record<NonNullable<MemberProfile['gender']>, TKey>> = {
  female: 'care:gender.female',
  male: 'care:gender.male',
  other: 'care:gender.other',
};

export const CHANNEL_NAMES: Readonly<Record<NonNullable<MemberProfile['channel']>, TKey>> = {
  phone: 'care:channel.phone',
  message: 'care:channel.message',
  email: 'care:channel.email',
  post: 'care:channel.post',
};

/** The way of talking with its tip. */
export const STYLE_TIPS: Readonly<Record<NonNullable<MemberCard['style']>, TKey>> = {
  peacock: 'care:style.peacock',
  tiger: 'care:style.tiger',
  koala: 'care:style.koala',
};

export const NOTE_KIND_NAMES: Readonly<Record<MemberCard['notes'][number]['kind'], TKey>> = {
  note: 'care:notes.kinds.note',
  important: 'care:notes.kinds.important',
  preference: 'care:notes.kinds.preference',
  service: 'care:notes.kinds.service',
  complaint: 'care:notes.kinds.complaint',
};

export const CONTACT_KIND_NAMES: Readonly<Record<Contact['kind'], TKey>> = {
  call: 'care:contacts.kinds.call',
  message: 'care:contacts.kinds.message',
  visit: 'care:contacts.kinds.visit',
  email: 'care:contacts.kinds.email',
};

export const OUTCOME_NAMES: Readonly<Record<Contact['outcome'], TKey>> = {
  reached: 'care:contacts.outcomes.reached',
  noAnswer: 'care:contacts.outcomes.noAnswer',
  callBack: 'care:contacts.outcomes.callBack',
  refused: 'care:contacts.outcomes.refused',
  done: 'care:contacts.outcomes.done',
};

export const IDENTIFIER_NAMES: Readonly<Record<Identifier['kind'], TKey>> = {
  card: 'care:numbers.kinds.card',
  phone: 'care:numbers.kinds.phone',
  external: 'care:numbers.kinds.external',
};

export const IDENTIFIER_STATES: Readonly<Record<Identifier['state'], TKey>> = {
  active: 'care:numbers.state.active',
  replaced: 'care:numbers.state.replaced',
  lost: 'care:numbers.state.lost',
  removed: 'care:numbers.state.removed',
};

/** The keys of a table of names, in its order, with their texts: for a choice. */
export function optionsOf<Value extends string>(
  names: Readonly<Record<Value, TKey>>,
  t: (key: TKey) => string,
): { readonly value: Value; readonly text: string }[] {
  // Object.keys gives plain strings; these tables are ours and have exactly their keys.
  return (Object.keys(names) as Value[]).map((value) => ({ value, text: t(names[value]) }));
}
