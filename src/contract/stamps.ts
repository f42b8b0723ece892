import { z } from 'zod';
import { call, PLANNERS, SELLERS, STAFF } from './call.ts';
import { amountMinor, businessDay, personText, points, requestId, rowId } from './primitives.ts';

/** The most stamps that a card asks for. */
export const MAX_STAMPS = 1000;

/** Records that a card names, by uid. */
const uids = z.array(z.uuid()).max(1000).default([]);

/**
 * What is stamped: whole pieces (loose goods: whole kilograms), sales that come to at least
 * `minimumMinor`, or every full `perMinor` spent; only lines in one of the records named by each
 * list (an empty list asks nothing), and never lines that cost nothing.
 */
export const stampCounting = z.strictObject({
  basis: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('piece') }),
    z.strictObject({ kind: z.literal('sale'), minimumMinor: amountMinor }),
    z.strictObject({ kind: z.literal('amount'), perMinor: amountMinor.positive() }),
  ]),
  products: uids,
  categories: uids,
  brands: uids,
  /** The most stamps that one sale gives; null = no limit. */
  maxPerSale: z.int().positive().max(MAX_STAMPS).nullable().default(null),
});
export type StampCounting = z.infer<typeof stampCounting>;

/** What a full card gives, once: a gift to be had at the counter within `days`, points, or a coupon. */
export const stampReward = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('gift'),
    giftId: rowId,
    /** The gift can be had for so many days; null = for ever. */
    days: z.int().positive().max(3660).nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('points'), points: points.positive() }),
  /** One coupon of an active campaign of personal codes. */
  z.strictObject({ kind: z.literal('coupon'), campaignId: rowId }),
]);
export type StampReward = z.infer<typeof stampReward>;

/** What a manager says about a stamp card. */
const cardFields = {
  name: personText(60),
  /** Stamps that fill a card. */
  needed: z.int().positive().max(MAX_STAMPS),
  counting: stampCounting,
  reward: stampReward,
  /** First and last business day on which purchases are stamped, both inclusive. */
  fromDay: businessDay,
  toDay: businessDay.nullable().default(null),
  /** How many cards a member may fill; null = no limit. */
  maxCards: z.int().positive().max(1000).nullable().default(null),
  isActive: z.boolean().default(true),
};

/** A stamp card, and what became of it. */
export const stampCard = z.object({
  id: rowId,
  uid: z.uuid(),
  version: z.int().positive(),
  ...cardFields,
  isRunning: z.boolean(),
  /** Stamps were given: what is counted and what fills a card are fixed. */
  isFixed: z.boolean(),
  /** The gift or coupon that it gives; empty for points. */
  giftName: z.string(),
  /** The records that it names, by uid; one that is gone has no name. */
  targets: z.array(z.object({ uid: z.uuid(), name: z.string() })),
  /** Members who have stamps, and rewards that were given and not withdrawn. */
  memberCount: z.int().min(0),
  rewardCount: z.int().min(0),
});
export type StampCard = z.infer<typeof stampCard>;

/** How far a member is on a card. */
export const stampProgress = z.object({
  cardId: rowId,
  name: z.string(),
  needed: z.int().positive(),
  /**
   * Stamps on the present card. Below 0: stamps of a card whose reward was taken were returned,
   * and are made up for first.
   */
  held: z.int(),
  /** No further card can be filled. */
  isDone: z.boolean(),
});
export type StampProgress = z.infer<typeof stampProgress>;

/** A full card's gift that waits to be had. */
export const readyReward = z.object({
  id: rowId,
  cardName: z.string(),
  giftName: z.string(),
  stock: z.int().min(0),
  expiresOn: businessDay.nullable(),
});

export const stampsCalls = {
  /** All stamp cards, running ones first. */
  'stamps.cards': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({}),
    output: z.object({ today: businessDay, cards: z.array(stampCard) }),
    errors: [],
  }),
  /**
   * Adds a card (`cardId` null) or changes one. Once it gave stamps, what is counted, how many are
   * needed and what it gives stay as they are; name, last day, limit and whether it is in use may
   * change.
   */
  'stamps.saveCard': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({
      requestId,
      cardId: rowId.nullable(),
      version: z.int().min(0).default(0),
      ...cardFields,
    }),
    output: z.object({ cardId: rowId, version: z.int().positive() }),
    errors: [
      'stamps.unknownCard',
      'stamps.changedMeanwhile',
      'stamps.nameEmpty',
      'stamps.nameTaken',
      'stamps.daysReversed',
      'stamps.isFixed',
      'stamps.unknownRecord',
      'rewards.unknownGift',
      'coupons.unknown',
      'coupons.notPersonal',
    ],
  }),
  /** A member's cards that run or hold stamps, and the gifts that wait for them. */
  'stamps.ofMember': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ memberId: rowId }),
    output: z.object({ cards: z.array(stampProgress), rewards: z.array(readyReward) }),
    errors: ['members.unknown'],
  }),
  /** Hands out the gift of a full card: one piece leaves the stock and a slip is printed. */
  'stamps.takeReward': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId, rewardId: rowId }),
    output: z.object({ giftName: z.string(), code: z.string(), stock: z.int().min(0) }),
    errors: [
      'stamps.unknownReward',
      'stamps.rewardTaken',
      'stamps.rewardExpired',
      'rewards.outOfStock',
      'coupons.allIssued',
      'members.isMerged',
      'members.unknown',
      'members.frozen',
    ],
  }),
};
