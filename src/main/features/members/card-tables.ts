import type { Db } from '../../store/db.ts';
import { readSettings } from '../settings/face.ts';
import { type CardTables, isCardNo } from './rules/card-number.ts';

/** The store's tables of cards. */
export function cardTables(db: Db): CardTables {
  return readSettings(db).codes;
}

/** Whether a folded number may be given to a member as a card in this store. */
export function isCardHere(db: Db, cardNo: string): boolean {
  return isCardNo(cardNo, cardTables(db));
}
