import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { Db } from '../../store/db.ts';
import type { Lot } from './rules/lots.ts';

/** Before this day's midnight of UTC no business day of that name begins, whatever the zone. */
const DAY_MS = 86_400_000;

/** Open lots and debts of the others of a household who may give, in no order. */
export function selectHouseholdLots(
  db: Db,
  payer: { readonly householdId: number; readonly memberId: number },
): Lot[] {
  return db
    .all<Omit<Lot, 'owner'> & { readonly ownerId: number; readonly ownerUid: string }>(
      `SELECT lot.id, lot.uid, lot.remaining, lot.earned_at AS earnedAt,
         lot.active_from AS activeFrom, lot.expires_on AS expiresOn,
         member.id AS ownerId, member.uid AS ownerUid
       FROM members AS member
       JOIN points_lots AS lot ON lot.member_id = member.id AND lot.remaining > 0
       WHERE member.household_id = :householdId AND member.id <> :memberId
         AND member.frozen_at IS NULL AND member.is_active = 1
       UNION ALL
       SELECT lot.id, lot.uid, lot.remaining, lot.earned_at, lot.active_from, lot.expires_on,
         member.id, member.uid
       FROM members AS member
       JOIN points_lots AS lot ON lot.member_id = member.id AND lot.remaining < 0
       WHERE member.household_id = :householdId AND member.id <> :memberId
         AND member.frozen_at IS NULL AND member.is_active = 1`,
      { ...payer },
    )
    .map(({ ownerId, ownerUid, ...lot }) => ({ ...lot, owner: { id: ownerId, uid: ownerUid } }));
}

/** How many points one may take from the others of a household in a day; null = any. */
export function selectHouseholdLimit(db: Db, householdId: number): number | null {
  return (
    db.get<{ dailyLimit: number | null }>(
      'SELECT daily_limit AS dailyLimit FROM households WHERE id = :householdId',
      { householdId },
    )?.dailyLimit ?? null
  );
}

/** What a member took from the others of the household today, less what came back to them. */
export function selectTakenFromOthers(
  db: Db,
  payer: {
    readonly householdId: number;
    readonly memberId: number;
    readonly day: BusinessDay;
  },
): number {
  const row = db.get<{ points: number }>(
    `SELECT coalesce(-sum(entry.points), 0) AS points
     FROM members AS member
     JOIN points_entries AS entry ON entry.member_id = member.id
     LEFT JOIN sales AS sale ON sale.id = entry.sale_id
     LEFT JOIN points_operation_entries AS part ON part.entry_id = entry.id
     LEFT JOIN points_operations AS op ON op.id = part.operation_id
     WHERE member.household_id = :householdId AND member.id <> :memberId
       AND entry.at >= :since AND entry.business_day = :day
       AND entry.kind IN ('redeem', 'gift', 'restore')
       AND (sale.member_id = :memberId OR op.member_id = :memberId)`,
    { ...payer, since: Date.parse(payer.day) - DAY_MS },
  );
  return Math.max(0, row?.points ?? 0);
}
