import { z } from 'zod';
import { call, SELLERS, STAFF } from './call.ts';
import {
  amountMinor,
  businessDay,
  locale,
  pageRequest,
  personText,
  points,
  requestId,
  rowId,
  signedMinor,
  signedPoints,
  utcMs,
} from './primitives.ts';

/** Tier codes of the base programme, lowest first. Names come from the screen's catalogue. */
export const TIERS = ['standard', 'silver', 'gold', 'platinum'] as const;
export const tier = z.enum(TIERS);
export type Tier = z.infer<typeof tier>;

/** Why a member was found; the screen marks the matching part. */
export const matchedBy = z.enum([
  'card',
  'phone',
  'phoneTail',
  'name',
  'pinyin',
  'initials',
  'email',
]);

/** A member in a list of hits. */
export const memberHit = z.object({
  id: rowId,
  name: z.string(),
  phoneMasked: z.string().nullable(),
  cardNo: z.string().nullable(),
  tier,
  lastVisitDay: businessDay.nullable(),
  matchedBy,
});
export type MemberHit = z.infer<typeof memberHit>;

/** Points that expire together. */
export const expiringPoints = z.object({ points, expiresOn: businessDay });

/** A purchase in a list: a receipt's head. */
export const purchase = z.object({
  saleId: rowId,
  receiptNo: z.string(),
  kind: z.enum(['sale', 'return']),
  completedAt: utcMs,
  businessDay,
  totalMinor: signedMinor,
  pointsEarned: signedPoints,
  pointsRedeemed: signedPoints,
  lineCount: z.int().min(0),
  firstLine: z.string(),
});
export type Purchase = z.infer<typeof purchase>;

