import type { CallInput } from '../../../../contract/index.ts';
import type { MemberProfile } from '../../../../contract/member-profile.ts';
import { readBirthday } from '../enrol-form.ts';

/** What the profile's fields hold, as typed; an empty phone means that the old one stays. */
export interface ProfileForm {
  readonly name: string;
  readonly phone: string;
  readonly isPhoneRemoved: boolean;
  readonly email: string;
  readonly birthday: string;
  readonly gender: MemberProfile['gender'] | '';
  readonly locale: MemberProfile['locale'] | '';
  readonly channel: MemberProfile['channel'] | '';
  readonly style: MemberProfile['style'] | '';
  readonly isNoContact: boolean;
  readonly fields: Readonly<Record<string, string>>;
}

/** The form that shows a member as they are. */
export function formOf(profile: MemberProfile): ProfileForm {
  return {
    name: profile.name,
    phone: '',
    isPhoneRemoved: false,
    email: profile.email ?? '',
    birthday: profile.birthday?.replace(/^--/, '') ?? '',
    gender: profile.gender ?? '',
    locale: profile.locale ?? '',
    channel: profile.channel ?? '',
    style: profile.style ?? '',
    isNoContact: profile.isNoContact,
    fields: profile.fields,
  };
}

type Changes = Omit<CallInput<'members.edit'>, 'requestId' | 'memberId' | 'expectedVersion'>;

/** What the form changes of a member; undefined when the birthday cannot be read. */
export function changesOf(form: ProfileForm, profile: MemberProfile): Changes | undefined {
  const before = formOf(profile);
  const birthday = readBirthday(form.birthday);
  if (birthday === undefined) return undefined;
  const phone = form.isPhoneRemoved ? '' : form.phone.trim();
  const fields = Object.fromEntries(
    Object.entries(form.fields).filter(([key, value]) => (before.fields[key] ?? '') !== value),
  );
  return {
    ...(form.name === before.name ? {} : { name: form.name }),
    ...(phone === '' && !form.isPhoneRemoved ? {} : { phone }),
    ...(form.email === before.email ? {} : { email: form.email }),
    ...(birthday === profile.birthday ? {} : { birthday }),
    ...(form.gender === before.gender ? {} : { gender: nothing(form.gender) }),
    ...(form.locale === before.locale ? {} : { locale: nothing(form.locale) }),
    ...(form.channel === before.channel ? {} : { channel: nothing(form.channel) }),
    ...(form.style === before.style ? {} : { style: nothing(form.style) }),
    ...(form.isNoContact === before.isNoContact ? {} : { isNoContact: form.isNoContact }),
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
  };
}

function nothing<Value extends string>(value: Value | '' | null): Value | null {
  return value === '' ? null : value;
}
