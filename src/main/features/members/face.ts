import {
  gramsOf,
  searchTokens,
  type SearchTerms,
  writeTerms,
} from '../../../contract/kernel/search-terms.ts';
import type { MemberHit, Tier } from '../../../contract/members.ts';
import type { CommandContext } from '../../store/context.ts';
import type { Db, WritableDb } from '../../store/db.ts';
import { isCompletePhone, MIN_PHONE_DIGITS } from './phone.ts';
import { readingsOf } from './readings.ts';
import { foldCardNo } from './rules/card-number.ts';
import { toHit } from './rules/to-hit.ts';
import { visitRank } from './rules/visit-rank.ts';
import {
  insertGram,
  insertMemberRow,
  memberById,
  type NewMemberRow,
  saveVisit,
  visitOf,
} from './tables.ts';
import { hitById, idByCard, idsByPhoneTail, reverseDigits } from './tables-search.ts';

export { cardNoOf } from './rules/card-number.ts';
export type { NewMemberRow } from './tables.ts';

/** A scan is compared with at most this many numbers that end alike. */
const SCAN_CAP = 20;

/** A member as a sale needs to know it. */
export interface MemberForSale {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly tier: Tier;
  readonly cardNo: string;
  readonly isActive: boolean;
}

/** The member a sale is for; undefined if there is none with this id. */
export function memberForSale(db: Db, memberId: number): MemberForSale | undefined {
  const row = memberById(db, memberId);
  if (row === undefined) return undefined;
  const { id, uid, name, tier, cardNo } = row;
  return { id, uid, name, tier, cardNo, isActive: row.isActive === 1 };
}

/**
 * Notes that a member was here now. When the month of the last visit changes, the member's index
 * rows are to move there: some thirty pages that a sale does not wait for (`moveDueRanks`). A
 * clock that went backwards changes nothing.
 */
export function recordVisit(context: CommandContext, memberId: number): void {
  const visit = visitOf(context.db, memberId);
  if (visit === undefined) return;
  if (visit.lastVisitAt !== null && visit.lastVisitAt > context.now) return;
  saveVisit(context.db, {
    id: memberId,
    at: context.now,
    day: context.today,
    isRankDue: visitRank(context.today) !== visit.visitRank,
  });
  context.changed(`member:${memberId}`);
}

/** The member whose card number or whole phone number was scanned or typed. */
export function findMemberByScan(db: Db, code: string): MemberHit | undefined {
  const byCard = idByCard(db, foldCardNo(code));
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
  const [only] = found;
  return only === undefined || found.length > 1 ? undefined : toHit(only, 'phone');
}

/** What a member can be found by. */
export function memberTerms(name: string): SearchTerms {
  const names = searchTokens(name);
  return { names, ...readingsOf(names) };
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