/** What a note is about; `important` stands first wherever the member is shown. */
export const NOTE_KINDS = ['note', 'important', 'preference', 'service', 'complaint'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

export const memberNote = z.object({
  id: rowId,
  kind: z.enum(NOTE_KINDS),
  text: z.string(),
  staffName: z.string(),
  at: utcMs,
});

/**
 * What the counter shows of a member. Phone numbers are masked here; `members.revealPhone` gives
 * the whole. Of a merged member it is the survivor's card: `id` says whose it is.
 */
export const memberCard = z.object({
  id: rowId,
  name: z.string(),
  phoneMasked: z.string().nullable(),
  cardNo: z.string().nullable(),
  birthday: z.string().nullable(),
  tier,
  joinedDay: businessDay,
  /** Spendable points less those owed: below 0 when a return left a debt. */
  balance: signedPoints,
  /** What the balance pays, in minor units. */
  balanceWorthMinor: amountMinor,
  /** Earned but not yet active. */
  pendingPoints: points,
  /** What expires within 90 days, soonest first: every date, not only the first. */
  expiring: z.array(expiringPoints),
  spentThisYearMinor: signedMinor,
  visitsThisYear: z.int().min(0),
  lastPurchases: z.array(purchase),
  notes: z.array(memberNote),
  tags: z.array(z.string()),
  /** Why the member's points cannot be redeemed at present; they are still earned. */
  frozenReason: z.enum(['misuse', 'dispute', 'request', 'other']).nullable(),
  /** Wants no calls or messages. */
  isNoContact: z.boolean(),
  /** How they like to be talked to, and in which language. */
  style: z.enum(['peacock', 'tiger', 'koala']).nullable(),
  locale: locale.nullable(),
  /** What is to be done for them, the longest waiting first: tasks whose day has come. */
  tasks: z.array(
    z.object({
      id: rowId,
      kind: z.enum(['call', 'message', 'visit', 'email']),
      text: z.string(),
      nextDay: businessDay,
    }),
  ),
});
export type MemberCard = z.infer<typeof memberCard>;

/**
 * What an entry of the points ledger is: `adjust` by hand, `clawback` and `restore` by a return
 * or by undoing, `opening` brought over, `transfer` between members, `gift` paid with points,
 * `bonus` given without a sale (referral, birthday, campaign).
 */
export const POINTS_KINDS = [
  'earn',
  'redeem',
  'expire',
  'adjust',
  'clawback',
  'restore',
  'opening',
  'transfer',
  'gift',
  'bonus',
] as const;
export type PointsKind = (typeof POINTS_KINDS)[number];

/** One movement of points, for the member's points history. */
export const pointsEntry = z.object({
  id: rowId,
  kind: z.enum(POINTS_KINDS),
  points: signedPoints,
  at: utcMs,
  businessDay,
  receiptNo: z.string().nullable(),
  reason: z.string().nullable(),
});

export const enrolInput = z.strictObject({
  requestId,
  name: personText(10_000),
  phone: personText(10_000),
  cardNo: personText(10_000).default(''),
  /** `YYYY-MM-DD`, or `--MM-DD` when the year is not told. */
  birthday: z
    .string()
    .regex(/^(\d{4}|-)-\d{2}-\d{2}$/)
    .nullable()
    .default(null),
  note: personText(10_000).default(''),
  /** The member agreed to the programme's terms and to this use of the data. */
  hasConsented: z.boolean(),
  /** The member who brought the new one; null = nobody. */
  referrerId: rowId.nullable().default(null),
  /** Set after the cashier saw the namesakes and still wants a new member. */
  isDuplicateAccepted: z.boolean().default(false),
});

export const membersCalls = {
  /**
   * The one search box: card number, full phone, last four digits, Chinese name (1–3
   * characters), Latin name prefixes in any word order, full pinyin, pinyin initials, e-mail.
   * Most recent visitors first. Source: DOMAIN, Members.
   */
  'members.search': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({
      text: z.string().max(4096),
      limit: z.int().min(1).max(50).default(20),
    }),
    output: z.object({ hits: z.array(memberHit), hasMore: z.boolean() }),
    errors: [],
  }),
  'members.card': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ memberId: rowId }),
    output: memberCard,
    errors: ['members.unknown'],
  }),
  /** Members who may be the same person: same phone, same card, or same name and birthday. */
  'members.findDuplicates': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({
      name: personText(10_000),
      phone: personText(10_000),
      cardNo: personText(10_000).default(''),
      birthday: z.string().max(32).nullable().default(null),
    }),
    output: z.array(
      memberHit.extend({ reason: z.enum(['phone', 'card', 'nameAndBirthday', 'name']) }),
    ),
    errors: [],
  }),
  /**
   * Enrols a member; a card number is issued when none is given, and the phone may be left out
   * (empty). A taken phone or card is refused; same name and birthday asks first
   * (`members.maybeDuplicate`). These three carry `memberId`, the one who is there already;
   * `nameTooLong` and `noteTooLong` carry `max`.
   */
  'members.enrol': call({
    lane: 'write',
    access: SELLERS,
    input: enrolInput,
    output: z.object({ memberId: rowId, cardNo: z.string() }),
    errors: [
      'members.nameEmpty',
      'members.nameTooLong',
      'members.phoneInvalid',
      'members.phoneTaken',
      'members.cardInvalid',
      'members.cardTaken',
      'members.birthdayInvalid',
      'members.noteTooLong',
      'members.consentMissing',
      'members.maybeDuplicate',
      'members.referrerUnknown',
    ],
  }),
  'members.addNote': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({
      requestId,
      memberId: rowId,
      text: personText(10_000),
      kind: z.enum(NOTE_KINDS).default('note'),
    }),
    output: memberNote,
    errors: ['members.unknown', 'members.noteEmpty', 'members.noteTooLong'],
  }),
  /**
   * The whole phone number, for who needs it, the first one or a further one (`identifierId`);
   * every look is written to the event log. It takes no
   * request id: the reply to one is kept for retries, and this reply is not to be kept anywhere.
   */
  'members.revealPhone': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ memberId: rowId, identifierId: rowId.nullable().default(null) }),
    output: z.object({ phone: z.string().nullable() }),
    errors: ['members.unknown'],
  }),
  /** Purchases of a member, newest first. */
  'members.purchases': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ memberId: rowId, ...pageRequest }),
    output: z.object({
      rows: z.array(purchase),
      nextCursor: z.string().nullable(),
      total: z.int(),
    }),
    errors: ['members.unknown'],
  }),
  /** Every movement of a member's points, newest first. */
  'members.pointsHistory': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ memberId: rowId, ...pageRequest }),
    output: z.object({
      rows: z.array(pointsEntry),
      nextCursor: z.string().nullable(),
      total: z.int(),
    }),
    errors: ['members.unknown'],
  }),
};
