import { z } from 'zod';
import { call, SELLERS, STAFF } from './call.ts';
import {
  approvalId,
  personText,
  points,
  requestId,
  rowId,
  signedPoints,
  utcMs,
} from './primitives.ts';

/** The longest name of a household. */
export const MAX_HOUSEHOLD_NAME = 60;

/** A household (家庭积分池): members who pay with each other's points; every lot stays its owner's. */
export const household = z.object({
  id: rowId,
  name: z.string(),
  headId: rowId,
  /** The most that one takes from the others in a day; null = any. */
  dailyLimit: points.nullable(),
  createdAt: utcMs,
  members: z.array(
    z.object({
      memberId: rowId,
      name: z.string(),
      phoneMasked: z.string().nullable(),
      balance: signedPoints,
      isHead: z.boolean(),
      /** Frozen: gives nothing and takes nothing. */
      isFrozen: z.boolean(),
      joinedAt: utcMs,
    }),
  ),
  /** What all of them can spend together: debts stay with their owner, frozen points out. */
  pool: points,
});
export type Household = z.infer<typeof household>;

const change = { requestId, householdId: rowId, approvalId };
const CHANGE_ERRORS = ['households.unknown', 'households.approvalNeeded'] as const;

export const householdsCalls = {
  /** The household a member belongs to; null = none. */
  'households.ofMember': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ memberId: rowId }),
    output: household.nullable(),
    errors: ['members.unknown'],
  }),
  /** Begins a household with its head. Needs a manager, as all of these do. */
  'households.create': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({
      requestId,
      headId: rowId,
      name: personText(10_000),
      dailyLimit: points.nullable().default(null),
      approvalId,
    }),
    output: z.object({ householdId: rowId }),
    errors: [
      'members.unknown',
      'members.isMerged',
      'households.approvalNeeded',
      'households.nameEmpty',
      'households.nameTooLong',
      'households.alreadyInOne',
    ],
  }),
  /** Adds a member; `households.full` carries the store's limit, `alreadyInOne` the household. */
  'households.add': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ ...change, memberId: rowId }),
    output: z.null(),
    errors: [
      ...CHANGE_ERRORS,
      'members.unknown',
      'members.isMerged',
      'members.frozen',
      'households.alreadyInOne',
      'households.full',
    ],
  }),
  /** Lets a member go, with all the own points; the head goes last, or names another first. */
  'households.leave': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ ...change, memberId: rowId }),
    output: z.null(),
    errors: [...CHANGE_ERRORS, 'households.notInIt', 'households.headStays'],
  }),
  /** Changes name, head or limit; what is not named stays. */
  'households.change': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({
      ...change,
      name: personText(10_000).optional(),
      headId: rowId.optional(),
      dailyLimit: points.nullable().optional(),
    }),
    output: z.null(),
    errors: [
      ...CHANGE_ERRORS,
      'households.nameEmpty',
      'households.nameTooLong',
      'households.notInIt',
    ],
  }),
  /** Ends a household; everybody keeps the own points. */
  'households.dissolve': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject(change),
    output: z.null(),
    errors: CHANGE_ERRORS,
  }),
};
