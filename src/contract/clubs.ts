import { z } from 'zod';
import { call, PLANNERS, SELLERS, STAFF } from './call.ts';
import { tier } from './members.ts';
import {
  approvalId,
  businessDay,
  pageRequest,
  personText,
  requestId,
  rowId,
} from './primitives.ts';

/** How many members a club may ask for at most. */
export const MAX_CLUB_MEMBERS = 10_000_000;

/** What a manager says about a club. */
const clubFields = {
  name: personText(60),
  description: personText(200).default(''),
  /** First and last business day of the club, both inclusive; null = open. */
  fromDay: businessDay.nullable().default(null),
  toDay: businessDay.nullable().default(null),
  /** Whoever sells may take members in; false = only a manager, by invitation. */
  isOpen: z.boolean().default(true),
  /** The most members at a time; null = no limit. */
  memberLimit: z.int().positive().max(MAX_CLUB_MEMBERS).nullable().default(null),
  /** A closed club keeps its list and takes nobody in; rules that name it give nothing. */
  isActive: z.boolean().default(true),
};

/** A club of members, such as "Beauty circle", and how many are in it. */
export const club = z.object({
  id: rowId,
  uid: z.uuid(),
  version: z.int().positive(),
  ...clubFields,
  memberCount: z.int().min(0),
  /** Whether it holds today: not closed, and within its days. */
  isRunning: z.boolean(),
});
export type Club = z.infer<typeof club>;

/** One membership: from when to when, and who at the till saw to it. */
export const clubMember = z.object({
  id: rowId,
  memberId: rowId,
  name: z.string(),
  cardNo: z.string(),
  tier,
  joinedDay: businessDay,
  joinedBy: z.string(),
  leftDay: businessDay.nullable(),
  leftBy: z.string(),
});

const ENTRY_ERRORS = [
  'clubs.unknown',
  'clubs.approvalNeeded',
  'members.unknown',
  'members.isMerged',
] as const;

export const clubsCalls = {
  /** All clubs, running ones first, by name. */
  'clubs.list': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({}),
    output: z.array(club),
    errors: [],
  }),
  /**
   * Adds a club (`clubId` null) or changes one. `version` is the one the screen showed: what
   * somebody else changed meanwhile is refused. A limit below the members there are is allowed and
   * keeps them.
   */
  'clubs.save': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({
      requestId,
      clubId: rowId.nullable(),
      version: z.int().min(0).default(0),
      ...clubFields,
    }),
    output: z.object({ clubId: rowId, version: z.int().positive() }),
    errors: [
      'clubs.unknown',
      'clubs.changedMeanwhile',
      'clubs.nameEmpty',
      'clubs.nameTaken',
      'clubs.daysReversed',
    ],
  }),
  /** Who is in a club, or with `isPast` who left it; the latest first. */
  'clubs.members': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ clubId: rowId, isPast: z.boolean().default(false), ...pageRequest }),
    output: z.object({
      rows: z.array(clubMember),
      nextCursor: z.string().nullable(),
      total: z.int(),
    }),
    errors: ['clubs.unknown'],
  }),
  /** The clubs a member is in, and those they could join today. */
  'clubs.ofMember': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ memberId: rowId }),
    output: z.object({
      joined: z.array(
        club.pick({ id: true, name: true, isRunning: true }).extend({ joinedDay: businessDay }),
      ),
      joinable: z.array(club.pick({ id: true, name: true, isOpen: true })),
    }),
    errors: ['members.unknown'],
  }),
  /** Takes a member into a club; one by invitation needs a manager. */
  'clubs.join': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId, clubId: rowId, memberId: rowId, approvalId }),
    output: z.object({ joinedDay: businessDay }),
    errors: [...ENTRY_ERRORS, 'clubs.alreadyIn', 'clubs.notRunning', 'clubs.full'],
  }),
  /** Takes a member out of a club; the membership stays in its history. */
  'clubs.leave': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId, clubId: rowId, memberId: rowId }),
    output: z.object({ leftDay: businessDay }),
    errors: ['clubs.unknown', 'clubs.notIn', 'members.unknown', 'members.isMerged'],
  }),
};
