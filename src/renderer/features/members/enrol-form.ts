import { foldWidth } from '../../../contract/kernel/text.ts';
import type { Referrer } from '../rewards/index.ts';
import type { CallError, CallInput } from '../../../contract/index.ts';

/** What the enrolment dialog holds, as typed. */
export interface EnrolForm {
  readonly name: string;
  readonly phone: string;
  readonly cardNo: string;
  readonly birthday: string;
  readonly note: string;
  readonly hasConsented: boolean;
  /** Who brought the new member; null = nobody is named. */
  readonly referrer: Referrer | null;
}

export type EnrolField = keyof EnrolForm;
type EnrolError = CallError<'members.enrol'>;

/** Where each refusal is shown; `null` = over the form, because it is about the whole. */
export const FIELD_OF_ERROR: Readonly<Record<EnrolError, EnrolField | null>> = {
  'members.nameEmpty': 'name',
  'members.nameTooLong': 'name',
  'members.phoneInvalid': 'phone',
  'members.phoneTaken': 'phone',
  'members.cardInvalid': 'cardNo',
  'members.cardTaken': 'cardNo',
  'members.birthdayInvalid': 'birthday',
  'members.noteTooLong': 'note',
  'members.consentMissing': 'hasConsented',
  'members.maybeDuplicate': null,
  'members.referrerUnknown': 'referrer',
};

/** Whether a failure is one of the enrolment's own, which have a field. */
export function isEnrolError(code: string): code is EnrolError {
  return Object.hasOwn(FIELD_OF_ERROR, code);
}

/**
 * A birthday as people write it: `1990-12-03`, `1990/12/3`, `19901203`, or without the year
 * `12-03`, `1203`. Gives the till's form, `null` for nothing, `undefined` for what is no date.
 * Whether the day exists is the till's to judge.
 */
export function readBirthday(text: string): string | null | undefined {
  const clean = foldWidth(text)
    .replace(/[年月./\s]/g, '-')
    .replace(/日$/, '')
    .replace(/^-+|-+$/g, '');
  if (clean === '') return null;
  const match =
    /^(?:(\d{4})-)?(\d{1,2})-(\d{1,2})$/.exec(clean) ?? /^(\d{4})?(\d{2})(\d{2})$/.exec(clean);
  if (match === null) return undefined;
  const [, year, month = '', day = ''] = match;
  return `${year ?? '-'}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The form as the till wants it; `null` when the birthday cannot be read. */
export function enrolInput(
  form: EnrolForm,
  isDuplicateAccepted: boolean,
): Omit<CallInput<'members.enrol'>, 'requestId'> | null {
  const birthday = readBirthday(form.birthday);
  if (birthday === undefined) return null;
  const { name, phone, cardNo, note, hasConsented, referrer } = form;
  const referrerId = referrer?.id ?? null;
  return { name, phone, cardNo, birthday, note, hasConsented, isDuplicateAccepted, referrerId };
}
