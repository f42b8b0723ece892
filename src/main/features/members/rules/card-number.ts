import { luhnCheckDigit } from '../../../../contract/kernel/barcode.ts';
import { type CardRule, readCardNo } from '../../../../contract/kernel/person-code.ts';
import { isChinaMobile } from '../../../../contract/kernel/phone.ts';
import { foldWidth } from '../../../../contract/kernel/text.ts';

/** Issued numbers start with this (DOMAIN, Sales: prefix table; vector 8800123450). */
const CARD_PREFIX = '88';

/** A card number as it is kept: folded, upper case, without spaces and hyphens. */
export function foldCardNo(text: string): string {
  return foldWidth(text).toUpperCase().replace(/[\s-]/g, '');
}

/** What a store knows of card numbers: the tables of its settings. */
export type CardTables = Parameters<typeof readCardNo>[1];

/**
 * Whether a text has the form of a card number: 4 to 20 letters and digits. A mainland mobile
 * number is no card: nobody could tell what was scanned.
 */
export function hasCardForm(cardNo: string): boolean {
  return /^[0-9A-Z]{4,20}$/.test(cardNo) && !isChinaMobile(cardNo);
}

/**
 * Whether a number may be a member's card in a store with these tables (DOMAIN, Scan routing).
 * Numbers that the tables know must have the right check digit; others, of another shop's making,
 * are taken as they are.
 */
export function isCardNo(cardNo: string, tables: CardTables): boolean {
  return hasCardForm(cardNo) && readCardNo(cardNo, tables).kind !== 'wrong-check-digit';
}

/** Fewer digits between prefix and check digit, and a stranger's number would be easily guessed. */
const MIN_SERIAL_DIGITS = 5;
/** More digits than this, and the steps of a serial would not be exact. */
const MAX_SERIAL_DIGITS = 12;

/** What new numbers are made by when the tables have no row that numbers can be made by. */
const OWN_RULE: CardRule = { prefix: CARD_PREFIX, length: 10, hasLuhn: true };

function serialDigits({ prefix, length, hasLuhn }: CardRule): number {
  return length - prefix.length - (hasLuhn ? 1 : 0);
}

/** Whether numbers of a rule read as mainland mobile numbers, some of them or all. */
function looksMobile({ prefix, length }: CardRule): boolean {
  return length === 11 && prefix.startsWith('1');
}

/** Whether numbers can be made by a rule: of digits, with room for a serial, no phone numbers. */
function canIssue(rule: CardRule): boolean {
  const digits = serialDigits(rule);
  const hasRoom = digits >= MIN_SERIAL_DIGITS && digits <= MAX_SERIAL_DIGITS;
  return hasRoom && /^\d+$/.test(rule.prefix) && !looksMobile(rule);
}

/**
 * The row of the tables that new numbers are made by: the first that they can be made by; the own
 * rule (88, ten digits, Luhn) where there is none.
 */
export function issuingRule(tables: Pick<CardTables, 'cards'>): CardRule {
  return tables.cards.find(canIssue) ?? OWN_RULE;
}

/** The card number of a serial, counted round: prefix, serial, Luhn digit if the rule has one. */
export function cardNoOf(serial: number, rule: CardRule = OWN_RULE): string {
  const room = serialDigits(rule);
  const digits = `${rule.prefix}${String(serial % 10 ** room).padStart(room, '0')}`;
  return rule.hasLuhn ? `${digits}${luhnCheckDigit(digits)}` : digits;
}

/**
 * Card numbers to try for a new member, out of the random bits of a uid, so that two tills that do
 * not know of each other rarely issue the same one and nobody can guess the next. A number that
 * would read as something else, such as a mobile number, is left out.
 */
export function* cardNoCandidates(uid: string, tables: CardTables): Generator<string> {
  const rule = issuingRule(tables);
  const serials = 10 ** serialDigits(rule);
  const start = Number.parseInt(uid.replaceAll('-', '').slice(-12), 16) % serials;
  // An odd step not divisible by 5 visits every serial once.
  for (let turn = 0, serial = start; turn < serials; turn += 1) {
    const cardNo = cardNoOf(serial, rule);
    if (isCardNo(cardNo, tables)) yield cardNo;
    serial = (serial + 3_571_429) % serials;
  }
}
