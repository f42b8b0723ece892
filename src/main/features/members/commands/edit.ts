import type { CallError, CallParsed } from '../../../../contract/index.ts';
import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import { cleanText } from '../../../../contract/kernel/text.ts';
import type { Command, CommandContext } from '../../../store/context.ts';
import { readSettings } from '../../settings/face.ts';
import { changeMember, memberAsShown } from '../change-member.ts';
import { toE164 } from '../phone.ts';
import { isBirthday } from '../rules/birthday.ts';
import { checkEmail, checkFields, checkName } from '../rules/check-edit.ts';
import { phoneRegion } from '../rules/phone-region.ts';
import { memberHolding, type MemberRow } from '../tables.ts';
import { fieldsOf, saveField } from '../tables-care.ts';
import type { EditedRow } from '../tables-edit.ts';

type Input = CallParsed<'members.edit'>;
type Refusal = CallError<'members.edit'>;

/** Changes a member's own data: see the contract. The event tells which fields, never what. */
export const edit: Command<'members.edit'> = (context, input) => {
  const found = memberAsShown(context.db, {
    memberId: input.memberId,
    version: input.expectedVersion,
  });
  if (!found.ok) return found;
  const member = found.value;
  const read = readChanges(context, member, input);
  if (!read.ok) return read;
  const own = checkFields(input.fields ?? {}, readSettings(context.db).members.fields);
  if (!own.ok) return own;
  const held = fieldsOf(context.db, member.id);
  const differing = own.value.filter(({ key, value }) => (held[key] ?? '') !== value);
  const changed = changeMember(context, member, read.value);
  for (const field of differing) saveField(context.db, { memberId: member.id, ...field });
  if (changed.fields.length + differing.length > 0) {
    context.log('member.changed', {
      memberUid: member.uid,
      version: changed.version,
      fields: changed.fields,
      ownFields: differing.map(({ key }) => key),
    });
    context.changed('members', `member:${member.id}`);
  }
  return ok({ version: changed.version });
};

function readChanges(
  context: CommandContext,
  member: MemberRow,
  input: Input,
): Result<Partial<EditedRow>, Refusal> {
  const name = input.name === undefined ? ok(member.name) : checkName(input.name);
  if (!name.ok) return name;
  const phone = input.phone === undefined ? ok(member.phone) : checkPhone(context, member, input);
  if (!phone.ok) return phone;
  const email = input.email === undefined ? ok(member.email) : checkEmail(input.email);
  if (!email.ok) return email;
  const birthday = input.birthday === undefined ? member.birthday : input.birthday;
  if (birthday !== null && birthday !== member.birthday && !isBirthday(birthday, context.today)) {
    return fail('members.birthdayInvalid');
  }
  const { gender, locale, channel, style, isNoContact } = input;
  return ok({
    name: name.value,
    phone: phone.value,
    email: email.value,
    birthday,
    ...(gender === undefined ? {} : { gender }),
    ...(locale === undefined ? {} : { locale }),
    ...(channel === undefined ? {} : { channel }),
    ...(style === undefined ? {} : { style }),
    ...(isNoContact === undefined ? {} : { isNoContact: isNoContact ? 1 : 0 }),
  });
}

function checkPhone(
  context: CommandContext,
  member: MemberRow,
  { phone: text = '' }: Input,
): Result<string | null, 'members.phoneInvalid' | 'members.phoneTaken'> {
  if (cleanText(text) === '') return ok(null);
  const phone = toE164(text, phoneRegion(context.till));
  if (phone === null) return fail('members.phoneInvalid');
  if (phone === member.phone) return ok(phone);
  const holder = memberHolding(context.db, { phone });
  return holder === undefined ? ok(phone) : fail('members.phoneTaken', { memberId: holder });
}
