import { z } from 'zod';
import { memberNote, tier } from './members.ts';
import { businessDay, locale, rowId, utcMs } from './primitives.ts';

/** What the rows of a member's data are for; consent is given and withdrawn for each by itself. */
export const PURPOSES = ['programme', 'messages', 'calls', 'profiling'] as const;
/** How a member likes to be reached. */
export const CHANNELS = ['phone', 'message', 'email', 'post'] as const;
export const GENDERS = ['female', 'male', 'other'] as const;
/** Ways people like to be talked to (DOMAIN, Members: communication style, with tips). */
export const STYLES = ['peacock', 'tiger', 'koala'] as const;
export const FREEZE_REASONS = ['misuse', 'dispute', 'request', 'other'] as const;
export const CARD_REASONS = ['lost', 'damaged', 'upgraded'] as const;
export const CONTACT_KINDS = ['call', 'message', 'visit', 'email'] as const;
export const CONTACT_OUTCOMES = ['reached', 'noAnswer', 'callBack', 'refused', 'done'] as const;
export const IDENTIFIER_KINDS = ['card', 'phone', 'external'] as const;

/** The id of a second person's consent (`staff.approve`). */
export const approvalId = z.uuid().nullable().default(null);

/**
 * A card, phone or number of another system beside the member's own phone and card. What was
 * replaced or lost stays, so that it is refused with a reason; what was removed is free again.
 */
export const identifier = z.object({
  id: rowId,
  kind: z.enum(IDENTIFIER_KINDS),
  /** Phones masked. */
  shown: z.string(),
  state: z.enum(['active', 'replaced', 'lost', 'removed']),
  since: utcMs,
  until: utcMs.nullable(),
  /** The card that took its place. */
  replacedBy: z.string().nullable(),
  note: z.string(),
});
export type Identifier = z.infer<typeof identifier>;

/** What was last said about one purpose, under which version of the text, when and to whom. */
export const consent = z.object({
  purpose: z.enum(PURPOSES),
  isGiven: z.boolean(),
  textVersion: z.string(),
  at: utcMs.nullable(),
  staffName: z.string(),
});
export type Consent = z.infer<typeof consent>;

/** A call, message or visit; `nextDay` makes it a task until it is done. */
export const contact = z.object({
  id: rowId,
  kind: z.enum(CONTACT_KINDS),
  outcome: z.enum(CONTACT_OUTCOMES),
  text: z.string(),
  nextDay: businessDay.nullable(),
  isTaskDone: z.boolean(),
  staffName: z.string(),
  at: utcMs,
});
export type Contact = z.infer<typeof contact>;

/** Everything about a member but purchases and points: what the screens for care show and edit. */
export const memberProfile = z.object({
  id: rowId,
  /** Counts up with every change of the member's own row; sent back as `expectedVersion`. */
  version: z.int().positive(),
  name: z.string(),
  phoneMasked: z.string().nullable(),
  cardNo: z.string(),
  email: z.string().nullable(),
  birthday: z.string().nullable(),
  gender: z.enum(GENDERS).nullable(),
  locale: locale.nullable(),
  channel: z.enum(CHANNELS).nullable(),
  isNoContact: z.boolean(),
  style: z.enum(STYLES).nullable(),
  tier,
  joinedDay: businessDay,
  lastVisitDay: businessDay.nullable(),
  frozen: z.object({ reason: z.enum(FREEZE_REASONS), at: utcMs }).nullable(),
  identifiers: z.array(identifier),
  tags: z.array(z.string()),
  /** Values of the store's own fields (settings, members), by key. */
  fields: z.record(z.string(), z.string()),
  consents: z.array(consent),
  notes: z.array(memberNote),
  contacts: z.array(contact),
  /** Members that were merged into this one. */
  mergedFrom: z.array(z.object({ id: rowId, name: z.string(), at: utcMs })),
});
export type MemberProfile = z.infer<typeof memberProfile>;
