import type { MemberRow as ListRow } from '../../../contract/member-lists.ts';
import type { Db } from '../../store/db.ts';

/** A member on the way to the list; phone whole. */
export type ListedRow = Omit<
  ListRow,
  'phoneMasked' | 'isFrozen' | 'isNoContact' | 'tags' | 'balance'
> & {
  readonly phone: string | null;
  readonly isFrozen: number;
  readonly isNoContact: number;
};

/** Which members are wanted; everything that is set must hold. */
export interface ListFilter {
  readonly tag: string | null;
  readonly tier: string | null;
  readonly isFrozen: boolean;
  readonly isNoContact: boolean;
}

/**
 * Members before an id, the newest first. What narrows most decides the way: a tag, then the few
 * who are frozen or want no contact, then the tier, then the table itself.
 */
export function listMembers(
  db: Db,
  filter: ListFilter,
  page: { readonly beforeId: number; readonly limit: number },
): ListedRow[] {
  const { tag, tier, isFrozen, isNoContact } = filter;
  const params = { tier, isFrozen: isFrozen ? 1 : 0, isNoContact: isNoContact ? 1 : 0, ...page };
  if (tag !== null) return db.all<ListedRow>(SQL.byTag, { ...params, tag });
  const { isFrozen: _, ...unfrozen } = params;
  if (isFrozen) return db.all<ListedRow>(SQL.frozen, unfrozen);
  const { isNoContact: __, ...plain } = unfrozen;
  if (isNoContact) return db.all<ListedRow>(SQL.noContact, plain);
  if (tier !== null) return db.all<ListedRow>(SQL.byTier, { ...plain, tier });
  return db.all<ListedRow>(SQL.all, { ...page });
}

/** How many members a filter keeps, where an index knows; null = only by looking at them all. */
export function countMembers(db: Db, filter: ListFilter): number | null {
  const { tag, tier, isFrozen, isNoContact } = filter;
  const wishes = [tag, tier, isFrozen || null, isNoContact || null].filter((is) => is !== null);
  if (wishes.length > 1) return null;
  const row =
    tag !== null
      ? db.get<{ n: number }>('SELECT count(*) AS n FROM member_tags WHERE tag = :tag', { tag })
      : tier !== null
        ? db.get<{ n: number }>(
            `SELECT count(*) - (SELECT count(*) FROM members gone
                                 WHERE gone.merged_into_id IS NOT NULL AND gone.tier = :tier) AS n
               FROM members WHERE tier = :tier`,
            { tier },
          )
        : isFrozen
          ? db.get<{ n: number }>('SELECT count(*) AS n FROM members WHERE frozen_at IS NOT NULL')
          : isNoContact
            ? db.get<{ n: number }>('SELECT count(*) AS n FROM members WHERE is_no_contact = 1')
            : db.get<{ n: number }>(
                `SELECT count(*) - (SELECT count(*) FROM members gone
                                     WHERE gone.merged_into_id IS NOT NULL) AS n FROM members`,
              );
  return row?.n ?? 0;
}

/** The rows of these members, in this order. */
export function listedByIds(db: Db, ids: readonly number[]): ListedRow[] {
  return db.all<ListedRow>(SQL.byIds, { ids: JSON.stringify(ids) });
}

/** Pairs of phones whose last nine digits are the same, as neighbours in the index. */
export function phoneNeighbours(db: Db, limit: number): { oneId: number; otherId: number }[] {
  return db.all(
    `SELECT one.id AS oneId, other.id AS otherId
       FROM (SELECT id, phone_reversed AS reversed,
                    lead(id) OVER (ORDER BY phone_reversed, visit_rank) AS nextId,
                    lead(phone_reversed) OVER (ORDER BY phone_reversed, visit_rank) AS nextReversed
               FROM members WHERE phone_reversed IS NOT NULL) pair
       JOIN members one ON one.id = pair.id
       JOIN members other ON other.id = pair.nextId
      WHERE substr(pair.reversed, 1, 9) = substr(pair.nextReversed, 1, 9)
        AND one.is_active = 1 AND other.is_active = 1
      LIMIT :limit`,
    { limit },
  );
}

