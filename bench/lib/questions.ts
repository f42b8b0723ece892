import { readTerms } from '../../src/contract/kernel/search-terms.ts';
import { createRandom } from '../../src/main/features/system/sample-shop/random.ts';
import type { Db } from '../../src/main/store/db.ts';

/** What people look members up by. */
export const QUESTION_KINDS = ['card', 'phoneTail', 'chineseName', 'pinyin', 'initials'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export const QUESTION_NAMES: Readonly<Record<QuestionKind, string>> = {
  card: 'card number',
  phoneTail: 'last four digits',
  chineseName: 'Chinese name, 2 characters',
  pinyin: 'full pinyin',
  initials: 'pinyin initials',
};

/** So many hits the window's search box asks for. */
export const ASKED_HITS = 8;

interface Row {
  readonly name: string;
  readonly phone: string;
  readonly cardNo: string;
  readonly terms: string;
}

/** Texts for the search box, taken from `count` members of the store. */
export function questionsOf(db: Db, count: number): Readonly<Record<QuestionKind, string[]>> {
  const random = createRandom(99);
  const members = db.get<{ n: number }>('SELECT max(id) AS n FROM members')?.n ?? 0;
  const questions = { card: [], phoneTail: [], chineseName: [], pinyin: [], initials: [] };
  const into: Record<QuestionKind, string[]> = questions;
  while (into.card.length < count) {
    const row = db.get<Row>(
      `SELECT name, phone, card_no AS cardNo, search_terms AS terms FROM members WHERE id = :id`,
      { id: random.int(members) + 1 },
    );
    // The other kinds ask for Chinese names; every kind asks for the same people.
    if (row === undefined || !/^\p{Script=Han}{2,}$/u.test(row.name)) continue;
    const { readings, initials } = readTerms(row.terms);
    into.card.push(row.cardNo);
    into.phoneTail.push(row.phone.slice(-4));
    into.chineseName.push([...row.name].slice(0, 2).join(''));
    into.pinyin.push(readings[0] ?? '');
    into.initials.push(initials[0] ?? '');
  }
  return into;
}

/** Fewer digits are not looked up as a phone number's end. */
const FEWEST_DIGITS = 3;

/** A shorter question of the same kind, which more people answer to; null if there is none. */
export function widen(kind: QuestionKind, text: string): string | null {
  const signs = [...text];
  if (kind === 'card') return null;
  if (kind === 'phoneTail') return signs.length > FEWEST_DIGITS ? signs.slice(1).join('') : null;
  return signs.length > 1 ? signs.slice(0, -1).join('') : null;
}

/** The question of a turn. */
export function questionAt(questions: readonly string[], turn: number): string {
  return questions[turn % questions.length] ?? '';
}
