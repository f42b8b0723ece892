import { gramsOf, writeTerms } from '../../../contract/kernel/search-terms.ts';
import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { MemberHit, Tier } from '../../../contract/members.ts';
import type { Till } from '../../../contract/system.ts';
import type { CommandContext } from '../../store/context.ts';
import type { Db, WritableDb } from '../../store/db.ts';
import { tierOnDay } from '../tiers/face.ts';
import { isCompletePhone, MIN_PHONE_DIGITS, toE164 } from './phone.ts';
import { recordVisit as recordVisitAt } from './record-visit.ts';
import { foldCardNo } from './rules/card-number.ts';
import { phoneRegion } from './rules/phone-region.ts';
import { toHit } from './rules/to-hit.ts';
import { visitRank } from './rules/visit-rank.ts';
import { memberTerms } from './search-index.ts';
import {
  insertGram,
  insertMemberRow,
  memberOrSurvivor,
  type MemberRow,
  type NewMemberRow,
} from './tables.ts';
import { furtherPhones, idByFurtherCard, identifierOf } from './tables-identifiers.ts';
import { hitById, type HitRow, idByCard, idsByPhoneTail, reverseDigits } from './tables-search.ts';

export { cardNoOf } from './rules/card-number.ts';
export { memberTerms } from './search-index.ts';
export { memberById as memberAsItIs, memberHolding, type NewMemberRow } from './tables.ts';
export { changeMember, memberToChange } from './change-member.ts';
export { addNote } from './commands/add-note.ts';
export { issueCardNo } from './issue-card.ts';
export { checkEmail, checkName } from './rules/check-edit.ts';
export { isBirthday } from './rules/birthday.ts';
export { isCardHere } from './card-tables.ts';
export { foldCardNo } from './rules/card-number.ts';

/** A scan is compared with at most this many numbers that end alike. */
const SCAN_CAP = 20;

/** A member as a sale needs to know it. */
export interface MemberForSale {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly tier: Tier;
  /** The tier's window ended and nobody has written it down yet. */
  readonly isTierDue: boolean;
  readonly joinedDay: BusinessDay;
  readonly cardNo: string;
  readonly isActive: boolean;
  /** Why points cannot be redeemed at present; they are still earned. */
  readonly frozenReason: MemberRow['frozenReason'];
  /** The household that pays with the member; null = none. */
  readonly householdId: number | null;
}

/**
 * The member a sale is for; undefined if there is none with this id. Of a merged member it is the
 * survivor: callers go on with the `id` they get. With `day` the tier is the one that counts then,
 * whether or not the end of its window was written down; without, the one that is written down.
 */
export function memberForSale(
  db: Db,
  memberId: number,
  day?: BusinessDay,
): MemberForSale | undefined {
  const row = memberOrSurvivor(db, memberId);
  if (row === undefined) return undefined;
  const { id, uid, name, joinedDay, cardNo, frozenReason, householdId } = row;
  const tier = day === undefined ? row.tier : tierOnDay(db, row, day);
  const isTierDue = tier !== row.tier;
  const isActive = row.isActive === 1;
  return {
    id,
    uid,
    name,
    tier,
    isTierDue,
    joinedDay,
    cardNo,
    isActive,
    frozenReason,
    householdId,
  };
}

/** A member's birthday (`YYYY-MM-DD`, or `--MM-DD` without the year); null = not told. */
export function birthdayOf(db: Db, memberId: number): string | null {
  return memberOrSurvivor(db, memberId)?.birthday ?? null;
}

/** A phone number as people write it, as E.164 in the till's country; null if it is none. */
export function phoneOf(till: Till, text: string): string | null {
  return toE164(text, phoneRegion(till));
}

/** Notes that a member was here now. */
export function recordVisit(context: CommandContext, memberId: number): void {
  recordVisitAt(context, { memberId, at: context.now, day: context.today });
}

/** The member whose card number or whole phone number was scanned or typed, any of them. */
export function findMemberByScan(db: Db, code: string): MemberHit | undefined {
  const cardNo = foldCardNo(code);
  const byCard = idByCard(db, cardNo) ?? idByFurtherCard(db, cardNo);
  if (byCard !== undefined) {
    const row = hitById(db, byCard);
    return row === undefined ? undefined : toHit(row, 'card');
  }
  const digits = reverseDigits(code).replace(/0+$/, '');
  if (digits.length < MIN_PHONE_DIGITS || !/^[\d\s().+-]+$/.test(code)) return undefined;
  const typed = [...digits].reverse().join('');
  const found = [...idsByPhoneTail(db, typed, SCAN_CAP)]
    .map((id) => hitById(db, id))
    .filter((row) => row !== undefined)
    .filter((row) => row.phone !== null && isCompletePhone(row.phone, typed));
  const [only] = found.length === 0 ? byFurtherPhone(db, typed) : found;
  return only === undefined || found.length > 1 ? undefined : toHit(only, 'phone');
}

/** Who has this whole number as a further one; nobody if more than one might. */
function byFurtherPhone(db: Db, digits: string): HitRow[] {
  const found = furtherPhones(db, reverseDigits(digits), SCAN_CAP).filter((row) =>
    isCompletePhone(row.value, digits),
  );
  const [only] = found;
  const row = only === undefined || found.length > 1 ? undefined : hitById(db, only.memberId);
  return row === undefined ? [] : [row];
}

/** A card that was replaced or lost, and whose it is. */
export interface OldCard {
  readonly hit: MemberHit;
  /** The old card's number. */
  readonly shown: string;
  readonly state: 'replaced' | 'lost';
  readonly at: UtcMs;
  /** The member's card now. */
  readonly cardNo: string;
}

/** Whose card this was until it was replaced or reported lost: it is refused with these words. */
export function findOldCard(db: Db, code: string): OldCard | undefined {
  const shown = foldCardNo(code);
  const row = identifierOf(db, 'card', shown);
  if (row === undefined || (row.state !== 'replaced' && row.state !== 'lost')) return undefined;
  const found = hitById(db, row.memberId);
  if (found === undefined) return undefined;
  const hit = toHit(found, 'card');
  return { hit, shown, state: row.state, at: row.until ?? row.since, cardNo: found.cardNo };
}

/**
 * Adds a member with its search index, and returns its id. The caller has checked the row: name
 * clean, phone E.164, card number free. Also the way in for sample data, by the thousand.
 */
export function insertMember(db: WritableDb, row: NewMemberRow): number {
  const terms = memberTerms(row.name);
  const rank = visitRank(row.lastVisitDay);
  const memberId = insertMemberRow(db, row, {
    searchTerms: writeTerms(terms),
    visitRank: rank,
    phoneReversed: row.phone === null ? null : reverseDigits(row.phone),
  });
  const key = { visitRank: rank, memberId };
  for (const gram of gramsOf(terms)) insertGram(db, gram, key);
  return memberId;
}
