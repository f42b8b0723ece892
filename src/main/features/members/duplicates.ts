import { readTerms, searchTokens } from '../../../contract/kernel/search-terms.ts';
import type { MemberHit } from '../../../contract/members.ts';
import type { Db } from '../../store/db.ts';
import { birthdayForms } from './rules/birthday.ts';
import { isSameName } from './rules/match-member.ts';
import { toHit } from './rules/to-hit.ts';
import { findByTokens } from './search.ts';
import { hitById, type HitRow, idByCard, idByPhone, idsByBirthday } from './tables-search.ts';

/** Shown at most; more namesakes help nobody. */
const MAX_NAMESAKES = 5;
const NAMESAKES_LOOKED_AT = 50;
const BIRTHDAY_CAP = 4096;

export interface Person {
  readonly name: string;
  /** E.164, or null. */
  readonly phone: string | null;
  readonly cardNo: string | null;
  readonly birthday: string | null;
}

type Reason = 'phone' | 'card' | 'nameAndBirthday' | 'name';
export type Duplicate = MemberHit & { readonly reason: Reason };

const MATCHED_BY = { phone: 'phone', card: 'card', nameAndBirthday: 'name', name: 'name' } as const;

/** Members who may be this person, the surest reason first; each member once. */
export function duplicatesOf(db: Db, person: Person): Duplicate[] {
  const byPhone = person.phone === null ? undefined : idByPhone(db, person.phone);
  const byCard = person.cardNo === null ? undefined : idByCard(db, person.cardNo);
  const found = new Map<number, Duplicate>();
  const add = (row: HitRow | undefined, reason: Reason) => {
    if (row === undefined || found.has(row.id)) return;
    found.set(row.id, { ...toHit(row, MATCHED_BY[reason]), reason });
  };
  if (byPhone !== undefined) add(hitById(db, byPhone), 'phone');
  if (byCard !== undefined) add(hitById(db, byCard), 'card');
  for (const row of bornTheSameDay(db, person)) add(row, 'nameAndBirthday');
  for (const row of namesakes(db, person.name)) add(row, 'name');
  return [...found.values()];
}

/** Members of the same name (words in any order) and the same birthday. */
export function bornTheSameDay(db: Db, person: Pick<Person, 'name' | 'birthday'>): HitRow[] {
  if (person.birthday === null) return [];
  const tokens = searchTokens(person.name);
  return birthdayForms(person.birthday)
    .flatMap((birthday) => idsByBirthday(db, birthday, BIRTHDAY_CAP))
    .map((id) => hitById(db, id))
    .filter((row) => row !== undefined)
    .filter((row) => isSameName(readTerms(row.searchTerms).names, tokens));
}

function namesakes(db: Db, name: string): HitRow[] {
  const tokens = searchTokens(name);
  return findByTokens(db, tokens, NAMESAKES_LOOKED_AT)
    .matches.map((match) => match.row)
    .filter((row) => isSameName(readTerms(row.searchTerms).names, tokens))
    .slice(0, MAX_NAMESAKES);
}
