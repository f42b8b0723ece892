import { pageOf, readCursor } from '../../../../contract/kernel/cursor.ts';
import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { spendablePoints } from '../../loyalty/face.ts';
import { memberForSale } from '../../members/face.ts';
import { obstacleTo } from '../rules/obstacle.ts';
import { selectGift, selectGifts, selectGivenCounts } from '../tables.ts';
import {
  countRedemptionsOfGift,
  selectHadCounts,
  selectRedemptionsOfGift,
  selectRedemptionsOfMember,
} from '../tables-redemptions.ts';
import { countMovementsOfGift, selectMovementsOfGift } from '../tables-stock.ts';
import { onOffer, toGift, toRedemption } from '../to-gift.ts';

/** The gifts that a member had, as many as anybody looks through. */
const SHOWN_REDEMPTIONS = 50;

/** All gifts of the catalogue. */
export const gifts: Query<'rewards.gifts'> = ({ db, today }) => {
  const given = selectGivenCounts(db);
  return ok(selectGifts(db).map((row) => toGift(row, today, given.get(row.id) ?? 0)));
};

/** What a member can have, and what they had. Withdrawn gifts and rewards only are left out. */
export const giftsForMember: Query<'rewards.forMember'> = ({ db, today }, { memberId }) => {
  const member = memberForSale(db, memberId);
  if (member === undefined) return fail('members.unknown', { memberId });
  const balance = spendablePoints(db, member.id, today);
  const had = selectHadCounts(db, member.id);
  const isFrozen = member.frozenReason !== null;
  const offered = selectGifts(db).flatMap((row) => {
    const { id, name, points, stock } = row;
    const wish = { tier: member.tier, isFrozen, balance, had: had.get(id) ?? 0 };
    const obstacle = obstacleTo(onOffer(row), wish, today);
    if (obstacle === 'notRunning') return [];
    return [{ id, name, points, stock, isLow: stock <= row.lowStock, obstacle }];
  });
  const redemptions = selectRedemptionsOfMember(db, {
    memberId: member.id,
    limit: SHOWN_REDEMPTIONS,
  });
  return ok({
    memberId: member.id,
    balance,
    gifts: offered.sort((a, b) => a.points - b.points || a.name.localeCompare(b.name)),
    redemptions: redemptions.map((row) => toRedemption(row, today)),
  });
};

/** A page of a gift's stock movements. */
export const giftMovements: Query<'rewards.movements'> = ({ db }, { giftId, cursor, limit }) => {
  if (selectGift(db, giftId) === undefined) return fail('rewards.unknownGift');
  const from = readCursor(cursor);
  const page = { giftId, beforeAt: from.at, beforeId: from.id, limit: limit + 1 };
  const rows = selectMovementsOfGift(db, page);
  return ok({ ...pageOf(rows, limit, (row) => row), total: countMovementsOfGift(db, giftId) });
};

/** A page of who had a gift. */
export const giftRedemptions: Query<'rewards.redemptions'> = (
  { db, today },
  { giftId, cursor, limit },
) => {
  if (selectGift(db, giftId) === undefined) return fail('rewards.unknownGift');
  const from = readCursor(cursor);
  const page = { giftId, beforeAt: from.at, beforeId: from.id, limit: limit + 1 };
  const found = selectRedemptionsOfGift(db, page).map((row) => toRedemption(row, today));
  return ok({ ...pageOf(found, limit, (row) => row), total: countRedemptionsOfGift(db, giftId) });
};
