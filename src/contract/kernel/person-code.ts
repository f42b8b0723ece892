import { isLuhn, luhnCheckDigit } from './barcode.ts';

/** Which texts are member cards: `length` characters that start with `prefix`. */
export interface CardRule {
  readonly prefix: string;
  readonly length: number;
  readonly hasLuhn: boolean;
}

/** Numbers of one length that were given out before the table: cards, whatever their last digit. */
export interface CardRange {
  readonly from: string;
  readonly to: string;
}

/** What a text is as the number of a member card. */
export type CardReading =
  | { readonly kind: 'card' }
  | { readonly kind: 'wrong-check-digit'; readonly expected: number }
  | { readonly kind: 'other' };

/**
 * Reads a card number by the store's tables (DOMAIN, Scan routing). A legacy range accepts what
 * lies in it; then the longest prefix of the right length counts, with Luhn if it says so
 * (`8800123450` passes).
 */
export function readCardNo(
  cardNo: string,
  tables: { readonly cards: readonly CardRule[]; readonly legacyCards: readonly CardRange[] },
): CardReading {
  const isLegacy = tables.legacyCards.some(
    ({ from, to }) => cardNo.length === from.length && cardNo >= from && cardNo <= to,
  );
  if (isLegacy) return { kind: 'card' };
  const rule = tables.cards
    .filter(({ prefix, length }) => cardNo.length === length && cardNo.startsWith(prefix))
    .reduce<CardRule | null>(
      (best, row) => (best === null || row.prefix.length > best.prefix.length ? row : best),
      null,
    );
  if (rule === null) return { kind: 'other' };
  if (!rule.hasLuhn) return { kind: 'card' };
  if (!/^\d{2,}$/.test(cardNo)) return { kind: 'other' };
  if (isLuhn(cardNo)) return { kind: 'card' };
  return { kind: 'wrong-check-digit', expected: luhnCheckDigit(cardNo.slice(0, -1)) };
}

/** E-wallets whose codes have a known form. */
export type Wallet = 'alipay' | 'wechat';

/**
 * The wallet whose payment code this can be by its form: WeChat Pay 18 digits from 10 to 15,
 * Alipay 16 to 24 digits from 25 to 30. Scale codes and other numbers look the same: only at the
 * payment, or when nobody else knows the code, is it taken for one.
 */
export function walletOf(code: string): Wallet | null {
  if (/^1[0-5]\d{16}$/.test(code)) return 'wechat';
  return /^(2[5-9]|30)\d{14,22}$/.test(code) ? 'alipay' : null;
}

/** A member's QR code: the card number, and until when and by whom it was signed, if it was. */
export interface MemberCode {
  readonly cardNo: string;
  readonly signature: {
    /** Valid through this second since 1970. */
    readonly expiresAtSeconds: number;
    /** Ed25519 over everything before it, base64url. */
    readonly value: string;
    /** What was signed. */
    readonly text: string;
  } | null;
}

const MEMBER_CODE = /^GM1:([0-9A-Z]{4,32})(?::(\d{1,12}):([A-Za-z0-9_-]{86}))?$/;

/** Longer than any member code. */
export const MEMBER_CODE_LENGTH = 160;

/** Reads a member's QR code, `GM1:card` or `GM1:card:expires:signature`; `null` = it is none. */
export function readMemberCode(text: string): MemberCode | null {
  const match = MEMBER_CODE.exec(text);
  if (match === null) return null;
  const [, cardNo = '', expires, value] = match;
  if (expires === undefined || value === undefined) return { cardNo, signature: null };
  return {
    cardNo,
    signature: {
      expiresAtSeconds: Number(expires),
      value,
      text: `GM1:${cardNo}:${expires}`,
    },
  };
}
