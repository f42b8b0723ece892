import { looksLikePhone, phoneDigits } from '../../../../contract/kernel/phone.ts';
import { isCjk, searchTokens } from '../../../../contract/kernel/search-terms.ts';
import { codePoints, foldWidth } from '../../../../contract/kernel/text.ts';
import { foldCardNo, hasCardForm } from './card-number.ts';

/** Nothing a member can be found by is longer; a longer text finds nobody. */
const MAX_QUERY = 240;
/** Fewer digits than this are no phone number's end. */
const MIN_TAIL = 3;
const MAX_TOKENS = 12;

/** What a typed text may mean. Empty parts ask for nothing. */
export interface MemberQuery {
  /** Runs of characters and words that must all be in the name or its readings. */
  readonly tokens: readonly string[];
  /** Pinyin typed with spaces, put together: as typed, and with the last word (surname) first. */
  readonly joined: readonly string[];
  /** A Chinese name typed with spaces, put together. */
  readonly adjacent: string | null;
  /** A card number, exactly. */
  readonly cardNo: string | null;
  /** Text that may be a whole phone number. */
  readonly phone: string | null;
  /** Last digits of a phone number, as typed and without trunk or international zeros. */
  readonly phoneTails: readonly string[];
  /** The start of an e-mail address, folded. */
  readonly email: string | null;
}

const EMPTY_QUERY: MemberQuery = {
  tokens: [],
  joined: [],
  adjacent: null,
  cardNo: null,
  phone: null,
  phoneTails: [],
  email: null,
};

/** Classifies what stands in the search box; full-width signs count as plain ones. */
export function readQuery(text: string): MemberQuery {
  const folded = foldWidth(text);
  if (folded === '' || codePoints(folded) > MAX_QUERY) return EMPTY_QUERY;
  if (/^[^\s@]+@\S*$/.test(folded)) return { ...EMPTY_QUERY, email: folded.toLowerCase() };
  const cardNo = foldCardNo(folded);
  const tokens = searchTokens(folded);
  const digits = looksLikePhone(folded) ? phoneDigits(folded) : '';
  return {
    tokens: tokens.length > MAX_TOKENS ? [] : tokens,
    joined: joinPinyin(tokens),
    adjacent: tokens.length > 1 && tokens.every(isCjk) ? tokens.join('') : null,
    cardNo: hasCardForm(cardNo) ? cardNo : null,
    phone: digits.length >= 6 ? folded : null,
    phoneTails: digits.length >= MIN_TAIL ? phoneTails(digits) : [],
    email: null,
  };
}

/** `wang xiao ming` may be one name's pinyin; so may `xiaoming wang`. */
function joinPinyin(tokens: readonly string[]): string[] {
  if (tokens.length < 2 || tokens.length > MAX_TOKENS) return [];
  if (tokens.some((token) => isCjk(token) || !/^[a-z]+$/.test(token))) return [];
  const surnameLast = [tokens.at(-1) ?? '', ...tokens.slice(0, -1)].join('');
  return [...new Set([tokens.join(''), surnameLast])];
}

function phoneTails(digits: string): string[] {
  const trimmed = digits.replace(/^0+/, '');
  return trimmed === digits || trimmed.length < MIN_TAIL ? [digits] : [digits, trimmed];
}
