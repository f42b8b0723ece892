import { z } from 'zod';
import { call, SELLERS, STAFF } from './call.ts';
import {
  approvalId,
  CARD_REASONS,
  CHANNELS,
  consent,
  contact,
  CONTACT_KINDS,
  CONTACT_OUTCOMES,
  FREEZE_REASONS,
  GENDERS,
  IDENTIFIER_KINDS,
  memberProfile,
  PURPOSES,
  STYLES,
} from './member-profile.ts';
import { businessDay, locale, personText, requestId, rowId } from './primitives.ts';

export const EDIT_ERRORS = [
  'members.unknown',
  'members.isMerged',
  'members.changedMeanwhile',
] as const;

export const memberCareCalls = {
  /** A merged member's id gives the survivor. */
  'members.profile': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ memberId: rowId }),
    output: memberProfile,
    errors: ['members.unknown'],
  }),
  /**
   * Changes what is named, leaves the rest; an empty phone, e-mail or birthday takes it away.
   * `expectedVersion` is what the screen showed: a member changed meanwhile is refused
   * (`members.changedMeanwhile`). A phone somebody else has carries `memberId`.
   */
  'members.edit': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({
      requestId,
      memberId: rowId,
      expectedVersion: z.int().positive(),
      name: personText(10_000).optional(),
      phone: personText(10_000).optional(),
      email: personText(10_000).optional(),
      /** `YYYY-MM-DD`, or `--MM-DD` when the year is not told; null takes it away. */
      birthday: personText(32).nullable().optional(),
      gender: z.enum(GENDERS).nullable().optional(),
      locale: locale.nullable().optional(),
      channel: z.enum(CHANNELS).nullable().optional(),
      isNoContact: z.boolean().optional(),
      style: z.enum(STYLES).nullable().optional(),
      fields: z.record(z.string().max(32), personText(10_000)).optional(),
    }),
    output: z.object({ version: z.int().positive() }),
    errors: [
      ...EDIT_ERRORS,
      'members.nameEmpty',
      'members.nameTooLong',
      'members.phoneInvalid',
      'members.phoneTaken',
      'members.emailInvalid',
      'members.birthdayInvalid',
      'members.fieldInvalid',
    ],
  }),
  /** One more phone, card or number of another system; it must belong to nobody. */
  'members.addIdentifier': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({
      requestId,
      memberId: rowId,
      kind: z.enum(IDENTIFIER_KINDS),
      value: personText(10_000),
      note: personText(1000).default(''),
    }),
    output: z.object({ identifierId: rowId }),
    errors: [
      'members.unknown',
      'members.isMerged',
      'members.phoneInvalid',
      'members.phoneTaken',
      'members.cardInvalid',
      'members.cardTaken',
      'members.externalInvalid',
      'members.externalTaken',
      'members.tooManyIdentifiers',
    ],
  }),
  /** `lost` refuses the card from now on; `removed` sets the number free. */
  'members.endIdentifier': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({
      requestId,
      identifierId: rowId,
      state: z.enum(['lost', 'removed']),
    }),
    output: z.null(),
    errors: ['members.identifierUnknown'],
  }),
  /**
   * Gives the member another card of its own; the old one is refused from now on. Without a
   * number one is issued, so that a card reported lost by phone is blocked at once.
   */
  'members.replaceCard': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({
      requestId,
      memberId: rowId,
      expectedVersion: z.int().positive(),
      cardNo: personText(10_000).default(''),
      reason: z.enum(CARD_REASONS),
    }),
    output: z.object({ version: z.int().positive(), cardNo: z.string(), oldCardNo: z.string() }),
    errors: [...EDIT_ERRORS, 'members.cardInvalid', 'members.cardTaken'],
  }),
  'members.setTag': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({
      requestId,
      memberId: rowId,
      tag: personText(1000),
      isOn: z.boolean(),
    }),
    output: z.object({ tags: z.array(z.string()) }),
    errors: ['members.unknown', 'members.isMerged', 'members.tagInvalid', 'members.tooManyTags'],
  }),
  /** The store's tags and those in use, with how many members have each, the commonest first. */
  'members.tags': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({}),
    output: z.array(z.object({ tag: z.string(), members: z.int().min(0), isDefined: z.boolean() })),
    errors: [],
  }),
  /** Writes down that the member agreed, or withdrew, for one purpose. Nothing is overwritten. */
  'members.setConsent': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({
      requestId,
      memberId: rowId,
      purpose: z.enum(PURPOSES),
      isGiven: z.boolean(),
    }),
    output: consent,
    errors: ['members.unknown', 'members.isMerged'],
  }),
  /** A call, message or visit; `doneContactId` is the task it answers. */
  'members.logContact': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({
      requestId,
      memberId: rowId,
      kind: z.enum(CONTACT_KINDS),
      outcome: z.enum(CONTACT_OUTCOMES),
      text: personText(10_000).default(''),
      nextDay: businessDay.nullable().default(null),
      doneContactId: rowId.nullable().default(null),
    }),
    output: contact,
    errors: ['members.unknown', 'members.isMerged', 'members.noteTooLong', 'members.nextDayPast'],
  }),
  'members.finishTask': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId, contactId: rowId }),
    output: z.null(),
    errors: ['members.taskUnknown'],
  }),
  /** What is to be done for members up to today, the longest waiting first. */
  'members.tasks': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ limit: z.int().min(1).max(200).default(50) }),
    output: z.object({
      rows: z.array(contact.extend({ memberId: rowId, memberName: z.string() })),
      total: z.int().min(0),
    }),
    errors: [],
  }),
  /** A frozen member still earns points and cannot redeem any. */
  'members.freeze': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({
      requestId,
      memberId: rowId,
      reason: z.enum(FREEZE_REASONS),
      note: personText(10_000).default(''),
    }),
    output: z.object({ version: z.int().positive() }),
    errors: ['members.unknown', 'members.isMerged', 'members.alreadyFrozen', 'members.noteTooLong'],
  }),
  /** Needs a manager, in session or by approval. */
  'members.unfreeze': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId, memberId: rowId, approvalId }),
    output: z.object({ version: z.int().positive() }),
    errors: ['members.unknown', 'members.isMerged', 'members.notFrozen', 'members.approvalNeeded'],
  }),
};