/** Pairs of the same name born the same day, as neighbours in the index. */
export function birthdayNeighbours(db: Db, limit: number): { oneId: number; otherId: number }[] {
  return db.all(
    `SELECT one.id AS oneId, other.id AS otherId
       FROM (SELECT id, birthday, name,
                    lead(id) OVER (ORDER BY birthday, name) AS nextId,
                    lead(birthday) OVER (ORDER BY birthday, name) AS nextBirthday,
                    lead(name) OVER (ORDER BY birthday, name) AS nextName
               FROM members WHERE birthday IS NOT NULL) pair
       JOIN members one ON one.id = pair.id
       JOIN members other ON other.id = pair.nextId
      WHERE pair.birthday = pair.nextBirthday AND pair.name = pair.nextName
        AND one.is_active = 1 AND other.is_active = 1
      LIMIT :limit`,
    { limit },
  );
}

/** Members with a phone, sorted by name: namesakes stand together. */
export function phonesByName(
  db: Db,
): IterableIterator<{ readonly id: number; readonly name: string; readonly phone: string }> {
  return db.iterate(
    `SELECT id, name, phone FROM members
      WHERE phone IS NOT NULL AND is_active = 1 ORDER BY name`,
  );
}

const SQL = {
  byTag: `SELECT m.id, m.name, m.phone, m.card_no AS cardNo, m.tier,
                 m.last_visit_day AS lastVisitDay, m.joined_day AS joinedDay,
                 m.frozen_at IS NOT NULL AS isFrozen, m.is_no_contact AS isNoContact
            FROM member_tags t JOIN members m ON m.id = t.member_id
           WHERE t.tag = :tag AND t.member_id < :beforeId AND m.is_active = 1
             AND (:tier IS NULL OR m.tier = :tier)
             AND (:isFrozen = 0 OR m.frozen_at IS NOT NULL)
             AND (:isNoContact = 0 OR m.is_no_contact = 1)
           ORDER BY t.member_id DESC LIMIT :limit`,
  frozen: `SELECT id, name, phone, card_no AS cardNo, tier, last_visit_day AS lastVisitDay,
                  joined_day AS joinedDay, 1 AS isFrozen, is_no_contact AS isNoContact
             FROM members
            WHERE frozen_at IS NOT NULL AND id < :beforeId AND is_active = 1
              AND (:tier IS NULL OR tier = :tier) AND (:isNoContact = 0 OR is_no_contact = 1)
            ORDER BY id DESC LIMIT :limit`,
  noContact: `SELECT id, name, phone, card_no AS cardNo, tier, last_visit_day AS lastVisitDay,
                     joined_day AS joinedDay, frozen_at IS NOT NULL AS isFrozen, 1 AS isNoContact
                FROM members
               WHERE is_no_contact = 1 AND id < :beforeId AND is_active = 1
                 AND (:tier IS NULL OR tier = :tier)
               ORDER BY id DESC LIMIT :limit`,
  byTier: `SELECT id, name, phone, card_no AS cardNo, tier, last_visit_day AS lastVisitDay,
                  joined_day AS joinedDay, frozen_at IS NOT NULL AS isFrozen,
                  is_no_contact AS isNoContact
             FROM members
            WHERE tier = :tier AND id < :beforeId AND is_active = 1
            ORDER BY id DESC LIMIT :limit`,
  all: `SELECT id, name, phone, card_no AS cardNo, tier, last_visit_day AS lastVisitDay,
               joined_day AS joinedDay, frozen_at IS NOT NULL AS isFrozen,
               is_no_contact AS isNoContact
          FROM members
         WHERE id < :beforeId AND is_active = 1
         ORDER BY id DESC LIMIT :limit`,
  byIds: `SELECT m.id, m.name, m.phone, m.card_no AS cardNo, m.tier,
                 m.last_visit_day AS lastVisitDay, m.joined_day AS joinedDay,
                 m.frozen_at IS NOT NULL AS isFrozen, m.is_no_contact AS isNoContact
            FROM json_each(:ids) wanted CROSS JOIN members m ON m.id = wanted.value
           ORDER BY wanted.key`,
} as const;
