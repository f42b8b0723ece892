import type { BusinessDay } from '../../../contract/kernel/time.ts';
import { addDays } from '../../../contract/kernel/time.ts';
import type { CommandContext } from '../../store/context.ts';
import { giftCodeOf } from './rules/gift-code.ts';
import { printSlip } from './slip.ts';
import type { GiftRow } from './tables.ts';
import { insertRedemption } from './tables-redemptions.ts';
import { moveStock } from './tables-stock.ts';

/** How often a fresh code is tried when one is taken: one in 10^11 is. */
const TRIES = 5;

/** A gift that goes over the counter; who may have it was looked at. */
export interface GiftToGive {
  /** Of the redemption. */
  readonly uid: string;
  readonly gift: GiftRow;
  readonly member: {
    readonly id: number;
    readonly uid: string;
    readonly name: string;
    readonly cardNo: string;
  };
  /** What was paid for it, with the operation on points that paid; 0 and null for a full stamp card. */
  readonly points: number;
  readonly operationUid: string | null;
  readonly balanceAfter: number;
}

/** A gift that was given. */
export interface GivenGift {
  readonly redemptionId: number;
  readonly code: string;
  readonly stock: number;
}

/** The last day on which a gift given on `day` can be brought back; null = never. */
export function returnableUntil(
  gift: { readonly returnDays: number },
  day: BusinessDay,
): BusinessDay | null {
  return gift.returnDays === 0 ? null : addDays(day, gift.returnDays);
}

/**
 * Gives one piece: it leaves the stock, is booked for the member and logged, and its slip waits
 * for the printer. Undefined when none is left; the caller then fails and nothing is kept.
 */
export function giveGift(context: CommandContext, given: GiftToGive): GivenGift | undefined {
  const { gift, member, points, uid } = given;
  const { redemptionId, code } = bookRedemption(context, given);
  const staffId = context.session?.staffId ?? null;
  const stock = moveStock(context.db, {
    giftId: gift.id,
    kind: 'given',
    quantity: -1,
    redemptionId,
    reason: '',
    at: context.now,
    businessDay: context.today,
    staffId,
  });
  if (stock === undefined) return undefined;
  context.log('gift.given', { redemption: uid, gift: gift.uid, member: member.uid, points, stock });
  printSlip(context, {
    uid,
    code,
    giftName: gift.name,
    memberName: member.name,
    cardNo: member.cardNo,
    points,
    balanceAfter: given.balanceAfter,
    returnableUntil: returnableUntil(gift, context.today),
  });
  context.changed('rewards', `member:${member.id}`);
  return { redemptionId, code, stock };
}

function bookRedemption(context: CommandContext, given: GiftToGive) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const code = giftCodeOf(context.newUid());
    const redemptionId = insertRedemption(context.db, {
      uid: given.uid,
      code,
      giftId: given.gift.id,
      memberId: given.member.id,
      points: given.points,
      operationUid: given.operationUid,
      at: context.now,
      businessDay: context.today,
      staffId: context.session?.staffId ?? null,
    });
    if (redemptionId !== undefined) return { redemptionId, code };
  }
  throw new Error('No free gift code was found');
}
