import { searchTokens } from '../../../../contract/kernel/search-terms.ts';
import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import { cleanText, codePoints } from '../../../../contract/kernel/text.ts';
import type { BusinessDay } from '../../../../contract/kernel/time.ts';
import { isBirthday } from './birthday.ts';
import { type CardTables, foldCardNo, isCardNo } from './card-number.ts';

/** The longest name and note that are kept, in characters. */
export const MAX_NAME = 120;
export const MAX_NOTE = 500;

/** What a person typed to enrol somebody; `phone` is already E.164, or null if it is none. */
export interface Enrolment {
  readonly name: string;
  readonly phoneText: string;
  readonly phone: string | null;
  readonly cardNo: string;
  readonly cards: CardTables;
  readonly birthday: string | null;
  readonly note: string;
  readonly hasConsented: boolean;
  readonly today: BusinessDay;
}

/** An enrolment that may be kept, cleaned; `cardNo` and `note` null when none was given. */
export interface CheckedEnrolment {
  readonly name: string;
  readonly phone: string | null;
  readonly cardNo: string | null;
  readonly birthday: string | null;
  readonly note: string | null;
}

type Refusal =
  | 'members.nameEmpty'
  | 'members.nameTooLong'
  | 'members.phoneInvalid'
  | 'members.cardInvalid'
  | 'members.birthdayInvalid'
  | 'members.noteTooLong'
  | 'members.consentMissing';

/**
 * Cleans an enrolment, or says the first thing that is wrong with it. A name needs at least one
 * letter or digit, for nobody could be found by signs alone. A phone may be left out.
 */
export function checkEnrolment(input: Enrolment): Result<CheckedEnrolment, Refusal> {
  const name = cleanText(input.name);
  if (name === '' || searchTokens(name).length === 0) return fail('members.nameEmpty');
  if (codePoints(name) > MAX_NAME) return fail('members.nameTooLong', { max: MAX_NAME });
  const hasPhone = cleanText(input.phoneText) !== '';
  if (hasPhone && input.phone === null) return fail('members.phoneInvalid');
  const cardNo = foldCardNo(input.cardNo);
  if (cardNo !== '' && !isCardNo(cardNo, input.cards)) return fail('members.cardInvalid');
  if (input.birthday !== null && !isBirthday(input.birthday, input.today)) {
    return fail('members.birthdayInvalid');
  }
  const note = cleanText(input.note);
  if (codePoints(note) > MAX_NOTE) return fail('members.noteTooLong', { max: MAX_NOTE });
  if (!input.hasConsented) return fail('members.consentMissing');
  return ok({
    name,
    phone: input.phone,
    cardNo: cardNo === '' ? null : cardNo,
    birthday: input.birthday,
    note: note === '' ? null : note,
  });
}
