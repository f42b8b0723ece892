import { z } from 'zod';
import { call, MANAGERS, PLANNERS, SELLERS, STAFF } from './call.ts';
import { tier } from './members.ts';
import {
  businessDay,
  pageRequest,
  personText,
  points,
  requestId,
  rowId,
  signedPoints,
  utcMs,
} from './primitives.ts';

/** The most pieces of one gift that a store has, or moves at once. */
export const MAX_GIFT_STOCK = 1_000_000;

/** What a manager says about a gift. */
const giftFields = {
  name: personText(60),
  /** What it costs; 0 = not for points, only as the reward of a stamp card. */
  points,
  /** The product it is, where the store sells it too. */
  productId: rowId.nullable().default(null),
  /** How many a member may have for points, those given back not counted; null = no limit. */
  perMemberLimit: z.int().positive().max(1000).nullable().default(null),
  /** For members of these tiers; none = everybody. */
  tiers: z.array(tier).max(4).default([]),
  /** First and last business day, both inclusive; null = open. */
  fromDay: businessDay.nullable().default(null),
  toDay: businessDay.nullable().default(null),
  /** It may be brought back for so many days; 0 = never. */
  returnDays: z.int().min(0).max(366).default(14),
  /** At so many pieces and fewer the list says that there are few left; 0 = only when none is. */
  lowStock: z.int().min(0).max(MAX_GIFT_STOCK).default(0),
  isActive: z.boolean().default(true),
};

/** A gift of the catalogue with what is there of it. */
export const gift = z.object({
  id: rowId,
  uid: z.uuid(),
  version: z.int().positive(),
  ...giftFields,
  productName: z.string(),
  stock: z.int().min(0),
  isLow: z.boolean(),
  /** Whether it can be had today: not withdrawn, and within its days. */
  isRunning: z.boolean(),
  /** How many were given and not brought back. */
  givenCount: z.int().min(0),
});
export type Gift = z.infer<typeof gift>;

/** Why a member cannot have a gift now. */
export const GIFT_OBSTACLES = ['notRunning', 'tier', 'limit', 'stock', 'frozen', 'points'] as const;
export type GiftObstacle = (typeof GIFT_OBSTACLES)[number];

/** A gift that was given to a member, for points or for a full stamp card (`points` 0). */
export const redemption = z.object({
  id: rowId,
  giftId: rowId,
  giftName: z.string(),
  memberId: rowId,
  memberName: z.string(),
  points,
  /** On its slip: `G`, eleven digits, their check digit. */
  code: z.string(),
  at: utcMs,
  businessDay,
  staffName: z.string(),
  returnedAt: utcMs.nullable(),
  /** Last day on which it can be brought back; null = not, or not any more. */
  returnableUntil: businessDay.nullable(),
});
export type Redemption = z.infer<typeof redemption>;

/** A movement of stock. */
export const giftMovement = z.object({
  id: rowId,
  kind: z.enum(['receipt', 'adjust', 'given', 'returned']),
  quantity: z.int(),
  reason: z.string(),
  at: utcMs,
  staffName: z.string(),
  memberName: z.string(),
  /** What was there after it. */
  stockAfter: z.int(),
});
export type GiftMovement = z.infer<typeof giftMovement>;

export const rewardsCalls = {
  /** All gifts, those that can be had first, by name. */
  'rewards.gifts': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({}),
    output: z.array(gift),
    errors: [],
  }),
  /** Adds a gift (`giftId` null) or changes one; `version` is the one the screen showed. */
  'rewards.saveGift': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({
      requestId,
      giftId: rowId.nullable(),
      version: z.int().min(0).default(0),
      ...giftFields,
    }),
    output: z.object({ giftId: rowId, version: z.int().positive() }),
    errors: [
      'rewards.unknownGift',
      'rewards.changedMeanwhile',
      'rewards.nameEmpty',
      'rewards.nameTaken',
      'rewards.daysReversed',
      'rewards.unknownProduct',
    ],
  }),
  /**
   * Takes pieces into stock (`receipt`, more than 0), or corrects it by count, breakage or loss
   * (`adjust`, with a reason). Less than nothing is never in stock.
   */
  'rewards.moveStock': call({
    lane: 'write',
    access: MANAGERS,
    input: z.strictObject({
      requestId,
      giftId: rowId,
      kind: z.enum(['receipt', 'adjust']),
      quantity: z.int().min(-MAX_GIFT_STOCK).max(MAX_GIFT_STOCK),
      reason: personText(120).default(''),
    }),
    output: z.object({ stock: z.int().min(0) }),
    errors: [
      'rewards.unknownGift',
      'rewards.quantityWrong',
      'rewards.reasonMissing',
      'rewards.stockShort',
      'rewards.stockTooLarge',
    ],
  }),
  /** The movements of a gift's stock, newest first. */
  'rewards.movements': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ giftId: rowId, ...pageRequest }),
    output: z.object({
      rows: z.array(giftMovement),
      nextCursor: z.string().nullable(),
      total: z.int(),
    }),
    errors: ['rewards.unknownGift'],
  }),
  /** What a member can have today and what not, and why; and the gifts they had, newest first. */
  'rewards.forMember': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ memberId: rowId }),
    output: z.object({
      memberId: rowId,
      balance: signedPoints,
      gifts: z.array(
        gift
          .pick({ id: true, name: true, points: true, stock: true, isLow: true })
          .extend({ obstacle: z.enum(GIFT_OBSTACLES).nullable() }),
      ),
      redemptions: z.array(redemption),
    }),
    errors: ['members.unknown'],
  }),
  /** Who had a gift, newest first. */
  'rewards.redemptions': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ giftId: rowId, ...pageRequest }),
    output: z.object({
      rows: z.array(redemption),
      nextCursor: z.string().nullable(),
      total: z.int(),
    }),
    errors: ['rewards.unknownGift'],
  }),
  /**
   * Gives a gift for points: the points are spent in spend order, one piece leaves the stock, and
   * a slip is printed, all in one transaction. `expectedPoints` is the price the screen showed.
   */
  'rewards.redeemGift': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId, giftId: rowId, memberId: rowId, expectedPoints: points }),
    output: z.object({
      redemptionId: rowId,
      code: z.string(),
      points,
      balanceAfter: signedPoints,
      stock: z.int().min(0),
    }),
    errors: [
      'rewards.unknownGift',
      'rewards.notRunning',
      'rewards.tierMissing',
      'rewards.limitReached',
      'rewards.outOfStock',
      'rewards.priceChanged',
      'members.unknown',
      'members.isMerged',
      'members.frozen',
      'loyalty.notEnoughPoints',
    ],
  }),
  /**
   * Takes a gift back within its days: the points return to the very lots they were spent from
   * (a lot that lapsed meanwhile counts again for the days of grace of the settings), the piece to
   * the stock. The gift of a stamp card can then be had again.
   */
  'rewards.giveBackGift': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId, redemptionId: rowId, reason: personText(120) }),
    output: z.object({ points, balanceAfter: signedPoints, stock: z.int().min(0) }),
    errors: [
      'rewards.unknownRedemption',
      'rewards.alreadyGivenBack',
      'rewards.giveBackTooLate',
      'rewards.reasonMissing',
    ],
  }),
};
