import type { Uid } from '../../../contract/kernel/ids.ts';
import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** A stamp card as it is stored; `counting` and `reward` are JSON. */
export interface CardRow {
  readonly id: number;
  readonly uid: Uid;
  readonly version: number;
  readonly name: string;
  readonly needed: number;
  readonly counting: string;
  readonly reward: string;
  readonly fromDay: BusinessDay;
  readonly toDay: BusinessDay | null;
  readonly maxCards: number | null;
  readonly isActive: number;
}

const SELECT_CARD = `SELECT id, uid, version, name, needed, counting, reward, from_day AS fromDay,
       to_day AS toDay, max_cards AS maxCards, is_active AS isActive
     FROM stamp_cards`;

export function selectCards(db: Db): CardRow[] {
  return db.all<CardRow>(`${SELECT_CARD} ORDER BY is_active DESC, name, id`);
}

/** The cards whose purchases of `day` are stamped. */
export function selectRunningCards(db: Db, day: BusinessDay): CardRow[] {
  return db.all<CardRow>(
    `${SELECT_CARD}
     WHERE is_active = 1 AND from_day <= :day AND (to_day IS NULL OR to_day >= :day) ORDER BY id`,
    { day },
  );
}

export function selectCard(db: Db, id: number): CardRow | undefined {
  return db.get<CardRow>(`${SELECT_CARD} WHERE id = :id`, { id });
}

/** The card with this name, in whatever case. */
export function cardNamed(db: Db, name: string): number | undefined {
  return db.get<{ id: number }>('SELECT id FROM stamp_cards WHERE name = :name', { name })?.id;
}

/** Whether a card gave stamps. */
export function hasStamps(db: Db, cardId: number): boolean {
  const sql = 'SELECT 1 AS found FROM stamp_entries WHERE card_id = :cardId LIMIT 1';
  return db.get(sql, { cardId }) !== undefined;
}

/** How many members have stamps of each card, and how many rewards it gave. */
export function selectCardFigures(
  db: Db,
): ReadonlyMap<number, { readonly memberCount: number; readonly rewardCount: number }> {
  const rows = db.all<{ id: number; memberCount: number; rewardCount: number }>(
    `SELECT card.id,
       (SELECT count(DISTINCT member_id) FROM stamp_entries WHERE card_id = card.id) AS memberCount,
       (SELECT count(*) FROM stamp_rewards WHERE card_id = card.id AND state <> 'withdrawn')
         AS rewardCount
     FROM stamp_cards AS card`,
  );
  return new Map(rows.map(({ id, ...figures }) => [id, figures]));
}

/** What is written of a card. */
export type CardToSave = Omit<CardRow, 'id' | 'version'>;

export function insertCard(db: WritableDb, row: CardToSave): number {
  return db.run(
    `INSERT INTO stamp_cards (uid, name, needed, counting, reward, from_day, to_day, max_cards,
       is_active)
     VALUES (:uid, :name, :needed, :counting, :reward, :fromDay, :toDay, :maxCards, :isActive)`,
    { ...row },
  ).lastId;
}

export function updateCard(
  db: WritableDb,
  row: Omit<CardToSave, 'uid'> & { readonly id: number },
): void {
  db.run(
    `UPDATE stamp_cards SET version = version + 1, name = :name, needed = :needed,
       counting = :counting, reward = :reward, from_day = :fromDay, to_day = :toDay,
       max_cards = :maxCards, is_active = :isActive
     WHERE id = :id`,
    { ...row },
  );
}

/** The name of a record that a card names; empty = it is gone. */
export function selectRecordName(db: Db, uid: Uid): string {
  const row = db.get<{ name: string }>(
    `SELECT name FROM products WHERE uid = :uid
     UNION ALL SELECT name FROM categories WHERE uid = :uid
     UNION ALL SELECT name FROM brands WHERE uid = :uid LIMIT 1`,
    { uid },
  );
  return row?.name ?? '';
}

/** Whether a record that a card names is on file. */
export function isRecordKnown(db: Db, kind: 'product' | 'category' | 'brand', uid: Uid): boolean {
  const sql = {
    product: 'SELECT 1 AS found FROM products WHERE uid = :uid',
    category: 'SELECT 1 AS found FROM categories WHERE uid = :uid',
    brand: 'SELECT 1 AS found FROM brands WHERE uid = :uid',
  }[kind];
  return db.get(sql, { uid }) !== undefined;
}
