import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import { searchTokens } from '../../../../contract/kernel/search-terms.ts';
import { cleanText, codePoints, foldWidth } from '../../../../contract/kernel/text.ts';
import { foldCardNo } from './card-number.ts';
import { MAX_NAME } from './check-enrolment.ts';

const MAX_EMAIL = 120;
const MAX_TAG = 24;
const MAX_VALUE = 80;
const MAX_EXTERNAL = 64;

/** A name that can be kept: somebody can be found by it. */
export function checkName(
  text: string,
): Result<string, 'members.nameEmpty' | 'members.nameTooLong'> {
  const name = cleanText(text);
  if (name === '' || searchTokens(name).length === 0) return fail('members.nameEmpty');
  return codePoints(name) > MAX_NAME ? fail('members.nameTooLong', { max: MAX_NAME }) : ok(name);
}

/** An e-mail address as it is kept and found: folded, in lower case; null takes it away. */
export function checkEmail(text: string): Result<string | null, 'members.emailInvalid'> {
  const email = foldWidth(text).toLowerCase();
  if (email === '') return ok(null);
  const isOne = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/.test(email);
  return isOne && codePoints(email) <= MAX_EMAIL ? ok(email) : fail('members.emailInvalid');
}

/** A tag as it is kept: at most 24 characters, no comma, so that lists of tags stay readable. */
export function checkTag(text: string): Result<string, 'members.tagInvalid'> {
  const tag = cleanText(text).replace(/^#+/, '').trim();
  const isOne = tag !== '' && codePoints(tag) <= MAX_TAG && !/[,，;；]/.test(tag);
  return isOne ? ok(tag) : fail('members.tagInvalid', { max: MAX_TAG });
}

/** A member's number in another system, folded as cards are, so that a scan finds it. */
export function checkExternal(text: string): Result<string, 'members.externalInvalid'> {
  const value = foldCardNo(cleanText(text));
  const isOne = value !== '' && codePoints(value) <= MAX_EXTERNAL;
  return isOne ? ok(value) : fail('members.externalInvalid', { max: MAX_EXTERNAL });
}

/** One of the store's own fields, as far as a value's being right goes. */
interface FieldRule {
  readonly key: string;
  readonly options: readonly string[];
}

/** Values of the store's own fields, cleaned; '' takes one away. */
export function checkFields(
  values: Readonly<Record<string, string>>,
  rules: readonly FieldRule[],
): Result<readonly { readonly key: string; readonly value: string }[], 'members.fieldInvalid'> {
  const checked: { key: string; value: string }[] = [];
  for (const [key, text] of Object.entries(values)) {
    const rule = rules.find((known) => known.key === key);
    const value = cleanText(text);
    const isOption = rule?.options.length === 0 || rule?.options.includes(value) === true;
    if (rule === undefined || codePoints(value) > MAX_VALUE || (value !== '' && !isOption)) {
      return fail('members.fieldInvalid', { key });
    }
    checked.push({ key, value });
  }
  return ok(checked);
}
